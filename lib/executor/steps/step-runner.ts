import type { AddressGuard } from "@/lib/channels/address-guard";
import type { StepResult } from "@/lib/core/step";
import type { Tx } from "@/lib/db/database";
import type { TemplateContext } from "@/lib/templates/context";
import type { TimedOutError } from "../deadline";
import type { RunState } from "../plan-step";

/** Result of a step; the time is taken by whoever runs it. */
export type StepReport = Omit<StepResult, "execution_time_ms">;

/**
 * How a step ends: with a report, or with something to do in the transaction that writes the end, so that both are
 * there or neither is.
 */
export type StepEnd = StepReport | ((tx: Tx) => Promise<StepReport>);

export interface StepContext {
  organisationId: string;
  jobId: string;
  runId: string;
  runStepId: string;
  /** Names the step's message: it is stored once, however often the step is resumed. */
  messageKey: string;
  /** How the run stands as this step is reached. */
  state: RunState;
  /** What templates see now, in a transaction when one is given. */
  templateContext(tx?: Tx): Promise<TemplateContext>;
  /** A worker died in the middle of this step: what it did is unknown. */
  isResumed: boolean;
  /** Since the step was started the first time. */
  elapsedMs: number;
  guard: AddressGuard;
  /** Whether steps may run programs here. */
  allowShell: boolean;
  /** Aborted when the step must end now; its reason says why and is to be thrown. */
  signal: AbortSignal;
  /** Aborted when the worker wants to stop: a step that loses nothing by it throws WorkerStoppedError. */
  stop: AbortSignal;
  /** There is more output to show while the step runs: it is read about once a second. */
  showOutput(read: () => string): void;
}

/** Does what a step is for. What it throws makes the step fail with the message (S0.20), but for the signal's reason. */
export type StepRunner<Config> = (config: Config, context: StepContext) => Promise<StepEnd>;

/** The worker stops: another one goes on with the run. */
export class WorkerStoppedError extends Error {
  constructor() {
    super("The worker stops.");
    this.name = "WorkerStoppedError";
  }
}

/** A step that took too long: what it had found out by then is kept. */
export function timedOut({ message, of }: TimedOutError, more: Partial<StepReport> = {}): StepReport {
  return failed(message, { ...more, metadata: { ...more.metadata, timed_out: of } });
}

export function failed(errorMessage: string, more: Partial<StepReport> = {}): StepReport {
  return { status: "failed", error_message: errorMessage, ...more };
}
