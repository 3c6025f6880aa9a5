import type { AddressGuard } from "@/lib/channels/address-guard";
import { config } from "@/lib/config";
import type { StepStatus } from "@/lib/core/run";
import { withTransaction } from "@/lib/db/database";
import { getRunSummary } from "@/lib/db/runs";
import { nudge } from "@/lib/queue/nudge";
import { finishRun } from "@/lib/services/runs/finish-run";
import { recordStart } from "@/lib/services/runs/record-start";
import type { ClaimedRun } from "./claim-run";
import { createDeadline, TimedOutError } from "./deadline";
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
  /** Between two looks whether the run was cancelled. */
  lookMs?: number;
  /** Whether steps may run programs; as the environment says when absent. */
  allowShell?: boolean;
}

/**
 * completed, failed, timed_out: the run is over · released: given back, another worker goes on · lease_lost: another
 * worker has it already, or it was cancelled.
 */
export type ExecutionOutcome = "completed" | "failed" | "timed_out" | "released" | "lease_lost";

const GRACE_MS = 20_000;
const BEAT_MS = (LEASE_SECONDS * 1000) / 3;
const LOOK_MS = 1_500;

/**
 * Runs the steps of a claimed run in order, from the first that has not ended, and ends the run. When its time is over,
 * the step under way is ended, and only who is to hear of failures is still told. Every write is fenced by the lease.
 * Throws when the database is away or for a bug: the lease then runs out and the run is resumed.
 */
export async function executeRun(run: ClaimedRun, options: ExecuteOptions): Promise<ExecutionOutcome> {
  const { guard, signal: stop, graceMs = GRACE_MS, beatMs = BEAT_MS, lookMs = LOOK_MS } = options;
  const { allowShell = config().allowShell } = options;
  const lease = keepLease(run, { beatMs, lookMs });
  const deadline = createDeadline("run", { leftMs: run.timeLeftMs, limitSeconds: run.timeoutSeconds });
  const interruption = createInterruption([lease.lost, deadline.signal], stop, graceMs);
  try {
    const steps = await loadSteps(run.runId);
    if (steps.every((step) => step.status === "pending")) await start(run);

    let state: RunState = { kind: "success" };
    for (const step of steps) {
      if (isEnded(step.status)) {
        state = stateAfter(state, step, step);
        continue;
      }
      if (stop.aborted) throw new WorkerStoppedError();
      if (step.status === "pending") state = stateAtTime(state, deadline.signal);
      const environment = { guard, allowShell, stop, interruption: interruption.signal };
      const result = await executeStep(run, step, state, environment);
      if (result.metadata?.notification_id) nudge("notifications");
      state = stateAfter(state, step, {
        status: result.status,
        errorMessage: result.error_message ?? null,
        hasEndedTime: result.metadata?.timed_out === "run",
      });
    }
    return await finish(run, state);
  } catch (error) {
    if (error instanceof LeaseLostError) return "lease_lost";
    if (!(error instanceof WorkerStoppedError)) throw error;
    await releaseLease(run);
    return "released";
  } finally {
    interruption.dispose();
    deadline.dispose();
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
  end: Pick<PlannedStep, "status" | "errorMessage" | "hasEndedTime">,
): RunState {
  const failsRun = end.status === "failed" && (end.hasEndedTime || step.onError === "fail_job");
  if (state.kind === "failure" || !failsRun) return state;
  return {
    kind: "failure",
    status: end.hasEndedTime ? "timed_out" : "failed",
    failedStep: step.name,
    failedStepId: step.id,
    errorMessage: end.errorMessage,
  };
}

/** Before the next step: the time may be over, though no step was ended by it. */
function stateAtTime(state: RunState, { aborted, reason }: AbortSignal): RunState {
  if (state.kind === "failure" || !aborted || !(reason instanceof TimedOutError)) return state;
  const { message: errorMessage } = reason;
  return { kind: "failure", status: "timed_out", failedStep: null, failedStepId: null, errorMessage };
}

async function start(run: ClaimedRun): Promise<void> {
  await withTransaction(async (tx) => {
    await requireLease(tx, run);
    const row = await getRunSummary(tx, run.runId);
    await recordStart(tx, { ...row, jobName: row.job.name, startedAt: row.startedAt ?? row.createdAt });
  });
  nudge("notifications");
}

async function finish(run: ClaimedRun, state: RunState): Promise<"completed" | "failed" | "timed_out"> {
  const status = state.kind === "success" ? "completed" : state.status;
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
  // A run of the job that waited for this one may begin.
  nudge("runs");
  return status;
}
