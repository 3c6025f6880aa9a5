import { query, withTransaction, type Tx } from "@/lib/db/database";
import { LEASE_SECONDS, MAX_RESUMPTIONS, resumptionsOf, type Lease } from "./lease";

/** A run that this worker may execute until the lease ends. */
export interface ClaimedRun extends Lease {
  organisationId: string;
  jobId: string;
  /** What is left of the run's time as it was claimed; null: it may take as long as it wants. */
  timeLeftMs: number | null;
  timeoutSeconds: number | null;
}

/**
 * Takes up to `limit` built-in runs, oldest first: those that wait and are due, as many of a job as may be under way, and
 * those whose worker gave them back or fell silent. After it no other worker has them for LEASE_SECONDS. A step that was
 * under way when its worker died counts one more resumption; a run whose step has used them up is left to watchRuns. All
 * times are the database's.
 *
 * Two workers never start more runs of a job than it may have: the first statement locks the job, and the second, whose
 * snapshot is younger than the lock, counts what others have committed. In one statement the count could be older than
 * the lock. A job that another worker is looking at is passed over and found at the next look.
 */
export async function claimRuns(workerId: string, limit: number): Promise<ClaimedRun[]> {
  // Mostly there is nothing to do, which one statement without a transaction tells.
  if (!(await isAnyClaimable())) return [];
  const claimed = await withTransaction(async (tx) => claim(tx, workerId, limit, await lockJobs(tx, limit)));
  return claimed.map(({ timeLeftMs, ...run }) => ({
    ...run,
    timeLeftMs: timeLeftMs === null ? null : Number(timeLeftMs),
  }));
}

/** A run that nobody has begun and that is due. Read over runs_waiting. */
const waits = `runs.source = 'builtin' AND runs.status = 'pending' AND (runs.not_before IS NULL OR runs.not_before <= now())`;
/** A run that was begun, and that nobody goes on with. Read over runs_lease. */
const isDropped = `runs.source = 'builtin' AND runs.status = 'running' AND runs.lease_until <= now()
    AND ${resumptionsOf("runs.id")} < ${MAX_RESUMPTIONS}`;
/** How many runs of each job are under way: all of them have a lease. Read over runs_lease. */
const underWay = `SELECT job_id, count(*)::int AS count FROM runs
  WHERE source = 'builtin' AND status = 'running' AND lease_until IS NOT NULL GROUP BY job_id`;

async function isAnyClaimable(): Promise<boolean> {
  const [row] = await query<{ found: boolean }>(
    `SELECT EXISTS (SELECT FROM runs WHERE ${waits}) OR EXISTS (SELECT FROM runs WHERE ${isDropped}) AS found`,
  );
  return row?.found ?? false;
}

/** Up to `limit` jobs with room for a run that waits, those first whose run waits longest. A full job hides none. */
async function lockJobs(tx: Tx, limit: number): Promise<string[]> {
  const rows = await query<{ id: string }>(
    `
WITH under_way AS MATERIALIZED (${underWay}),
waiting AS MATERIALIZED (SELECT job_id, min(created_at) AS since FROM runs WHERE ${waits} GROUP BY job_id)
SELECT jobs.id
FROM waiting
JOIN jobs ON jobs.id = waiting.job_id
LEFT JOIN under_way ON under_way.job_id = jobs.id
WHERE coalesce(under_way.count, 0) < jobs.max_parallel_runs
ORDER BY waiting.since, jobs.id
LIMIT $1::int
FOR NO KEY UPDATE OF jobs SKIP LOCKED`,
    [limit],
    tx,
  );
  return rows.map(({ id }) => id);
}

/** SKIP LOCKED: workers that claim at the same time take different runs instead of waiting for each other. */
function claim(
  tx: Tx,
  workerId: string,
  limit: number,
  jobIds: readonly string[],
): Promise<(Omit<ClaimedRun, "timeLeftMs"> & { timeLeftMs: number | string | null })[]> {
  return query(
    `
WITH under_way AS MATERIALIZED (${underWay}),
waiting AS MATERIALIZED (
  SELECT runs.id, jobs.slow_after_seconds,
    row_number() OVER (PARTITION BY runs.job_id ORDER BY runs.created_at, runs.id)
      <= jobs.max_parallel_runs - coalesce(under_way.count, 0) AS has_room
  FROM runs
  JOIN jobs ON jobs.id = runs.job_id
  LEFT JOIN under_way ON under_way.job_id = runs.job_id
  WHERE ${waits} AND runs.job_id = ANY ($3::uuid[])
), candidates AS MATERIALIZED (
  SELECT id FROM waiting WHERE has_room
  UNION ALL
  SELECT id FROM runs WHERE ${isDropped}
), free AS MATERIALIZED (
  SELECT runs.id, runs.lease_token IS NOT NULL AS was_dropped
  FROM candidates
  JOIN runs ON runs.id = candidates.id
  WHERE (${waits}) OR (${isDropped})
  ORDER BY runs.created_at, runs.id
  LIMIT $2::int
  FOR UPDATE OF runs SKIP LOCKED
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
  started_at = coalesce(runs.started_at, now()),
  timeout_at = CASE WHEN waiting.id IS NULL THEN runs.timeout_at
    ELSE now() + make_interval(secs => runs.timeout_seconds) END,
  slow_at = CASE WHEN waiting.id IS NULL THEN runs.slow_at
    ELSE now() + make_interval(secs => waiting.slow_after_seconds) END,
  updated_at = now()
FROM free LEFT JOIN waiting ON waiting.id = free.id
WHERE runs.id = free.id
RETURNING runs.id AS "runId", runs.lease_token AS token, runs.organisation_id AS "organisationId",
  runs.job_id AS "jobId", runs.timeout_seconds AS "timeoutSeconds",
  (extract(epoch FROM runs.timeout_at - clock_timestamp()) * 1000)::float8 AS "timeLeftMs"`,
    [workerId, limit, jobIds, LEASE_SECONDS],
    tx,
  );
}
