import { WorkerStoppedError } from "./steps/step-runner";

export interface Interruption {
  /** Aborted when the step under way must end; the reason says why. */
  signal: AbortSignal;
  dispose(): void;
}

/** Interrupts at once when one of `ends` is aborted, and `graceMs` after `stop` is. */
export function createInterruption(
  ends: readonly AbortSignal[],
  stop: AbortSignal,
  graceMs: number,
): Interruption {
  const grace = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const startGrace = () => {
    timer = setTimeout(() => grace.abort(new WorkerStoppedError()), graceMs);
  };
  if (stop.aborted) startGrace();
  else stop.addEventListener("abort", startGrace, { once: true });
  return {
    signal: AbortSignal.any([...ends, grace.signal]),
    dispose() {
      clearTimeout(timer);
      stop.removeEventListener("abort", startGrace);
    },
  };
}
