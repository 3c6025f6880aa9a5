import { ConflictError, NotFoundError } from "@/lib/core/errors";
import { eventTypeOfEnd, isFinalRunStatus, isRecovery, type FinalRunStatus } from "@/lib/core/run";
import { transactionTime } from "@/lib/db/clock";
import type { Tx } from "@/lib/db/database";
import { findEventDetails } from "@/lib/db/events";
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
import { noteAnomalies } from "./note-anomalies";
import { planNextAttempt } from "./plan-next-attempt";

export interface RunEnd {
  status: FinalRunStatus;
  /** The failing step's message when absent. */
  errorMessage?: string | null;
  /** By the reporter's clock; now, by the database's, when absent. */
  completedAt?: Date | null;
  /** From start to end when absent. */
  executionTimeMs?: number | null;
  /** The step that is to blame; null: none is; the first failed one when absent. */
  failedStepId?: string | null;
  /** Who says so. Runbell's own finding, as that nothing was heard of it any more, gives way to what its reporter says. */
  by?: "runbell" | "reporter";
}

/**
 * Ends a run and records what that means (the end, a recovery, the next attempt) in the caller's transaction: all of it is
 * there or nothing. A run that has ended the same way already stays as it is, and the answer is false. Throws ConflictError when
 * it has ended another way, unless its reporter knows better than Runbell. Nudge the notifications after the commit.
 */
export async function finishRun(tx: Tx, runId: string, end: RunEnd): Promise<boolean> {
  const open = await lockRun(tx, runId);
  if (!open) throw new NotFoundError("run", runId);
  if (isFinalRunStatus(open.status)) {
    if (open.status === end.status) return false;
    if (end.by !== "reporter" || !(await wasEndedByRunbell(tx, open)))
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
  const nextAt = await planNextAttempt(tx, run);
  await recordEnd(tx, run, { ...end, failedStep, before: open, nextAt });
  if (end.status === "completed") await noteAnomalies(tx, run, steps);
  return true;
}

const endInWords: Record<FinalRunStatus, string> = {
  completed: "was completed before it",
  failed: "failed",
  timed_out: "timed out",
  lost: "was lost",
  missed: "was missed",
  cancelled: "was cancelled",
};

function words(status: string): string {
  return status.replace("_", " ");
}

function findFailedStep(steps: readonly RunStepRow[], end: RunEnd): RunStepRow | undefined {
  if (end.status === "completed" || end.status === "cancelled" || end.failedStepId === null) return undefined;
  return end.failedStepId
    ? steps.find((step) => step.id === end.failedStepId)
    : (steps.find((step) => step.status === "failed") ?? steps.find((step) => step.status === "running"));
}

async function recordEnd(
  tx: Tx,
  run: RunSummaryRow,
  {
    status,
    by,
    failedStep,
    before,
    nextAt,
  }: Pick<RunEnd, "status" | "by"> & {
    failedStep: RunStepRow | undefined;
    before: RunSummaryRow;
    nextAt: Date | null;
  },
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
    attempt: run.source === "builtin" ? { number: run.attempt, of: run.maxAttempts, nextAt } : null,
  };
  const details = { ...detailsOfEnd(facts), ...(by === "runbell" && { ended_by: by }) };
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
  const previous = await findEndBefore(tx, { ...run, completedAt: run.completedAt }, before);
  if (previous && isRecovery(previous.status, status))
    await record("job.recovered", describeRecovery(facts, previous, previous.id === run.id), {
      previous_run_id: previous.id,
      previous_status: previous.status,
    });
}

/** The end that a recovery is from: of the run before, or, where its reporter knew better, of this very run. */
async function findEndBefore(
  tx: Tx,
  { id, jobId, completedAt }: { id: string; jobId: string; completedAt: Date },
  before: RunSummaryRow,
): ReturnType<typeof findPreviousEnd> {
  if (!before.completedAt) return findPreviousEnd(tx, { id, jobId, before: completedAt });
  const newest = await findPreviousEnd(tx, { id, jobId, before: await transactionTime(tx) });
  return newest?.completedAt && newest.completedAt > before.completedAt ? newest : before;
}

async function wasEndedByRunbell(tx: Tx, run: RunSummaryRow): Promise<boolean> {
  const type = isFinalRunStatus(run.status) ? eventTypeOfEnd(run.status) : null;
  const details = await findEventDetails(tx, run.organisationId, `run:${run.id}:${type}`);
  return details?.ended_by === "runbell";
}
