import type { RunCause, RunStatus, StepStatus } from "@/lib/core/run";
import type { RunStepRow } from "@/lib/db/run-steps";
import type { RunSummaryRow } from "@/lib/db/runs";
import type { JsonObject } from "@/lib/schemas/field";
import type { RunStepView, RunSummary } from "@/lib/schemas/run";

/** A run as lists show it. The closed unions are written by us only, so the casts hold. */
export function viewRunSummary(row: RunSummaryRow): RunSummary {
  return {
    id: row.id,
    job: row.job,
    target: row.target,
    source: row.source as RunSummary["source"],
    status: row.status as RunStatus,
    cause: row.cause as RunCause,
    attempt: row.attempt,
    max_attempts: row.maxAttempts,
    scheduled_for: row.scheduledFor?.toISOString() ?? null,
    not_before: row.notBefore?.toISOString() ?? null,
    error_message: row.errorMessage,
    started_by: row.startedBy,
    total_steps: row.totalSteps,
    completed_steps: row.completedSteps,
    failed_steps: row.failedSteps,
    started_at: row.startedAt?.toISOString() ?? null,
    completed_at: row.completedAt?.toISOString() ?? null,
    execution_time_ms: row.executionTimeMs,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}

export function viewRunStep(row: RunStepRow): RunStepView {
  return {
    id: row.id,
    position: row.position,
    name: row.name,
    type: row.type,
    status: row.status as StepStatus,
    output: row.output,
    error_message: row.errorMessage,
    metadata: row.metadata as JsonObject,
    started_at: row.startedAt?.toISOString() ?? null,
    completed_at: row.completedAt?.toISOString() ?? null,
    execution_time_ms: row.executionTimeMs,
  };
}
