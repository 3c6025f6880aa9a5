import type { EventType } from "@/lib/core/event";
import { endings } from "@/lib/core/job-course";
import { query, type Tx } from "@/lib/db/database";
import { newId } from "@/lib/db/new-id";
import { storableJson } from "./storable-value";

/** An event that was recorded in this transaction. */
export interface RecordedOfJob {
  id: string;
  type: EventType;
  jobId: string | null;
  /** Its trigger's; null: it has none, or nobody is told of the event. */
  policyId: string | null;
}

/**
 * Begins to escalate the events whose trigger says so, from the database's now on, in one statement. `events` are all of
 * the transaction, in their order: what is over by its end is not escalated. A job in trouble that escalates already goes
 * on in that escalation, whatever else of the same type comes meanwhile.
 */
export async function startEscalations(
  tx: Tx,
  organisationId: string,
  events: readonly RecordedOfJob[],
): Promise<void> {
  const begun = beginning(events);
  if (begun.length === 0) return;
  const jobIds = begun.flatMap(({ jobId }) => jobId ?? []);
  // Of two failures of a job at the same time the second one sees what the first one has begun.
  if (jobIds.length > 0)
    await query(
      `SELECT id FROM jobs WHERE id = ANY ($1::uuid[]) ORDER BY id FOR NO KEY UPDATE`,
      [jobIds],
      tx,
    );
  await query(
    INSERT,
    [organisationId, storableJson(begun.map((event) => ({ ...event, newId: newId() })))],
    tx,
  );
}

/** Of several alike of a job the first one; none that is over. */
function beginning(events: readonly RecordedOfJob[]): RecordedOfJob[] {
  const over = new Map(
    events.flatMap(({ type, jobId }, index) => (jobId && endings.includes(type) ? [[jobId, index]] : [])),
  );
  const first = new Map<string, RecordedOfJob>();
  for (const [index, event] of events.entries()) {
    const { id, type, jobId, policyId } = event;
    const key = jobId === null ? id : `${jobId} ${type} ${policyId}`;
    const isOver = jobId !== null && index < (over.get(jobId) ?? -1);
    if (policyId !== null && !isOver && !first.has(key)) first.set(key, event);
  }
  return [...first.values()];
}

const INSERT = `
INSERT INTO escalations (
  id, organisation_id, policy_id, policy_name, event_id, job_id, steps, repeat_count, next_at, created_at, updated_at
)
SELECT given."newId", p.organisation_id, p.id, p.name, given.id, given."jobId", p.steps, p.repeat_count,
  clock.now + (p.steps -> 0 ->> 'delay_seconds')::int * interval '1 second', clock.now, clock.now
FROM jsonb_to_recordset($2::jsonb) AS given (id uuid, "newId" uuid, type text, "jobId" uuid, "policyId" uuid)
JOIN escalation_policies p ON p.id = given."policyId" AND p.organisation_id = $1::uuid
CROSS JOIN (SELECT date_trunc('milliseconds', now()) AS now) AS clock
WHERE NOT EXISTS (
  SELECT FROM escalations running
  JOIN events begun ON begun.id = running.event_id
  WHERE running.job_id = given."jobId" AND running.state = 'active' AND running.policy_id = p.id
    AND begun.type = given.type
)
ON CONFLICT (event_id) DO NOTHING`;
