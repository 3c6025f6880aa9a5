import { z } from "zod";
import { runStatuses } from "@/lib/core/run";
import { Id, Instant, Key, TimeZone } from "./field";
import { operation } from "./operation";
import { RunSummary } from "./run";

/**
 * How far back is counted: the current hour and the 23 before it, by hour · today and the six days before it, by day ·
 * today and the 29 days before it, by day. Days and hours are those of the zone.
 */
export const timePeriods = ["day", "week", "month"] as const;
export type TimePeriod = (typeof timePeriods)[number];

const JobName = z.object({ id: Id, key: z.string(), name: z.string() });

export const ActiveRun = RunSummary.extend({
  /** Of its steps, those that are over: 0 to 1; null when nobody said how many there will be. */
  progress: z.number().nullable(),
  /** The step that runs now. */
  current_step: z.string().nullable(),
  /** Milliseconds since it started, or of a waiting run since it was made. */
  elapsed_ms: z.int(),
  /** The median of the job's last runs that completed, in milliseconds; null without any. */
  usual_ms: z.int().nullable(),
  /** When it was last heard of: a heartbeat, a step, a report. */
  last_sign_at: Instant,
  /** When it is ended as timed out, if it is still under way then. */
  timeout_at: Instant.nullable(),
}).meta({ id: "ActiveRun" });
export type ActiveRun = z.infer<typeof ActiveRun>;

export const ActiveRuns = z
  .object({
    running: z.int(),
    waiting: z.int(),
    /** The longest first, those that wait after those that run; at most 100. */
    data: z.array(ActiveRun),
  })
  .meta({ id: "ActiveRuns" });
export type ActiveRuns = z.infer<typeof ActiveRuns>;

const counts = {
  runs: z.int(),
  completed: z.int(),
  /** Failed, timed out, lost or missed. */
  failed: z.int(),
  /** Neither a success nor a failure. */
  cancelled: z.int(),
  under_way: z.int(),
  /** Of those that completed or failed, the share that completed: 0 to 1; null without any. */
  success_rate: z.number().nullable(),
};
/** Of the runs that completed, in milliseconds; null without any. */
const durations = { p50_ms: z.int().nullable(), p95_ms: z.int().nullable() };
const Totals = z.object({
  ...counts,
  ...durations,
  /** With p95_ms the range in which nine of ten runs are. */
  p5_ms: z.int().nullable(),
  average_ms: z.int().nullable(),
  by_status: z.record(z.enum(runStatuses), z.int()),
});

export const JobStatistics = z
  .object({
    time_period: z.enum(timePeriods),
    zone: z.string(),
    from: Instant,
    to: Instant,
    totals: Totals,
    /** The same stretch one period earlier, as far as this one has come: what the totals compare with. */
    previous: Totals.extend({ from: Instant, to: Instant }),
    /** One for each hour or day, oldest first; the last one is not over yet. */
    buckets: z.array(z.object({ from: Instant, to: Instant, ...counts, ...durations })),
    /** The jobs with the most failures, at most ten. */
    failing_jobs: z.array(
      z.object({
        job: JobName,
        runs: z.int(),
        failed: z.int(),
        success_rate: z.number().nullable(),
      }),
    ),
    /** The jobs that take longest on average, at most ten. */
    slowest_jobs: z.array(
      z.object({ job: JobName, completed: z.int(), ...durations, average_ms: z.int().nullable() }),
    ),
  })
  .meta({ id: "JobStatistics" });
export type JobStatistics = z.infer<typeof JobStatistics>;

const readRuns = { kind: "member", role: "member", scope: "read" } as const;

export const listActiveRuns = operation({
  id: "listActiveRuns",
  method: "GET",
  path: "/api/v1/job-logs/active",
  aliases: ["/job-logs/active"],
  tag: "Runs",
  summary: "What runs now and what waits to, with how far it is, for how long, and since when it is silent",
  access: readRuns,
  status: 200,
  result: ActiveRuns,
});

export const getJobStatistics = operation({
  id: "getJobStatistics",
  method: "GET",
  path: "/api/v1/job-logs/statistics",
  aliases: ["/job-logs/statistics"],
  tag: "Runs",
  summary: "How runs ended and how long they took, by hour or day, beside the period before",
  access: readRuns,
  query: z.object({
    time_period: z.enum(timePeriods).default("week").meta({
      description:
        "day: the current hour and the 23 before it, by hour; week: today and the 6 days before it, by day; month: today and the 29 days before it, by day",
    }),
    job: Key.optional(),
    zone: TimeZone.default("UTC"),
  }),
  status: 200,
  result: JobStatistics,
});
