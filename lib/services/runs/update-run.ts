import type { Actor } from "@/lib/core/actor";
import { ConflictError, NotFoundError } from "@/lib/core/errors";
import { isFinalRunStatus, type FinalRunStatus } from "@/lib/core/run";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction, type Tx } from "@/lib/db/database";
import {
  announceSteps,
  getRunSummary,
  lockRun,
  noteError,
  noteLife,
  type RunSummaryRow,
} from "@/lib/db/runs";
import { nudge } from "@/lib/queue/nudge";
import type { RunSummary, UpdateRunInput } from "@/lib/schemas/run";
import { finishRun } from "./finish-run";
import { viewRunSummary } from "./run-view";

/**
 * A program reports how its run goes, or how it ended. A run that has ended stays as it is: the same end may be reported
 * again, anything else throws ConflictError. Only where Runbell itself ended it, as lost or timed out, its reporter may
 * say, once, how it ended in truth. A run of Runbell's own can only be cancelled.
 */
export async function updateRun({
  actor,
  id,
  input,
}: {
  actor: Actor;
  id: string;
  input: UpdateRunInput;
}): Promise<RunSummary> {
  const updated = await withTransaction(async (tx) => {
    const run = await lockRun(tx, id, actor.organisationId);
    if (!run) throw new NotFoundError("run", id);
    if (run.source === "builtin" && !isCancellation(input))
      throw new ConflictError(
        "Runbell runs this job itself: its run can be cancelled, but not reported about.",
      );
    if (isFinalRunStatus(run.status)) await correct(tx, run, input);
    else {
      await apply(tx, run, input);
      if (run.source === "builtin")
        await recordAudit(tx, actor, {
          action: "run.cancel",
          subjectId: id,
          before: { status: run.status },
          after: { job: run.job.key, status: "cancelled" },
        });
    }
    return viewRunSummary(await getRunSummary(tx, id));
  });
  nudge("notifications");
  // A run of the job that waited for a cancelled one may begin.
  nudge("runs");
  return updated;
}

function isCancellation({ status, ...rest }: UpdateRunInput): boolean {
  return status === "cancelled" && Object.keys(rest).every((key) => key === "error_message");
}

async function correct(tx: Tx, run: RunSummaryRow, input: UpdateRunInput): Promise<void> {
  const { status } = input;
  const ended = `The run has ended as “${run.status.replace("_", " ")}” already`;
  if (status === undefined) throw new ConflictError(`${ended}: it can no longer be changed.`);
  if (!isFinalRunStatus(status)) throw new ConflictError(`${ended}; it cannot become “${status}”.`);
  await end(tx, run, status, input);
}

async function apply(tx: Tx, run: RunSummaryRow, input: UpdateRunInput): Promise<void> {
  const { status, error_message: errorMessage } = input;
  if (input.total_steps !== undefined) await announceSteps(tx, run.id, input.total_steps);
  if (status === undefined || !isFinalRunStatus(status)) {
    if (errorMessage !== undefined) await noteError(tx, run.id, errorMessage);
    await noteLife(tx, run.id);
    return;
  }
  await end(tx, run, status, { ...input, error_message: errorMessage ?? run.errorMessage ?? undefined });
}

async function end(tx: Tx, run: RunSummaryRow, status: FinalRunStatus, input: UpdateRunInput): Promise<void> {
  await finishRun(tx, run.id, {
    status,
    errorMessage: input.error_message ?? null,
    completedAt: input.completed_at ? new Date(input.completed_at) : null,
    executionTimeMs: input.execution_time_ms ?? null,
    by: run.source === "reported" ? "reporter" : undefined,
  });
}
