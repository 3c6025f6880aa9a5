import type { RunStatus } from "@/lib/core/run";
import type { StepType } from "@/lib/core/step";
import type { JobRow, JobSummaryRow, LastRun } from "@/lib/db/jobs";
import type { ScheduleRow } from "@/lib/db/schedules";
import type { JsonObject } from "@/lib/schemas/field";
import type { AnomalyKind } from "@/lib/core/anomaly";
import type { JobParameter } from "@/lib/core/parameter";
import type { JobSummary, JobView, ScheduleView } from "@/lib/schemas/job";

/** A job as lists show it, with its last runs, oldest first. */
export function viewJobSummary(row: JobSummaryRow, lastRuns: readonly LastRun[]): JobSummary {
  return {
    id: row.id,
    key: row.key,
    name: row.name,
    description: row.description,
    kind: row.kind as JobSummary["kind"],
    enabled: row.enabled,
    is_demo: row.isDemo,
    owner: row.owner,
    target: row.target && { id: row.target.id, name: row.target.name, hostname: row.target.hostname },
    step_count: row._count.steps,
    schedule: row.schedule && viewSchedule(row.schedule),
    last_runs: lastRuns.map((run) => ({
      id: run.id,
      status: run.status as RunStatus,
      started_at: run.startedAt?.toISOString() ?? null,
      execution_time_ms: run.executionTimeMs,
    })),
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}

export function viewJob(row: JobRow, lastRuns: readonly LastRun[]): JobView {
  return {
    ...viewJobSummary(row, lastRuns),
    parameters: row.parameters as JobParameter[],
    timeout_seconds: row.timeoutSeconds,
    slow_after_seconds: row.slowAfterSeconds,
    silent_after_seconds: row.silentAfterSeconds,
    max_parallel_runs: row.maxParallelRuns,
    max_attempts: row.maxAttempts,
    retry_initial_seconds: row.retryInitialSeconds,
    retry_max_seconds: row.retryMaxSeconds,
    anomalies: row.anomalies as AnomalyKind[],
    steps: row.steps.map((step) => ({
      id: step.id,
      position: step.position,
      name: step.name,
      type: step.type as StepType,
      config: step.config as JsonObject,
      on_error: step.onError === "continue" ? "continue" : "fail_job",
      enabled: step.enabled,
      timeout_seconds: step.timeoutSeconds,
    })),
  };
}

export function viewSchedule(row: ScheduleRow): ScheduleView {
  return {
    cron: row.cron,
    every_seconds: row.everySeconds,
    zone: row.zone,
    paused: row.paused,
    overlap: row.overlap as ScheduleView["overlap"],
    catch_up: row.catchUp as ScheduleView["catch_up"],
    late_seconds: row.lateSeconds,
    grace_seconds: row.graceSeconds,
    next_at: row.nextAt?.toISOString() ?? null,
  };
}
