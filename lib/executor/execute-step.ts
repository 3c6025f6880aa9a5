import type { AddressGuard } from "@/lib/channels/address-guard";
import { AppError } from "@/lib/core/errors";
import type { StepResult } from "@/lib/core/step";
import { withTransaction } from "@/lib/db/database";
import { recountSteps } from "@/lib/db/run-steps";
import { logger } from "@/lib/logger";
import { TemplateError } from "@/lib/templates/render";
import type { ClaimedRun } from "./claim-run";
import { LeaseLostError, requireLease } from "./lease";
import type { PlannedStep } from "./load-steps";
import { planStep, type RunState } from "./plan-step";
import { runStep } from "./run-step";
import { contextAtStep, loadContextAtStep } from "./step-context";
import { failed, WorkerStoppedError, type StepContext, type StepEnd } from "./steps/step-runner";
import { endStep, startStep } from "./write-step";

export interface StepEnvironment {
  guard: AddressGuard;
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
  const context: StepContext = {
    organisationId: run.organisationId,
    jobId: run.jobId,
    runId: run.runId,
    runStepId: step.id,
    state,
    isResumed: step.status === "running",
    elapsedMs,
    guard: environment.guard,
    signal: environment.interruption,
    stop: environment.stop,
    templateContext: (tx) => (tx ? contextAtStep(tx, run, state) : loadContextAtStep(run, state)),
  };

  try {
    const end = await runStep(step, context);
    return await settle(run, step, end, sinceStart());
  } catch (error) {
    if (error instanceof LeaseLostError || error instanceof WorkerStoppedError) throw error;
    return settle(run, step, failed(explain(error, run)), sinceStart());
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
function explain(error: unknown, run: ClaimedRun): string {
  if (error instanceof TemplateError)
    return `A template of the step cannot be rendered: ${error.message} (line ${error.line}, column ${error.column})`;
  if (error instanceof AppError) return error.message;
  logger.error({ err: error, runId: run.runId }, "a step threw an error");
  return `An error in Runbell: ${error instanceof Error ? error.message : String(error)}`;
}
