import type { Actor } from "@/lib/core/actor";
import { ConflictError, NotFoundError } from "@/lib/core/errors";
import { isFinalRunStatus } from "@/lib/core/run";
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
 * again, anything else throws ConflictError. A run of Runbell's own can only be cancelled.
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
    if (isFinalRunStatus(run.status)) refuseChange(run, input);
    else await apply(tx, run, input);
    return viewRunSummary(await getRunSummary(tx, id));
  });
  nudge("notifications");
  return updated;
}

function isCancellation({ status, ...rest }: UpdateRunInput): boolean {
  return status === "cancelled" && Object.keys(rest).every((key) => key === "error_message");
}

function refuseChange(run: RunSummaryRow, { status }: UpdateRunInput): void {
  if (status === run.status) return;
  const ended = `The run has ended as “${run.status.replace("_", " ")}” already`;
  throw new ConflictError(
    status === undefined
      ? `${ended}: it can no longer be changed.`
      : `${ended}; it cannot become “${status.replace("_", " ")}”.`,
  );
}

async function apply(tx: Tx, run: RunSummaryRow, input: UpdateRunInput): Promise<void> {
  const { status, error_message: errorMessage } = input;
  if (input.total_steps !== undefined) await announceSteps(tx, run.id, input.total_steps);
  if (status === undefined || !isFinalRunStatus(status)) {
    if (errorMessage !== undefined) await noteError(tx, run.id, errorMessage);
    await noteLife(tx, run.id);
    return;
  }
  await finishRun(tx, run.id, {
    status,
    errorMessage: errorMessage ?? run.errorMessage,
    completedAt: input.completed_at ? new Date(input.completed_at) : null,
    executionTimeMs: input.execution_time_ms ?? null,
  });
}
