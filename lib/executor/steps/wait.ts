import { setTimeout as delay } from "node:timers/promises";
import type { WaitConfig } from "@/lib/core/step";
import { WorkerStoppedError, type StepRunner } from "./step-runner";

/** Waits. After an interruption only for the rest. */
export const runWait: StepRunner<WaitConfig> = async ({ seconds }, { elapsedMs, signal, stop }) => {
  const restMs = Math.max(0, seconds * 1000 - elapsedMs);
  try {
    await delay(restMs, undefined, { signal: AbortSignal.any([signal, stop]) });
  } catch (error) {
    signal.throwIfAborted();
    if (stop.aborted) throw new WorkerStoppedError();
    throw error;
  }
  return { status: "completed", output: `Waited ${seconds} s` };
};
