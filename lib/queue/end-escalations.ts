import type { EscalationState } from "@/lib/core/escalation";
import type { EventType } from "@/lib/core/event";
import { endings, troubles } from "@/lib/core/job-course";
import { query, type Tx } from "@/lib/db/database";

/** What ends an escalation before its last step, and the reason of its messages that are not sent any more. */
const reasons = {
  acknowledged: "acknowledged",
  recovered: "recovered",
  stopped: "by_hand",
} as const satisfies Partial<Record<EscalationState, string>>;

/** It goes on; or it came to its end in the last days, and some of its messages may still wait. */
const matters = `(e.state = 'active' OR (e.state = 'finished' AND e.created_at > now() - interval '3 days'))`;

/**
 * Ends what escalates because of an event: its own escalation, and the one of the same type and job that it joined. Call it
 * before anything else is locked: whoever takes a step holds the escalation's row first, too.
 */
export async function endEscalationsOfEvent(
  tx: Tx,
  organisationId: string,
  { eventId, by }: { eventId: string; by: string },
): Promise<void> {
  const meant = await query<{ id: string }>(
    `
SELECT e.id FROM escalations e
WHERE e.organisation_id = $1::uuid AND ${matters} AND e.id IN (
  SELECT own.id FROM escalations own WHERE own.event_id = $2::uuid
  UNION
  SELECT joined.id FROM events meant
  JOIN escalations joined ON joined.job_id = meant.job_id AND joined.state = 'active'
  JOIN events begun ON begun.id = joined.event_id AND begun.type = meant.type
  WHERE meant.id = $2::uuid
)
ORDER BY e.id
FOR UPDATE`,
    [organisationId, eventId],
    tx,
  );
  await end(tx, meant, "acknowledged", by);
}

/** Ends what escalates because of troubles of jobs that are right again. Call it as early as the other one. */
export async function endEscalationsOfRecovered(
  tx: Tx,
  organisationId: string,
  events: readonly { type: EventType; jobId: string | null }[],
): Promise<void> {
  const jobIds = events.flatMap(({ type, jobId }) => (jobId && endings.includes(type) ? [jobId] : []));
  if (jobIds.length === 0) return;
  const meant = await query<{ id: string }>(
    `
SELECT e.id FROM escalations e
JOIN events begun ON begun.id = e.event_id
WHERE e.organisation_id = $1::uuid AND ${matters}
  AND e.job_id = ANY ($2::uuid[]) AND begun.type = ANY ($3::text[])
ORDER BY e.id
FOR UPDATE OF e`,
    [organisationId, jobIds, troubles],
    tx,
  );
  await end(tx, meant, "recovered", null);
}

/** Ends one by hand; false when it has ended before. Trusts that it is the organisation's. */
export async function stopEscalationRow(tx: Tx, id: string, by: string): Promise<boolean> {
  const meant = await query<{ id: string }>(
    `SELECT id FROM escalations WHERE id = $1::uuid AND state = 'active' FOR UPDATE`,
    [id],
    tx,
  );
  await end(tx, meant, "stopped", by);
  return meant.length > 0;
}

/**
 * Those that go on have ended after it, and what waits of any of them is cancelled, in the same transaction. What is being
 * sent this moment goes out: nobody can call it back.
 */
async function end(
  tx: Tx,
  meant: readonly { id: string }[],
  state: keyof typeof reasons,
  by: string | null,
): Promise<void> {
  const ids = meant.map(({ id }) => id);
  if (ids.length === 0) return;
  await query(
    `
UPDATE escalations SET state = $2, next_at = NULL, ended_at = now(), ended_by = $3, updated_at = now()
WHERE id = ANY ($1::uuid[]) AND state = 'active'`,
    [ids, state, by],
    tx,
  );
  await query(
    `
WITH waiting AS MATERIALIZED (
  SELECT id FROM notifications
  WHERE escalation_id = ANY ($1::uuid[]) AND state IN ('queued', 'retrying', 'held')
  ORDER BY id
  FOR UPDATE
)
UPDATE notifications SET
  state = 'cancelled',
  reason = $2,
  next_attempt_at = NULL,
  held_until = NULL,
  updated_at = now()
FROM waiting
WHERE notifications.id = waiting.id`,
    [ids, reasons[state]],
    tx,
  );
}
