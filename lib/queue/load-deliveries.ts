import { resolvable } from "@/lib/core/bundle";
import type { GateResult } from "@/lib/core/decide/gate";
import { endings } from "@/lib/core/job-course";
import { defaultRetryPolicy } from "@/lib/core/retry";
import { loadChannels, type ChannelAddress, type LoadedChannel } from "@/lib/db/channel-config";
import { query } from "@/lib/db/database";
import { brandLook } from "@/lib/templates/brand";
import { prepareData, type PreparedData } from "@/lib/templates/data";
import type { TemplatePart } from "@/lib/templates/message-types";
import type { KeyRing } from "@/lib/secrets";
import { answerUrlsAt, type AnswerUrls } from "./answer-token";
import type { ClaimedNotification } from "./claim";
import { loadParts } from "./load-parts";
import { loadSenders, type Sender } from "./load-senders";
import { loadTemplates, type PublishedTemplate } from "./load-templates";

interface Facts {
  id: string;
  gates: GateResult[] | null;
  eventId: string | null;
  jobId: string | null;
  jobKey: string | null;
  jobName: string | null;
  /** When the event happened; without one, when the message was made. */
  occurredAt: Date;
  eventTitle: string | null;
  eventMessage: string | null;
  timeZone: string | null;
  /** Of a trouble that was held: when it was over. */
  resolvedAt: Date | null;
}

/** A claimed notification with all that sending it takes. */
export interface Delivery extends ClaimedNotification, Omit<Facts, "id" | "gates"> {
  gates: GateResult[];
  /** Frozen when it was decided, and copied once for all its recipients; null for a message without template language. */
  context: PreparedData | null;
  template: PublishedTemplate | null;
  /** What its template may include and extend, by name. */
  parts: readonly TemplatePart[];
  sender: Sender;
  channel: LoadedChannel;
  answerUrls: AnswerUrls;
  /** The database's clock, going on since the claim by a clock that nobody can set. */
  databaseNow(): Date;
}

/** Of an organisation that was deleted meanwhile. */
const nobody: Sender = {
  policy: defaultRetryPolicy,
  brand: brandLook(null, "Runbell"),
  logoHash: null,
  layout: null,
};

/**
 * Loads for a batch, in as many statements as for one: settings and parts are as they are now, contexts and versions as
 * they were when it was decided.
 */
export async function loadDeliveries(
  claimed: readonly ClaimedNotification[],
  { ring, appUrl }: { ring: KeyRing; appUrl: string },
): Promise<Delivery[]> {
  const receivedAt = performance.now();
  const organisationIds = claimed.map(({ organisationId }) => organisationId);
  const addresses = claimed.map(addressOf);
  const [facts, contexts, templates, senders, channelOf, answerUrlsOf] = await Promise.all([
    loadFacts(claimed.map(({ id }) => id)),
    loadContexts(claimed.flatMap(({ contextId }) => contextId ?? [])),
    loadTemplates(claimed.flatMap(({ templateVersionId }) => templateVersionId ?? [])),
    loadSenders(organisationIds, appUrl),
    loadChannels(addresses, ring),
    answerUrlsAt(appUrl),
  ]);
  const withTemplates = claimed.map((one) => ({
    ...one,
    template: templates.get(one.templateVersionId ?? "") ?? null,
    sender: senders.get(one.organisationId) ?? nobody,
  }));
  const parts = await loadParts(withTemplates);

  return withTemplates.map((one) => {
    const fact = facts.get(one.id);
    const [eventId, jobId] = [fact?.eventId ?? null, fact?.jobId ?? null];
    return {
      ...one,
      eventId,
      jobId,
      jobKey: fact?.jobKey ?? null,
      jobName: fact?.jobName ?? null,
      occurredAt: fact?.occurredAt ?? one.claimedAt,
      eventTitle: fact?.eventTitle ?? null,
      eventMessage: fact?.eventMessage ?? null,
      timeZone: fact?.timeZone ?? null,
      resolvedAt: fact?.resolvedAt ?? null,
      gates: fact?.gates ?? [],
      context: contexts.get(one.contextId ?? "") ?? null,
      parts: parts.get(one.organisationId) ?? [],
      channel: channelOf(addressOf(one)),
      answerUrls: answerUrlsOf({ ...one, eventId, jobId }),
      databaseNow: () => new Date(one.claimedAt.getTime() + performance.now() - receivedAt),
    };
  });
}

function addressOf(claimed: ClaimedNotification): ChannelAddress {
  const { organisationId, channelKind: kind, channelId, userId, purpose } = claimed;
  return { organisationId, kind, channelId, userId, isTest: purpose === "test" };
}

async function loadFacts(ids: readonly string[]): Promise<Map<string, Facts>> {
  const rows = await query<Facts>(
    `
SELECT n.id, d.gates, n.event_id AS "eventId", j.id AS "jobId", j.key AS "jobKey", j.name AS "jobName",
  coalesce(e.occurred_at, n.created_at) AS "occurredAt", e.title AS "eventTitle", e.message AS "eventMessage",
  p.timezone AS "timeZone",
  -- What was sent at once is news: nobody looks for what came after it. A trouble that came back is not over.
  CASE WHEN d.verdict = 'hold' AND n.event_type = ANY ($2::text[]) THEN (
    SELECT min(ending.occurred_at) FROM events ending
    WHERE ending.job_id = n.job_id AND ending.type = ANY ($3::text[])
      AND (ending.created_at, ending.id) > (
        SELECT trouble.created_at, trouble.id FROM events trouble
        WHERE trouble.job_id = n.job_id AND trouble.type = ANY ($2::text[])
        ORDER BY trouble.created_at DESC, trouble.id DESC LIMIT 1
      )
  ) END AS "resolvedAt"
FROM notifications n
LEFT JOIN decisions d ON d.notification_id = n.id
LEFT JOIN jobs j ON j.id = n.job_id
LEFT JOIN events e ON e.id = n.event_id
LEFT JOIN preferences p ON p.organisation_id = n.organisation_id AND p.user_id = n.user_id
WHERE n.id = ANY ($1::uuid[])`,
    [ids, resolvable, endings],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

async function loadContexts(ids: readonly string[]): Promise<Map<string, PreparedData>> {
  if (ids.length === 0) return new Map();
  const rows = await query<{ id: string; data: unknown }>(
    `SELECT id, data FROM render_contexts WHERE id = ANY ($1::uuid[])`,
    [[...new Set(ids)]],
  );
  return new Map(rows.map(({ id, data }) => [id, prepareData(data)]));
}
