import { channelKinds } from "@/lib/core/channel-kind";
import { reachOf } from "@/lib/core/reach";
import { query, type Tx } from "./database";
import { causeOf } from "./dead-letter-cause";
import { openDeadLetters } from "./dead-letters";
import { lifetimeOf } from "./lifetime";
import { newId } from "./new-id";

/** Which open dead letters. */
export type DeadLetterSelection = { ids: readonly string[] } | { cause: string } | { all: true };

/** At most so many are closed by one statement: a transaction that stays short holds up nobody. */
export const REDRIVE_BATCH = 500;

const selected = `
  AND ($2::uuid[] IS NULL OR n.id = ANY ($2::uuid[]))
  AND ($3::text IS NULL OR ${causeOf} = $3::text)`;

function paramsOf(selection: DeadLetterSelection): [readonly string[] | null, string | null] {
  return ["ids" in selection ? selection.ids : null, "cause" in selection ? selection.cause : null];
}

export interface ClosedDeadLetter {
  id: string;
  contextId: string | null;
}

/**
 * Closes the oldest of the selected dead letters. Who comes at the same time waits for this transaction and finds them
 * closed, so each is closed by one caller only. The oldest first: what dies again meanwhile comes last, and a caller who
 * repeats this as often as there were batches does not meet it.
 */
export function closeDeadLetters(
  tx: Tx,
  organisationId: string,
  selection: DeadLetterSelection,
): Promise<ClosedDeadLetter[]> {
  return query(
    `
WITH chosen AS MATERIALIZED (
  SELECT n.id
  FROM ${openDeadLetters} ${selected}
  ORDER BY n.created_at, n.id
  LIMIT ${REDRIVE_BATCH}
  FOR UPDATE OF n
)
UPDATE notifications SET closed_at = now(), updated_at = now()
FROM chosen
WHERE notifications.id = chosen.id AND notifications.closed_at IS NULL
RETURNING notifications.id, notifications.context_id AS "contextId"`,
    [organisationId, ...paramsOf(selection)],
    tx,
  );
}

/** How many of the selection are open. */
export async function countDeadLetters(
  tx: Tx,
  organisationId: string,
  selection: DeadLetterSelection,
): Promise<number> {
  const [row] = await query<{ count: number }>(
    `SELECT count(*)::int AS count FROM ${openDeadLetters} ${selected}`,
    [organisationId, ...paramsOf(selection)],
    tx,
  );
  return row?.count ?? 0;
}

/** What is other than in the dead letters. */
export interface RedrivePatch {
  /** An address: the message is no longer for the person whose address was wrong. */
  recipient?: string;
  /** Made from this version, or from the built-in message; as it was when it is left out. */
  templateVersionId?: string | null;
}

export interface Redriven {
  id: string;
  originalId: string;
}

/**
 * Makes a message in place of each dead letter that this transaction closed: queued now, with all its tries and a life
 * as long as a new one's, with a decision and a context of its own, as those of the old one go with its age. No key: the
 * old one has it, and what keeps the new one from being made twice is that the old one is closed once. Who unsubscribed
 * meanwhile gets none: the new one is skipped, and says so.
 */
export async function insertSuccessors(
  tx: Tx,
  organisationId: string,
  closed: readonly ClosedDeadLetter[],
  { recipient, templateVersionId }: RedrivePatch,
): Promise<Redriven[]> {
  const redriven = closed.map(({ id }) => ({ id: newId(), originalId: id }));
  const ids = redriven.map(({ id }) => id);
  const originalIds = redriven.map(({ originalId }) => originalId);
  const contexts = await copyContexts(
    tx,
    organisationId,
    closed.flatMap(({ contextId }) => contextId ?? []),
  );
  await query(
    `
INSERT INTO notifications (
  id, organisation_id, original_id, purpose, event_id, job_id, run_id, run_step_id, event_type, severity, user_id,
  recipient, recipient_name, channel_kind, channel_id, lane, template_version_id, variant, inline_template, context_id,
  attachments, state, reason, priority, next_attempt_at, expires_at, updated_at
)
SELECT
  made.id, n.organisation_id, n.id, n.purpose, n.event_id, n.job_id, n.run_id, n.run_step_id, n.event_type, n.severity,
  CASE WHEN $6::text IS NULL THEN n.user_id END,
  coalesce($6::text, n.recipient),
  CASE WHEN $6::text IS NULL THEN n.recipient_name END,
  n.channel_kind, n.channel_id, n.lane,
  CASE WHEN $7::boolean THEN $8::uuid ELSE n.template_version_id END,
  -- Another template is neither of the two that are compared, and another recipient may get the other one.
  CASE WHEN NOT $7::boolean AND $6::text IS NULL THEN n.variant END,
  CASE WHEN NOT $7::boolean THEN n.inline_template END,
  copies.id, n.attachments,
  CASE WHEN gone.id IS NULL THEN 'queued' ELSE 'skipped' END,
  gone.reason,
  n.priority,
  CASE WHEN gone.id IS NULL THEN now() END,
  CASE WHEN gone.id IS NULL THEN now() + ${lifetimeOf("n.severity")} END,
  now()
FROM unnest($2::uuid[], $3::uuid[]) AS made (id, original_id)
JOIN notifications n ON n.id = made.original_id AND n.organisation_id = $1::uuid
LEFT JOIN unnest($4::uuid[], $5::uuid[]) AS copies (of, id) ON copies.of = n.context_id
LEFT JOIN suppressions gone ON gone.organisation_id = n.organisation_id AND gone.reason = 'unsubscribed'
  AND gone.address = lower(coalesce($6::text, n.recipient)) AND n.channel_kind = ANY ($9::text[])`,
    [
      organisationId,
      ids,
      originalIds,
      contexts.map(({ of }) => of),
      contexts.map(({ id }) => id),
      recipient ?? null,
      templateVersionId !== undefined,
      templateVersionId ?? null,
      channelKinds.filter((kind) => reachOf[kind] === "mailbox"),
    ],
    tx,
  );
  await query(
    `
INSERT INTO decisions (id, organisation_id, event_id, notification_id, verdict, reason, gates)
SELECT made.decision_id, d.organisation_id, d.event_id, made.id, d.verdict, d.reason, d.gates
FROM unnest($2::uuid[], $3::uuid[], $4::uuid[]) AS made (id, original_id, decision_id)
JOIN decisions d ON d.notification_id = made.original_id AND d.organisation_id = $1::uuid`,
    [organisationId, ids, originalIds, ids.map(() => newId())],
    tx,
  );
  return redriven;
}

/** Copies the contexts that are still there, each once. */
function copyContexts(
  tx: Tx,
  organisationId: string,
  contextIds: readonly string[],
): Promise<{ id: string; of: string }[]> {
  const distinct = [...new Set(contextIds)];
  return query(
    `
WITH copies AS (
  SELECT made.id, c.id AS of, c.data
  FROM unnest($2::uuid[], $3::uuid[]) AS made (id, of)
  JOIN render_contexts c ON c.id = made.of AND c.organisation_id = $1::uuid
), stored AS (
  INSERT INTO render_contexts (id, organisation_id, data) SELECT id, $1::uuid, data FROM copies
)
SELECT id, of FROM copies`,
    [organisationId, distinct.map(() => newId()), distinct],
    tx,
  );
}
