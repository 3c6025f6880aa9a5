import type { StepStatus } from "@/lib/core/run";
import { query } from "@/lib/db/database";

/** A step of a run with what the job says it is to do. */
export interface PlannedStep {
  id: string;
  position: number;
  name: string;
  type: string;
  status: StepStatus;
  errorMessage: string | null;
  /** Since it was started, by the database's clock; null when it was not. */
  elapsedMs: number | null;
  /** Undefined when the job has no such step any more. */
  config: unknown;
  onError: "continue" | "fail_job";
}

/** The run's steps in order. What they do is read from the job: a step is known by its name and type. */
export async function loadSteps(runId: string): Promise<PlannedStep[]> {
  const rows = await query<Omit<PlannedStep, "elapsedMs"> & { elapsedMs: number | string | null }>(
    `
SELECT step.id, step.position, step.name, step.type, step.status,
  step.error_message AS "errorMessage",
  (extract(epoch FROM clock_timestamp() - step.started_at) * 1000)::float8 AS "elapsedMs",
  definition.config, coalesce(definition.on_error, 'fail_job') AS "onError"
FROM run_steps AS step
JOIN runs ON runs.id = step.run_id
LEFT JOIN job_steps AS definition
  ON definition.job_id = runs.job_id AND definition.name = step.name AND definition.type = step.type
WHERE step.run_id = $1::uuid
ORDER BY step.position, step.id`,
    [runId],
  );
  return rows.map((row) => ({
    ...row,
    elapsedMs: row.elapsedMs === null ? null : Math.max(0, Math.round(Number(row.elapsedMs))),
    config: row.config ?? undefined,
  }));
}
