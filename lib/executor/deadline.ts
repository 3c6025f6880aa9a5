import { durationInWords } from "@/lib/core/duration";

/** A step, or its run with whatever was under way, took longer than it may. */
export class TimedOutError extends Error {
  constructor(
    readonly of: "step" | "run",
    limitSeconds: number,
  ) {
    super(`The ${of} took longer than ${durationInWords(limitSeconds * 1000)}, its limit.`);
    this.name = "TimedOutError";
  }
}

export interface Deadline {
  /** Aborted with a TimedOutError when the time is over. */
  signal: AbortSignal;
  dispose(): void;
}

/** The end of the time that is left, at once when none is; null for either: there is no end. */
export function createDeadline(
  of: TimedOutError["of"],
  { leftMs, limitSeconds }: { leftMs: number | null; limitSeconds: number | null },
): Deadline {
  const controller = new AbortController();
  if (leftMs === null || limitSeconds === null)
    return { signal: controller.signal, dispose: () => undefined };
  const end = () => controller.abort(new TimedOutError(of, limitSeconds));
  if (leftMs <= 0) end();
  const timer = setTimeout(end, leftMs);
  return { signal: controller.signal, dispose: () => clearTimeout(timer) };
}
