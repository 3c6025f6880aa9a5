import { DEGRADED_AFTER } from "@/lib/core/health";
import { laneOf } from "@/lib/core/lane";
import type { MessageTemplate } from "@/lib/core/message";
import type { FailureReason } from "@/lib/core/outcome";
import type { RecipientRule } from "@/lib/core/recipient";
import { explainReason } from "@/lib/core/explain-failure";
import type { ChannelKindId } from "@/lib/core/channel-kind";
import { query, withTransaction, type Tx } from "@/lib/db/database";
import { decideAndEnqueue } from "./decide-and-enqueue";

const BATCH = 50;
/** One refusal of these is enough: it does not mend itself, as patience that a provider asks for does. */
const settingsReasons: readonly FailureReason[] = [
  "unauthorized",
  "misconfigured",
  "blocked_address",
  "gone",
];

/** A destination that fails and whose admins do not know yet. */
interface Degraded {
  destination: string;
  organisationId: string;
  failuresInRow: number;
  lastReason: string | null;
  lastDetail: string | null;
  /** The channel, mail server or person it belongs to. */
  name: string | null;
  channelId: string | null;
  /** Whose own address it is. */
  userId: string | null;
  isMail: boolean;
  /** It is no row, but a section of the settings document (lib/core/settings-channel.ts). */
  isOfSettings: boolean;
  isMailFailing: boolean;
  fallbackId: string | null;
  fallbackKind: ChannelKindId | null;
}

/**
 * Tells the admins of destinations that began to fail, or the person whose own address it is, once until they work again: over the organisation's fall-back
 * channel, or by mail where mail is not what fails. Where neither is left only the pages say so. Gives how many were told
 * of.
 */
export async function tellOfDegraded(appUrl: string): Promise<number> {
  return withTransaction(async (tx) => {
    const degraded = await findDegraded(tx);
    for (const one of degraded) await tell(tx, one, appUrl);
    if (degraded.length > 0) await markTold(tx, degraded);
    return degraded.length;
  });
}

/** Their rows are locked, so that two workers do not tell twice. */
function findDegraded(tx: Tx): Promise<Degraded[]> {
  return query<Degraded>(
    `
SELECT h.destination, h.organisation_id AS "organisationId", h.failures_in_row AS "failuresInRow",
  h.last_reason AS "lastReason", h.last_detail AS "lastDetail", c.id AS "channelId", u.id AS "userId",
  coalesce(c.name, s.name, s.smtp_server, u.name) AS name,
  split_part(h.destination, '/', 3) = h.organisation_id::text AS "isOfSettings",
  split_part(h.destination, '/', 2) = 'smtp' AS "isMail",
  EXISTS (
    SELECT 1 FROM destination_health mail
    WHERE mail.destination = h.organisation_id || '/email' AND (mail.open_until > now() OR mail.failures_in_row >= $1::int)
  ) AS "isMailFailing",
  f.id AS "fallbackId", f.kind AS "fallbackKind"
FROM destination_health h
LEFT JOIN channels c ON c.organisation_id = h.organisation_id AND h.destination = h.organisation_id || '/' || c.kind || '/' || c.id
LEFT JOIN smtp_settings s ON s.organisation_id = h.organisation_id AND h.destination = h.organisation_id || '/smtp/' || s.id
LEFT JOIN users u ON split_part(h.destination, '/', 3) = 'user:' || u.id
LEFT JOIN channels f ON f.organisation_id = h.organisation_id AND f.is_fallback AND f.enabled
WHERE h.told_at IS NULL
  -- Mail as a whole fails when its servers do, and those are told of by name.
  AND split_part(h.destination, '/', 2) <> 'email'
  AND (h.failures_in_row >= $1::int OR (h.open_until > now() AND h.last_reason = ANY ($3::text[])))
ORDER BY h.destination
LIMIT $2::int
FOR UPDATE OF h SKIP LOCKED`,
    [DEGRADED_AFTER, BATCH, settingsReasons],
    tx,
  );
}

async function markTold(tx: Tx, degraded: readonly Degraded[]): Promise<void> {
  await query(
    `UPDATE destination_health SET told_at = now() WHERE destination = ANY ($1::text[])`,
    [degraded.map(({ destination }) => destination)],
    tx,
  );
}

async function tell(tx: Tx, one: Degraded, appUrl: string): Promise<void> {
  const way = wayToPeople(one);
  if (!way) return;
  await decideAndEnqueue(
    tx,
    one.organisationId,
    {
      purpose: "notice",
      severity: "error",
      jobId: null,
      runId: null,
      runStepId: null,
      ...way,
      templateVersionId: null,
      inlineTemplate: noticeOf(one, appUrl),
      attachments: [],
      dedupeKey: null,
    },
    null,
  );
}

/** Not over what fails itself; of a person's own address only the person. */
function wayToPeople({
  userId,
  organisationId,
  destination,
  fallbackId,
  fallbackKind,
  isMailFailing,
}: Degraded): { recipients: RecipientRule[]; channelKinds: ChannelKindId[] } | null {
  if (userId !== null)
    return isMailFailing
      ? null
      : { recipients: [{ kind: "user", user_id: userId }], channelKinds: ["email"] };
  if (fallbackId !== null && fallbackKind !== null) {
    const lane = laneOf({ organisationId, kind: fallbackKind, channelId: fallbackId, userId: null });
    if (lane !== destination)
      return { recipients: [{ kind: "channel", channel_id: fallbackId }], channelKinds: [] };
  }
  return isMailFailing ? null : { recipients: [{ kind: "role", role: "admin" }], channelKinds: ["email"] };
}

function noticeOf(
  { name, lastReason, lastDetail, failuresInRow, channelId, isMail, isOfSettings }: Degraded,
  appUrl: string,
): MessageTemplate {
  const what = isOfSettings
    ? `${isMail ? "The mail server" : "The Slack channel"} of the settings`
    : whatOf(name ?? "", { isMail, isChannel: channelId !== null });
  const ownPage = isMail ? "settings/email" : "preferences";
  const ownOrChannel = channelId === null ? ownPage : `channels/${channelId}`;
  const page = `${appUrl}/${isOfSettings ? "settings/general" : ownOrChannel}`;
  const text = [
    `${what} does not take messages: ${explainReason(lastReason) ?? "it fails"}.`,
    lastDetail,
    `${failuresInRow} ${failuresInRow === 1 ? "try has" : "tries in a row have"} failed. The messages for it wait and go out as soon as it works again; you are told this once.`,
    `What to do: ${page}`,
  ];
  return {
    subject: `${what} fails`,
    text: text.filter((part) => part !== null).join("\n\n"),
    syntax: "literal",
  };
}

/** What is neither is an address of the person who is told. */
function whatOf(name: string, { isMail, isChannel }: { isMail: boolean; isChannel: boolean }): string {
  if (isMail) return `The mail server ${name}`;
  return isChannel ? `The channel ${name}` : "An address of your preferences";
}
