import { durationInWords } from "@/lib/core/duration";
import { timeWords } from "@/lib/core/schedule";
import { query, type Tx } from "@/lib/db/database";
import { findEventDetails } from "@/lib/db/events";
import { getRunSummary } from "@/lib/db/runs";
import { isPaused } from "@/lib/queue/control";
import { recordEvent } from "@/lib/queue/record-event";

/**
 * Tells, once, that a run takes longer than it should; it goes on. False when there is none. Another watcher takes another
 * one (SKIP LOCKED); read over runs_slow.
 */
export async function tellSlowRun(tx: Tx): Promise<boolean> {
  const [slow] = await query<{ id: string; limitMs: number; elapsedMs: number }>(
    `
UPDATE runs SET slow_at = NULL
FROM (
  SELECT id, slow_at FROM runs
  WHERE status = 'running' AND slow_at <= now()
  ORDER BY slow_at
  LIMIT 1
  FOR UPDATE SKIP LOCKED
) AS late
WHERE runs.id = late.id
RETURNING runs.id,
  (extract(epoch FROM late.slow_at - least(runs.started_at, late.slow_at)) * 1000)::float8 AS "limitMs",
  (extract(epoch FROM now() - least(runs.started_at, now())) * 1000)::float8 AS "elapsedMs"`,
    [],
    tx,
  );
  if (!slow) return false;
  const run = await getRunSummary(tx, slow.id);
  const [elapsedMs, limitMs] = [Math.round(slow.elapsedMs), Math.round(slow.limitMs)];
  await recordEvent(tx, {
    organisationId: run.organisationId,
    type: "job.slow",
    title: `${run.job.name} takes too long`,
    message: `The run has been under way for ${durationInWords(elapsedMs)}; its limit is ${durationInWords(limitMs)}. It goes on.`,
    jobId: run.jobId,
    runId: run.id,
    details: {
      elapsed_ms: elapsedMs,
      limit_ms: limitMs,
      started_at: run.startedAt?.toISOString() ?? null,
      total_steps: run.totalSteps,
      completed_steps: run.completedSteps,
    },
    dedupeKey: `run:${run.id}:job.slow`,
  });
  return true;
}

/**
 * Tells, once, that a run by the schedule waits for too long: of each job the one that waits longest, and none that was
 * made up for later. False when there is none. Read over runs_waiting, which few runs are in.
 */
export async function tellWaitingRun(tx: Tx): Promise<boolean> {
  const [waiting] = await query<{ id: string; zone: string; maxParallelRuns: number; underWay: number }>(
    `
SELECT runs.id, schedules.zone, jobs.max_parallel_runs AS "maxParallelRuns",
  (SELECT count(*)::int FROM runs AS other WHERE other.job_id = runs.job_id AND other.status = 'running') AS "underWay"
FROM runs
JOIN schedules ON schedules.job_id = runs.job_id
JOIN jobs ON jobs.id = runs.job_id
WHERE runs.status = 'pending' AND runs.cause = 'schedule'
  AND runs.created_at <= now() - make_interval(secs => coalesce(schedules.late_seconds, schedules.grace_seconds))
  AND runs.created_at <= runs.scheduled_for + make_interval(secs => schedules.grace_seconds)
  AND NOT EXISTS (
    SELECT FROM runs AS earlier
    WHERE earlier.job_id = runs.job_id AND earlier.status = 'pending'
      AND (earlier.created_at, earlier.id) < (runs.created_at, runs.id)
  )
  AND NOT EXISTS (
    SELECT FROM events
    WHERE events.organisation_id = runs.organisation_id AND events.dedupe_key = 'run:' || runs.id || ':job.late'
  )
ORDER BY runs.created_at
LIMIT 1
FOR UPDATE OF runs SKIP LOCKED`,
    [],
    tx,
  );
  if (!waiting) return false;
  const { id, zone, maxParallelRuns, underWay } = waiting;
  const run = await getRunSummary(tx, id);
  const dedupeKey = `run:${id}:job.late`;
  // Another watcher was here between the look and the lock.
  if (await findEventDetails(tx, run.organisationId, dedupeKey)) return true;
  const expected = run.scheduledFor ? ` since ${timeWords(run.scheduledFor, zone)}` : "";
  await recordEvent(tx, {
    organisationId: run.organisationId,
    type: "job.late",
    title: `${run.job.name} is late`,
    message: `Its run waits${expected}. ${await whyWaiting(tx, underWay, maxParallelRuns)}`,
    jobId: run.jobId,
    runId: id,
    details: {
      expected_at: run.scheduledFor?.toISOString() ?? null,
      runs_under_way: underWay,
      max_parallel_runs: maxParallelRuns,
    },
    dedupeKey,
  });
  return true;
}

async function whyWaiting(tx: Tx, underWay: number, maxParallelRuns: number): Promise<string> {
  if (underWay >= maxParallelRuns)
    return underWay === 1
      ? "The run before is still under way, and only one may be at a time."
      : `${underWay} runs are still under way, as many as may be at a time.`;
  return (await isPaused(tx)) ? "The worker is paused." : "No worker has taken it up yet.";
}
