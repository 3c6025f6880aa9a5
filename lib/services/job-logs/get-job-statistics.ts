import type { Actor } from "@/lib/core/actor";
import { NotFoundError } from "@/lib/core/errors";
import { runStatuses, type RunStatus } from "@/lib/core/run";
import { readClock } from "@/lib/db/clock";
import { withTransaction } from "@/lib/db/database";
import { countRuns, type JobCell, type RunCell } from "@/lib/db/job-statistics";
import { findJobId } from "@/lib/db/jobs";
import { withoutJit } from "@/lib/db/statistics";
import type { JobStatistics, TimePeriod } from "@/lib/schemas/job-statistics";
import { percentilesAt } from "../statistics/percentiles";
import { periodBounds } from "./period-bounds";

/** Of the jobs that fail, and of the slow ones. */
const MOST_JOBS = 10;
/** In the cells: 0 is the period before, 1 what lies between both. */
const FIRST_STRETCH = 2;

const countedAs: Record<RunStatus, "completed" | "failed" | "cancelled" | "under_way"> = {
  pending: "under_way",
  running: "under_way",
  completed: "completed",
  failed: "failed",
  timed_out: "failed",
  lost: "failed",
  missed: "failed",
  cancelled: "cancelled",
};

/**
 * How runs ended and how long they took in a period (timePeriods says what each is), of all jobs or of one. A run counts
 * where it was made: a report that comes late counts late. Throws NotFoundError for a job that is not there.
 */
export async function getJobStatistics({
  actor,
  time_period,
  zone,
  job: key,
}: {
  actor: Actor;
  time_period: TimePeriod;
  zone: string;
  job?: string;
}): Promise<JobStatistics> {
  const { organisationId } = actor;
  const now = await readClock();
  const { bounds, previous } = periodBounds(time_period, now, zone);
  const { times, jobs } = await withTransaction(async (tx) => {
    const jobId = key === undefined ? null : await findJobId(tx, organisationId, key);
    if (key !== undefined && jobId === null) throw new NotFoundError("job", key);
    await withoutJit(tx);
    const all = [previous.from, previous.to, ...bounds];
    return countRuns(tx, organisationId, { bounds: all, jobId, most: MOST_JOBS });
  });
  const buckets = bounds.slice(0, -1).map((from, index) => {
    const cells = times.filter(({ stretch }) => stretch === index + FIRST_STRETCH);
    const { p50_ms, p95_ms } = durationsOf(cells);
    return { ...between(from, bounds[index + 1] ?? now), ...countsOf(cells), p50_ms, p95_ms };
  });
  return {
    time_period,
    zone,
    ...between(bounds[0] ?? now, now),
    totals: totalsOf(times.filter(({ stretch }) => stretch >= FIRST_STRETCH)),
    previous: {
      ...between(previous.from, previous.to),
      ...totalsOf(times.filter(({ stretch }) => stretch === 0)),
    },
    buckets,
    ...viewJobs(jobs),
  };
}

function between(from: Date, to: Date) {
  return { from: from.toISOString(), to: to.toISOString() };
}

function viewJobs(cells: readonly JobCell[]): Pick<JobStatistics, "failing_jobs" | "slowest_jobs"> {
  const named = new Map(cells.map(({ jobId: id, key, name }) => [id, { id, key, name }]));
  const jobs = [...named.values()].map((job) => {
    const ofJob = cells.filter(({ jobId }) => jobId === job.id);
    return { job, ...countsOf(ofJob), ...durationsOf(ofJob) };
  });
  return {
    failing_jobs: jobs
      .filter(({ failed }) => failed > 0)
      .toSorted((a, b) => b.failed - a.failed || a.job.name.localeCompare(b.job.name))
      .slice(0, MOST_JOBS)
      .map(({ job, runs, failed, success_rate }) => ({ job, runs, failed, success_rate })),
    slowest_jobs: jobs
      .filter(({ average_ms }) => average_ms !== null)
      .toSorted((a, b) => (b.average_ms ?? 0) - (a.average_ms ?? 0) || a.job.name.localeCompare(b.job.name))
      .slice(0, MOST_JOBS)
      .map(({ job, completed, p50_ms, p95_ms, average_ms }) => ({
        job,
        completed,
        p50_ms,
        p95_ms,
        average_ms,
      })),
  };
}

function totalsOf(cells: readonly RunCell[]): JobStatistics["totals"] {
  const byStatus = Object.fromEntries(runStatuses.map((status) => [status, 0])) as Record<RunStatus, number>;
  for (const { status, count } of cells) byStatus[status] += count;
  return { ...countsOf(cells), ...durationsOf(cells), by_status: byStatus };
}

function countsOf(cells: readonly RunCell[]) {
  const counts = { completed: 0, failed: 0, cancelled: 0, under_way: 0 };
  for (const { status, count } of cells) counts[countedAs[status]] += count;
  const { completed, failed, cancelled, under_way } = counts;
  const ended = completed + failed;
  return {
    runs: ended + cancelled + under_way,
    ...counts,
    success_rate: ended === 0 ? null : completed / ended,
  };
}

function durationsOf(cells: readonly RunCell[]) {
  const buckets = cells.flatMap(({ bucket, count, sumMs }) =>
    bucket === null || sumMs === null ? [] : [{ bucket, count, sumMs }],
  );
  const [p5_ms = null, p50_ms = null, p95_ms = null] = percentilesAt(buckets, [0.05, 0.5, 0.95]);
  const measured = buckets.reduce((sum, { count }) => sum + count, 0);
  const ms = buckets.reduce((sum, { sumMs }) => sum + sumMs, 0);
  return { p5_ms, p50_ms, p95_ms, average_ms: measured === 0 ? null : Math.round(ms / measured) };
}
