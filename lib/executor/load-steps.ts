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
  config: unknown;
  onError: "continue" | "fail_job";
  timeoutSeconds: number | null;
  /** It was ended because its run had taken too long. */
  hasEndedTime: boolean;
}

/** The run's steps in order, as the job had them when the run was made. */
export async function loadSteps(runId: string): Promise<PlannedStep[]> {
  const rows = await query<Omit<PlannedStep, "elapsedMs"> & { elapsedMs: number | string | null }>(
    `
SELECT step.id, step.position, step.name, step.type, step.status,
  step.error_message AS "errorMessage",
  (extract(epoch FROM clock_timestamp() - step.started_at) * 1000)::float8 AS "elapsedMs",
  step.config, step.on_error AS "onError", step.timeout_seconds AS "timeoutSeconds",
  step.metadata ->> 'timed_out' IS NOT DISTINCT FROM 'run' AS "hasEndedTime"
FROM run_steps AS step
WHERE step.run_id = $1::uuid
ORDER BY step.position, step.id`,
    [runId],
  );
  return rows.map((row) => ({
    ...row,
    elapsedMs: row.elapsedMs === null ? null : Math.max(0, Math.round(Number(row.elapsedMs))),
  }));
}
