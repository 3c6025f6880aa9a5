import type { AddressGuard } from "@/lib/channels/address-guard";
import { AppError } from "@/lib/core/errors";
import type { StepResult } from "@/lib/core/step";
import { withTransaction } from "@/lib/db/database";
import { recountSteps } from "@/lib/db/run-steps";
import { logger } from "@/lib/logger";
import { TemplateError } from "@/lib/templates/render";
import type { ClaimedRun } from "./claim-run";
import { createDeadline, TimedOutError } from "./deadline";
import { LeaseLostError, requireLease } from "./lease";
import { createLiveOutput } from "./live-output";
import type { PlannedStep } from "./load-steps";
import { planStep, type RunState } from "./plan-step";
import { runStep } from "./run-step";
import { contextAtStep, loadContextAtStep } from "./step-context";
import { failed, timedOut, WorkerStoppedError, type StepContext, type StepEnd } from "./steps/step-runner";
import { endStep, startStep } from "./write-step";

export interface StepEnvironment {
  guard: AddressGuard;
  allowShell: boolean;
  interruption: AbortSignal;
  stop: AbortSignal;
}

/**
 * Runs a step that has not ended, or skips it, and writes the result. Throws LeaseLostError and WorkerStoppedError, which
 * leave the step as it is for whoever resumes the run.
 */
export async function executeStep(
  run: ClaimedRun,
  step: PlannedStep,
  state: RunState,
  environment: StepEnvironment,
): Promise<StepResult> {
  const plan = planStep(step, state);
  if (!plan.run) return settle(run, step, { status: "skipped", output: plan.because }, 0);

  await withTransaction(async (tx) => {
    await requireLease(tx, run);
    await startStep(tx, step.id);
  });
  const elapsedMs = step.elapsedMs ?? 0;
  const startedAt = performance.now();
  const sinceStart = () => elapsedMs + Math.round(performance.now() - startedAt);
  const { timeoutSeconds: limitSeconds } = step;
  const leftMs = limitSeconds === null ? null : limitSeconds * 1000 - elapsedMs;
  const deadline = createDeadline("step", { leftMs, limitSeconds });
  const live = createLiveOutput(run, step.id);
  const context: StepContext = {
    organisationId: run.organisationId,
    jobId: run.jobId,
    runId: run.runId,
    runStepId: step.id,
    messageKey: `step:${step.id}`,
    state,
    isResumed: step.status === "running",
    elapsedMs,
    guard: environment.guard,
    allowShell: environment.allowShell,
    signal: AbortSignal.any([environment.interruption, deadline.signal]),
    stop: environment.stop,
    templateContext: (tx) => (tx ? contextAtStep(tx, run, state) : loadContextAtStep(run, state)),
    showOutput: live.show,
  };

  try {
    const end = await runStep(step, context);
    await live.stop();
    return await settle(run, step, end, sinceStart());
  } catch (error) {
    await live.stop();
    if (error instanceof LeaseLostError || error instanceof WorkerStoppedError) throw error;
    return settle(run, step, describeFailure(error, run), sinceStart());
  } finally {
    deadline.dispose();
  }
}

/** Writes a step's end, and what belongs to it, in one transaction behind the fence. */
function settle(run: ClaimedRun, step: PlannedStep, end: StepEnd, timeMs: number): Promise<StepResult> {
  return withTransaction(async (tx) => {
    await requireLease(tx, run);
    const report = typeof end === "function" ? await end(tx) : end;
    const result: StepResult = { ...report, execution_time_ms: timeMs };
    await endStep(tx, step.id, result);
    await recountSteps(tx, run.runId);
    return result;
  });
}

/** An exception in the words of the step's author (S0.20). */
function describeFailure(error: unknown, run: ClaimedRun): StepEnd {
  if (error instanceof TimedOutError) return timedOut(error);
  if (error instanceof TemplateError)
    return failed(
      `A template of the step cannot be rendered: ${error.message} (line ${error.line}, column ${error.column})`,
    );
  if (error instanceof AppError) return failed(error.message);
  logger.error({ err: error, runId: run.runId }, "a step threw an error");
  return failed(`An error in Runbell: ${error instanceof Error ? error.message : String(error)}`);
}
