import type { RunStatus } from "@/lib/core/run";
import type { StepType } from "@/lib/core/step";
import type { JobRow, JobSummaryRow, LastRun } from "@/lib/db/jobs";
import type { JsonObject } from "@/lib/schemas/field";
import type { JobSummary, JobView } from "@/lib/schemas/job";

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
    target: row.target,
    step_count: row._count.steps,
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
    parameters: row.parameters as JsonObject,
    steps: row.steps.map((step) => ({
      id: step.id,
      position: step.position,
      name: step.name,
      type: step.type as StepType,
      config: step.config as JsonObject,
      on_error: step.onError === "continue" ? "continue" : "fail_job",
      enabled: step.enabled,
    })),
  };
}
