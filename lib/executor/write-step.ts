import type { StepResult } from "@/lib/core/step";
import { query, type Tx } from "@/lib/db/database";
import { storableJson } from "@/lib/queue/storable-value";

/** Starting and ending a step trust the caller to hold the run's lease (requireLease) in the same transaction. */

/** Marks a step as under way; the first start is the one that counts. Whoever watches the run is told by its time. */
export async function startStep(tx: Tx, stepId: string): Promise<void> {
  await query(
    `
WITH started AS (
  UPDATE run_steps SET status = 'running', started_at = coalesce(started_at, clock_timestamp()),
    updated_at = clock_timestamp()
  WHERE id = $1::uuid
  RETURNING run_id
)
UPDATE runs SET updated_at = clock_timestamp() FROM started WHERE runs.id = started.run_id`,
    [stepId],
    tx,
  );
}

/** Writes a step's result; without output the one stays that it showed while it ran. A step that was never started has no times. */
export async function endStep(tx: Tx, stepId: string, result: StepResult): Promise<void> {
  await query(
    `
UPDATE run_steps SET
  status = $2,
  output = coalesce($3, output),
  error_message = $4,
  metadata = metadata || $5::jsonb,
  completed_at = CASE WHEN started_at IS NOT NULL THEN clock_timestamp() END,
  execution_time_ms = CASE WHEN started_at IS NOT NULL THEN $6::int END,
  updated_at = clock_timestamp()
WHERE id = $1::uuid`,
    [
      stepId,
      result.status,
      storable(result.output),
      storable(result.error_message),
      storableJson(result.metadata ?? {}),
      result.execution_time_ms,
    ],
    tx,
  );
}

/** PostgreSQL's text takes no NUL and no half characters: a mark stands in their place. */
export function storable(text: string | undefined): string | null {
  return text === undefined ? null : text.replaceAll("\u0000", "\uFFFD").toWellFormed();
}
