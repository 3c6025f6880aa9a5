import { query } from "@/lib/db/database";
import { LEASE_SECONDS, MAX_RESUMPTIONS, resumptionsOf, type Lease } from "./lease";

/** A run that this worker may execute until the lease ends. */
export interface ClaimedRun extends Lease {
  organisationId: string;
  jobId: string;
}

/**
 * Takes up to `limit` built-in runs, oldest first: those that wait, and those whose worker gave them back or fell silent.
 * After it no other worker has them for LEASE_SECONDS. A step that was under way when its worker died counts one more
 * resumption; a run whose step has used them up is left to watchRuns. All times are the database's.
 * SKIP LOCKED: workers that claim at the same time take different runs instead of waiting for each other.
 */
export async function claimRuns(workerId: string, limit: number): Promise<ClaimedRun[]> {
  return query<ClaimedRun>(
    `
WITH free AS MATERIALIZED (
  SELECT id, lease_token IS NOT NULL AS was_dropped
  FROM runs
  WHERE source = 'builtin'
    AND (status = 'pending' OR (status = 'running' AND lease_until <= now()))
    AND ${resumptionsOf("runs.id")} < $3::int
  ORDER BY created_at, id
  LIMIT $2::int
  FOR UPDATE SKIP LOCKED
), counted AS (
  UPDATE run_steps SET metadata = run_steps.metadata
    || jsonb_build_object('resumptions', coalesce((run_steps.metadata ->> 'resumptions')::int, 0) + 1)
  FROM free
  WHERE run_steps.run_id = free.id AND free.was_dropped AND run_steps.status = 'running'
)
UPDATE runs SET
  status = 'running',
  lease_token = gen_random_uuid(),
  lease_owner = $1,
  lease_until = now() + make_interval(secs => $4::int),
  heartbeat_at = now(),
  started_at = coalesce(started_at, now()),
  updated_at = now()
FROM free
WHERE runs.id = free.id
RETURNING runs.id AS "runId", runs.lease_token AS token, runs.organisation_id AS "organisationId",
  runs.job_id AS "jobId"`,
    [workerId, limit, MAX_RESUMPTIONS, LEASE_SECONDS],
  );
}
