import { KnownFailure, type FailedOutcome } from "./known-failure";

/** How long an overrun server is left alone: twice as long each time, until it takes a mail again. */
export interface BackOffTimes {
  firstMs: number;
  longestMs: number;
}

/** The server is left alone, so it was not asked. */
export class RestError extends KnownFailure {}

export const usualBackOff: BackOffTimes = { firstMs: 5_000, longestMs: 60_000 };

/**
 * Rest for a server that said it is overrun, for all mails of this process at once; what outlasts it is the business of
 * the circuit that all workers share.
 */
export function createBackOff({ firstMs, longestMs }: BackOffTimes) {
  let times = 0;
  let until = 0;
  let last: FailedOutcome | null = null;

  return {
    overrun(outcome: FailedOutcome): void {
      const now = performance.now();
      last = outcome;
      // Mails that were on their way together got one answer, not many.
      if (now < until) return;
      until = now + Math.min(longestMs, firstMs * 2 ** Math.min(times++, 20));
    },
    accepted(): void {
      times = 0;
    },
    /** The answer for a mail that comes meanwhile, without asking the server. */
    current(): FailedOutcome | null {
      const remainingMs = Math.ceil(until - performance.now());
      if (!last || remainingMs <= 0) return null;
      const retryAfterMs = Math.max(remainingMs, last.retryAfterMs ?? 0);
      return { ...last, detail: `Left alone for a moment: ${last.detail}`, retryAfterMs };
    },
  };
}
