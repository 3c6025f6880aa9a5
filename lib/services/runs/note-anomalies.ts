import { findAnomalies, type Anomaly, type RunTraits } from "@/lib/core/anomaly";
import type { StepStatus } from "@/lib/core/run";
import type { Tx } from "@/lib/db/database";
import type { RunStepRow } from "@/lib/db/run-steps";
import { readRunTraits } from "@/lib/db/run-traits";
import type { RunSummaryRow } from "@/lib/db/runs";
import { logger } from "@/lib/logger";
import { recordEvent } from "@/lib/queue/record-event";

/**
 * Compares a run that has just completed with those before it, and records in one event what was unusual about it, in the
 * transaction that ends the run. A mistake in comparing is logged and never keeps a run from ending.
 */
export async function noteAnomalies(tx: Tx, run: RunSummaryRow, steps: readonly RunStepRow[]): Promise<void> {
  const { kinds, history } = await readRunTraits(tx, run);
  const anomalies = compare(run, () => findAnomalies(traitsOf(run, steps), history, kinds));
  if (anomalies.length === 0) return;
  await recordEvent(tx, {
    organisationId: run.organisationId,
    type: "job.anomaly",
    title: `${run.job.name} ran unusually`,
    message: anomalies.map(({ sentence }) => sentence).join(" "),
    jobId: run.jobId,
    runId: run.id,
    details: {
      status: run.status,
      total_steps: run.totalSteps,
      completed_steps: run.completedSteps,
      failed_steps: run.failedSteps,
      execution_time_ms: run.executionTimeMs,
      anomalies,
    },
    occurredAt: run.completedAt ?? undefined,
    dedupeKey: `run:${run.id}:job.anomaly`,
  });
}

function compare(run: RunSummaryRow, find: () => Anomaly[]): Anomaly[] {
  try {
    return find();
  } catch (error) {
    logger.error({ err: error, run_id: run.id }, "a run could not be compared with those before it");
    return [];
  }
}

function traitsOf({ executionTimeMs }: RunSummaryRow, steps: readonly RunStepRow[]): RunTraits {
  const outputs = steps.flatMap(({ status, output }) =>
    status === "completed" || status === "failed" ? (output ?? "") : [],
  );
  return {
    executionTimeMs,
    steps: steps.map(({ name, status }) => ({ name, status: status as StepStatus })),
    outputBytes: outputs.reduce((sum, output) => sum + Buffer.byteLength(output), 0),
    stepsCameLate: false,
  };
}
