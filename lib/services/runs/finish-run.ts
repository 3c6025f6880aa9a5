import { ConflictError, NotFoundError } from "@/lib/core/errors";
import { eventTypeOfEnd, isFinalRunStatus, isRecovery, type FinalRunStatus } from "@/lib/core/run";
import type { Tx } from "@/lib/db/database";
import {
  listRunSteps,
  recountSteps,
  skipPendingSteps,
  skipRunningSteps,
  type RunStepRow,
} from "@/lib/db/run-steps";
import {
  closeRun,
  findPreviousEnd,
  getRunSummary,
  lockEndsOfJob,
  lockRun,
  type RunSummaryRow,
} from "@/lib/db/runs";
import { recordEvent } from "@/lib/queue/record-event";
import { describeEnd, describeRecovery, detailsOfEnd, type RunFacts, type RunWords } from "./describe-run";

export interface RunEnd {
  status: FinalRunStatus;
  /** The failing step's message when absent. */
  errorMessage?: string | null;
  /** By the reporter's clock; now, by the database's, when absent. */
  completedAt?: Date | null;
  /** From start to end when absent. */
  executionTimeMs?: number | null;
  /** The step that is to blame; the first failed one when absent. */
  failedStepId?: string;
}

/**
 * Ends a run and records what that means (the end, and a recovery) in the caller's transaction: all of it is there or
 * nothing. A run that has ended the same way already stays as it is, and the answer is false. Throws ConflictError when
 * it has ended another way. Nudge the notifications after the commit.
 */
export async function finishRun(tx: Tx, runId: string, end: RunEnd): Promise<boolean> {
  const open = await lockRun(tx, runId);
  if (!open) throw new NotFoundError("run", runId);
  if (isFinalRunStatus(open.status)) {
    if (open.status === end.status) return false;
    throw new ConflictError(
      `The run has ended as “${words(open.status)}” already; it cannot become “${words(end.status)}”.`,
    );
  }

  await skipPendingSteps(tx, runId, `Skipped: the run ${endInWords[end.status]}.`);
  // A reporter may still say how its step ended; for ours there is nobody left who would.
  if (open.source === "builtin")
    await skipRunningSteps(tx, runId, `Stopped in the middle: the run ${endInWords[end.status]}.`);
  await recountSteps(tx, runId);
  const steps = await listRunSteps(tx, runId);
  const failedStep = findFailedStep(steps, end);
  await lockEndsOfJob(tx, open.jobId);
  await closeRun(tx, runId, {
    status: end.status,
    errorMessage: end.errorMessage ?? failedStep?.errorMessage ?? null,
    completedAt: end.completedAt ?? null,
    executionTimeMs: end.executionTimeMs ?? null,
  });

  const run = await getRunSummary(tx, runId);
  await recordEnd(tx, run, end.status, failedStep);
  return true;
}

const endInWords: Record<FinalRunStatus, string> = {
  completed: "was completed before it",
  failed: "failed",
  timed_out: "timed out",
  lost: "was lost",
  cancelled: "was cancelled",
};

function words(status: string): string {
  return status.replace("_", " ");
}

function findFailedStep(steps: readonly RunStepRow[], end: RunEnd): RunStepRow | undefined {
  if (end.status === "completed" || end.status === "cancelled") return undefined;
  return end.failedStepId
    ? steps.find((step) => step.id === end.failedStepId)
    : (steps.find((step) => step.status === "failed") ?? steps.find((step) => step.status === "running"));
}

async function recordEnd(
  tx: Tx,
  run: RunSummaryRow,
  status: FinalRunStatus,
  failedStep: RunStepRow | undefined,
): Promise<void> {
  const facts: RunFacts = {
    jobName: run.job.name,
    status: run.status,
    executionTimeMs: run.executionTimeMs,
    totalSteps: run.totalSteps,
    completedSteps: run.completedSteps,
    failedSteps: run.failedSteps,
    errorMessage: run.errorMessage,
    target: run.target,
    failedStep: failedStep ?? null,
  };
  const details = detailsOfEnd(facts);
  const record = (
    type: NonNullable<ReturnType<typeof eventTypeOfEnd>> | "job.recovered",
    { title, message }: RunWords,
    more: Record<string, unknown> = {},
  ) =>
    recordEvent(tx, {
      organisationId: run.organisationId,
      type,
      title,
      message,
      jobId: run.jobId,
      runId: run.id,
      details: { ...details, ...more },
      occurredAt: run.completedAt ?? undefined,
      dedupeKey: `run:${run.id}:${type}`,
    });

  const type = eventTypeOfEnd(status);
  if (!type) return;
  await record(type, describeEnd(status, facts));

  if (status !== "completed" || !run.completedAt) return;
  const previous = await findPreviousEnd(tx, { id: run.id, jobId: run.jobId, before: run.completedAt });
  if (previous && isRecovery(previous.status, status))
    await record("job.recovered", describeRecovery(facts, previous), {
      previous_run_id: previous.id,
      previous_status: previous.status,
    });
}
