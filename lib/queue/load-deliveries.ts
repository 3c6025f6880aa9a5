import type { GateResult } from "@/lib/core/decide/gate";
import type { RetryPolicy } from "@/lib/core/retry";
import { loadChannels, type LoadedChannel } from "@/lib/db/channel-config";
import { query } from "@/lib/db/database";
import type { KeyRing } from "@/lib/secrets";
import type { ClaimedNotification } from "./claim";
import { retryPolicyOf } from "./retry-policy";

interface Facts {
  id: string;
  settings: unknown;
  gates: GateResult[] | null;
  jobName: string | null;
  eventTitle: string | null;
  eventMessage: string | null;
  timeZone: string | null;
  template: { subject: string; html: string; text: string | null } | null;
}

/** A claimed notification with all that sending it takes. */
export interface Delivery extends ClaimedNotification, Omit<Facts, "id" | "settings" | "gates"> {
  gates: GateResult[];
  /** Frozen when it was decided; null for a message without template language. */
  context: Record<string, unknown> | null;
  channel: LoadedChannel;
  policy: RetryPolicy;
  /** The database's clock, going on since the claim by a clock that nobody can set. */
  databaseNow(): Date;
}

/** Loads for a batch, in three statements: settings are as they are now, contexts as they were frozen. */
export async function loadDeliveries(
  claimed: readonly ClaimedNotification[],
  ring: KeyRing,
): Promise<Delivery[]> {
  const receivedAt = performance.now();
  const [facts, contexts, channelOf] = await Promise.all([
    loadFacts(claimed.map(({ id }) => id)),
    loadContexts(claimed.flatMap(({ contextId }) => contextId ?? [])),
    loadChannels(
      claimed.map(({ organisationId }) => organisationId),
      ring,
    ),
  ]);
  const policies = new Map<unknown, RetryPolicy>();

  return claimed.map((one) => {
    const fact = facts.get(one.id);
    const settings = JSON.stringify(fact?.settings ?? null);
    const policy = policies.get(settings) ?? retryPolicyOf(fact?.settings);
    policies.set(settings, policy);
    return {
      ...one,
      jobName: fact?.jobName ?? null,
      eventTitle: fact?.eventTitle ?? null,
      eventMessage: fact?.eventMessage ?? null,
      timeZone: fact?.timeZone ?? null,
      template: fact?.template ?? null,
      gates: fact?.gates ?? [],
      context: contexts.get(one.contextId ?? "") ?? null,
      channel: channelOf(one.organisationId, one.channelKind),
      policy,
      databaseNow: () => new Date(one.claimedAt.getTime() + performance.now() - receivedAt),
    };
  });
}

async function loadFacts(ids: readonly string[]): Promise<Map<string, Facts>> {
  const rows = await query<Facts>(
    `
SELECT n.id, o.settings, d.gates, j.name AS "jobName", e.title AS "eventTitle", e.message AS "eventMessage",
  p.timezone AS "timeZone",
  CASE WHEN t.id IS NOT NULL THEN
    jsonb_build_object('subject', t.subject_template, 'html', t.body_template, 'text', t.text_template)
  END AS template
FROM notifications n
JOIN organisations o ON o.id = n.organisation_id
LEFT JOIN decisions d ON d.notification_id = n.id
LEFT JOIN jobs j ON j.id = n.job_id
LEFT JOIN events e ON e.id = n.event_id
LEFT JOIN preferences p ON p.organisation_id = n.organisation_id AND p.user_id = n.user_id
LEFT JOIN template_versions t ON t.id = n.template_version_id
WHERE n.id = ANY ($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

async function loadContexts(ids: readonly string[]): Promise<Map<string, Record<string, unknown>>> {
  if (ids.length === 0) return new Map();
  const rows = await query<{ id: string; data: Record<string, unknown> }>(
    `SELECT id, data FROM render_contexts WHERE id = ANY ($1::uuid[])`,
    [[...new Set(ids)]],
  );
  return new Map(rows.map(({ id, data }) => [id, data]));
}
