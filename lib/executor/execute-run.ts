import type { AddressGuard } from "@/lib/channels/address-guard";
import type { StepStatus } from "@/lib/core/run";
import { withTransaction } from "@/lib/db/database";
import { getRunSummary } from "@/lib/db/runs";
import { nudge } from "@/lib/queue/nudge";
import { finishRun } from "@/lib/services/runs/finish-run";
import { recordStart } from "@/lib/services/runs/record-start";
import type { ClaimedRun } from "./claim-run";
import { executeStep } from "./execute-step";
import { createInterruption } from "./interruption";
import { keepLease, LEASE_SECONDS, LeaseLostError, releaseLease, requireLease } from "./lease";
import { loadSteps, type PlannedStep } from "./load-steps";
import type { RunState } from "./plan-step";
import { WorkerStoppedError } from "./steps/step-runner";

export interface ExecuteOptions {
  guard: AddressGuard;
  /** Aborted when the worker is to stop: the step under way may end within the grace, then the run is given back. */
  signal: AbortSignal;
  graceMs?: number;
  /** Between two extensions of the lease. */
  beatMs?: number;
}

/**
 * completed, failed: the run is over · released: given back, another worker goes on · lease_lost: another worker has it
 * already, or it was cancelled.
 */
export type ExecutionOutcome = "completed" | "failed" | "released" | "lease_lost";

const GRACE_MS = 20_000;
const BEAT_MS = (LEASE_SECONDS * 1000) / 3;

/**
 * Runs the steps of a claimed run in order, from the first that has not ended, and ends the run. Every write is fenced by
 * the lease. Throws when the database is away or for a bug: the lease then runs out and the run is resumed.
 */
export async function executeRun(
  run: ClaimedRun,
  { guard, signal: stop, graceMs = GRACE_MS, beatMs = BEAT_MS }: ExecuteOptions,
): Promise<ExecutionOutcome> {
  const lease = keepLease(run, beatMs);
  const interruption = createInterruption(lease.lost, stop, graceMs);
  try {
    const steps = await loadSteps(run.runId);
    if (steps.every((step) => step.status === "pending")) await start(run);

    let state: RunState = { kind: "success" };
    for (const step of steps) {
      if (isEnded(step.status)) {
        state = stateAfter(state, step, step.status, step.errorMessage);
        continue;
      }
      if (stop.aborted) throw new WorkerStoppedError();
      const environment = { guard, stop, interruption: interruption.signal };
      const result = await executeStep(run, step, state, environment);
      if (result.metadata?.notification_id) nudge("notifications");
      state = stateAfter(state, step, result.status, result.error_message ?? null);
    }
    return await finish(run, state);
  } catch (error) {
    if (error instanceof LeaseLostError) return "lease_lost";
    if (!(error instanceof WorkerStoppedError)) throw error;
    await releaseLease(run);
    return "released";
  } finally {
    interruption.dispose();
    lease.stop();
  }
}

function isEnded(status: StepStatus): boolean {
  return status === "completed" || status === "failed" || status === "skipped";
}

/** The first failed step that fails the job decides; what fails after it changes nothing. */
function stateAfter(
  state: RunState,
  step: PlannedStep,
  status: StepStatus,
  errorMessage: string | null,
): RunState {
  if (state.kind === "failure" || status !== "failed" || step.onError !== "fail_job") return state;
  return { kind: "failure", failedStep: step.name, failedStepId: step.id, errorMessage };
}

async function start(run: ClaimedRun): Promise<void> {
  await withTransaction(async (tx) => {
    await requireLease(tx, run);
    const row = await getRunSummary(tx, run.runId);
    await recordStart(tx, { ...row, jobName: row.job.name, startedAt: row.startedAt ?? row.createdAt });
  });
  nudge("notifications");
}

async function finish(run: ClaimedRun, state: RunState): Promise<"completed" | "failed"> {
  const status = state.kind === "success" ? "completed" : "failed";
  await withTransaction(async (tx) => {
    await requireLease(tx, run);
    await finishRun(
      tx,
      run.runId,
      state.kind === "success"
        ? { status }
        : { status, errorMessage: state.errorMessage, failedStepId: state.failedStepId },
    );
  });
  nudge("notifications");
  return status;
}
