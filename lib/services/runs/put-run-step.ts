import type { Actor } from "@/lib/core/actor";
import { ConflictError, NotFoundError } from "@/lib/core/errors";
import type { StepStatus } from "@/lib/core/run";
import { readClock } from "@/lib/db/clock";
import { withTransaction } from "@/lib/db/database";
import { findRunStep, recountSteps, saveRunStep, type RunStepRow } from "@/lib/db/run-steps";
import { lockRun, noteLife } from "@/lib/db/runs";
import type { PutRunStepInput, RunStepView } from "@/lib/schemas/run";
import { viewRunStep } from "./run-view";

/**
 * A program reports a step of its run. Steps come in any order and again: the newest report counts, except that a step
 * that has ended is not open again. A run that has ended still takes reports, so that its steps are complete, but stays
 * ended. Counters are counted in the same transaction, under the run's lock.
 */
export async function putRunStep({
  actor,
  id,
  name,
  input,
}: {
  actor: Actor;
  id: string;
  name: string;
  input: PutRunStepInput;
}): Promise<RunStepView> {
  return withTransaction(async (tx) => {
    const run = await lockRun(tx, id, actor.organisationId);
    if (!run) throw new NotFoundError("run", id);
    if (run.source === "builtin")
      throw new ConflictError("Runbell runs this job itself: its steps cannot be reported.");
    const known = await findRunStep(tx, id, name);
    const step = await saveRunStep(tx, id, name, merge(known, input, await readClock(tx)));
    await recountSteps(tx, id);
    await noteLife(tx, id);
    return viewRunStep(step);
  });
}

const ended: readonly StepStatus[] = ["completed", "failed", "skipped"];

/** The step after the report; what the report does not say stays. */
function merge(known: RunStepRow | null, input: PutRunStepInput, now: Date) {
  const times = {
    startedAt: dateOf(input.started_at) ?? known?.startedAt ?? null,
    position: input.position ?? known?.position,
  };
  const isLate = known !== null && isEnded(known.status) && !isEnded(input.status);
  if (isLate) return times;

  if (!isEnded(input.status))
    return {
      ...times,
      ...textsOf(known, input),
      startedAt: times.startedAt ?? (input.status === "running" ? now : null),
      status: input.status,
      type: input.type,
      errorMessage: input.error_message ?? null,
    };

  const completedAt = dateOf(input.completed_at) ?? known?.completedAt ?? now;
  const measured = times.startedAt ? Math.max(0, completedAt.getTime() - times.startedAt.getTime()) : null;
  return {
    ...times,
    ...textsOf(known, input),
    status: input.status,
    type: input.type,
    errorMessage: input.error_message ?? (input.status === "failed" ? (known?.errorMessage ?? null) : null),
    completedAt,
    executionTimeMs: input.execution_time_ms ?? (measured === null ? null : Math.min(measured, MAX_MS)),
  };
}

/** The most that a 32-bit column holds: 24 days. */
const MAX_MS = 2_147_483_647;

function textsOf(known: RunStepRow | null, input: PutRunStepInput) {
  return {
    output: input.output ?? known?.output ?? null,
    metadata: input.metadata ?? (known?.metadata as PutRunStepInput["metadata"]) ?? {},
  };
}

function isEnded(status: string): boolean {
  return (ended as readonly string[]).includes(status);
}

function dateOf(text: string | undefined): Date | undefined {
  return text === undefined ? undefined : new Date(text);
}
