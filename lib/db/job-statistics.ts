import type { RunStatus } from "@/lib/core/run";
import { query, type Db, type Tx } from "./database";

/** Runs of one status whose durations are about the same. */
export interface RunCell {
  status: RunStatus;
  count: number;
  /** Of runs that completed: a bucket of durations that differ by a tenth at most, and their sum. */
  bucket: number | null;
  sumMs: number | null;
}

export interface TimeCell extends RunCell {
  /** Index of the stretch between two of the bounds. */
  stretch: number;
}

export interface JobCell extends RunCell {
  jobId: string;
  key: string;
  name: string;
}

export interface RunCells {
  times: TimeCell[];
  /** Of the jobs that are worth naming. */
  jobs: JobCell[];
}

type Row = TimeCell & JobCell & { of: "time" | "job" };

/** The stretch between the second and the third bound, which nobody asks for. */
const GAP = 1;

/**
 * How the organisation's runs, or those of one job, ended that were made from the first to before the last of `bounds`.
 * The first stretch between them is the period before, the second is left out, and the others are those of the period;
 * of it the jobs that failed most and those that took longest are named, `most` of each. One pass, served by the index
 * over organisation and age, or over job and age: exact percentiles would sort each group, so durations are gathered in
 * buckets, which lib/services/statistics/percentiles.ts reads. Call withoutJit() in the transaction before.
 */
export async function countRuns(
  tx: Tx,
  organisationId: string,
  { bounds, jobId, most }: { bounds: readonly Date[]; jobId: string | null; most: number },
): Promise<RunCells> {
  const rows = await query<Row>(
    `
WITH cells AS MATERIALIZED (
  SELECT width_bucket(created_at, $2::timestamptz[]) - 1 AS stretch, job_id, status,
    CASE WHEN status = 'completed' THEN floor(ln(greatest(execution_time_ms, 1)) / ln(1.1::float8))::int END AS bucket,
    count(*)::int AS count,
    sum(execution_time_ms) FILTER (WHERE status = 'completed') AS ms
  FROM runs
  WHERE organisation_id = $1::uuid AND created_at >= $3::timestamptz AND created_at < $4::timestamptz
    ${jobId === null ? "AND $6::uuid IS NULL" : "AND job_id = $6::uuid"}
  GROUP BY 1, 2, 3, 4
), by_job AS (
  SELECT job_id, sum(count) FILTER (WHERE status IN ('failed', 'timed_out', 'lost', 'missed')) AS failed,
    sum(ms) / nullif(sum(count) FILTER (WHERE ms IS NOT NULL), 0) AS average
  FROM cells WHERE stretch > ${GAP} GROUP BY job_id
), named AS (
  (SELECT job_id FROM by_job WHERE failed > 0 ORDER BY failed DESC, job_id LIMIT $5::int)
  UNION
  (SELECT job_id FROM by_job WHERE average IS NOT NULL ORDER BY average DESC, job_id LIMIT $5::int)
)
SELECT 'time' AS of, stretch, NULL::uuid AS "jobId", NULL AS key, NULL AS name, status, bucket,
  sum(count)::int AS count, sum(ms)::float8 AS "sumMs"
FROM cells WHERE stretch <> ${GAP} GROUP BY stretch, status, bucket
UNION ALL
SELECT 'job', NULL, job_id, j.key, j.name, c.status, c.bucket, sum(c.count)::int, sum(c.ms)::float8
FROM cells c JOIN named USING (job_id) JOIN jobs j ON j.id = job_id
WHERE c.stretch > ${GAP} GROUP BY job_id, j.key, j.name, c.status, c.bucket`,
    [organisationId, bounds, bounds[0], bounds.at(-1), most, jobId],
    tx,
  );
  return { times: rows.filter(({ of }) => of === "time"), jobs: rows.filter(({ of }) => of === "job") };
}

/** What lists of runs do not know of a run that is under way. */
export interface ActiveRunFigures {
  id: string;
  elapsedMs: number;
  usualMs: number | null;
  currentStep: string | null;
  endedSteps: number;
  lastSignAt: Date;
  timeoutAt: Date | null;
}

/** Of how many runs the usual duration is the median. */
const USUAL_RUNS = 20;

/**
 * The organisation's runs that are under way, the longest first, those that wait last. Served by runs_under_way; the usual
 * duration is one index range per job (runs by job and age).
 */
export function listActiveRuns(db: Db, organisationId: string, limit: number): Promise<ActiveRunFigures[]> {
  return query<ActiveRunFigures>(
    `
WITH active AS (
  SELECT r.* FROM jobs j JOIN runs r ON r.job_id = j.id AND r.status IN ('pending', 'running')
  WHERE j.organisation_id = $1::uuid
  ORDER BY r.status DESC, coalesce(r.started_at, r.created_at), r.id LIMIT $2::int
), usual AS (
  SELECT job_id, (percentile_disc(0.5) WITHIN GROUP (ORDER BY last.execution_time_ms))::int AS ms
  FROM (SELECT DISTINCT job_id FROM active) AS of_job
  CROSS JOIN LATERAL (
    SELECT execution_time_ms FROM runs
    WHERE runs.job_id = of_job.job_id AND status = 'completed' AND execution_time_ms IS NOT NULL
    ORDER BY created_at DESC LIMIT ${USUAL_RUNS}
  ) AS last
  GROUP BY job_id
)
SELECT active.id, usual.ms AS "usualMs", steps.current AS "currentStep", coalesce(steps.ended, 0) AS "endedSteps",
  active.timeout_at AS "timeoutAt",
  least(greatest(extract(epoch FROM clock_timestamp() - coalesce(active.started_at, active.created_at)) * 1000, 0),
    2147483647)::int AS "elapsedMs",
  greatest(active.started_at, active.heartbeat_at, active.updated_at, steps.updated_at) AS "lastSignAt"
FROM active
LEFT JOIN usual USING (job_id)
LEFT JOIN LATERAL (
  SELECT max(updated_at) AS updated_at,
    (count(*) FILTER (WHERE status IN ('completed', 'failed', 'skipped')))::int AS ended,
    (array_agg(name ORDER BY position DESC) FILTER (WHERE status = 'running'))[1] AS current
  FROM run_steps WHERE run_id = active.id
) AS steps ON true
ORDER BY active.status DESC, coalesce(active.started_at, active.created_at), active.id`,
    [organisationId, limit],
    db,
  );
}

/** How many of the organisation's runs are under way. */
export async function countActiveRuns(
  db: Db,
  organisationId: string,
): Promise<{ running: number; waiting: number }> {
  const [counts] = await query<{ running: number; waiting: number }>(
    `
SELECT (count(*) FILTER (WHERE r.status = 'running'))::int AS running,
  (count(*) FILTER (WHERE r.status = 'pending'))::int AS waiting
FROM jobs j JOIN runs r ON r.job_id = j.id AND r.status IN ('pending', 'running')
WHERE j.organisation_id = $1::uuid`,
    [organisationId],
    db,
  );
  return counts ?? { running: 0, waiting: 0 };
}
