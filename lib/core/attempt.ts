import { z } from "zod";

/** Which try of how many a run was. */
export interface RunAttempt {
  number: number;
  of: number;
}

const Attempt = z.object({
  attempt: z.int().min(1),
  max_attempts: z.int().min(1),
  will_retry: z.boolean().optional(),
});

/**
 * As an event's details say it, `attempt` of `max_attempts`; null: they do not. What will not be tried again was the last
 * one, however many there might have been.
 */
export function attemptOf(details: unknown): RunAttempt | null {
  const { data } = Attempt.safeParse(details);
  if (!data) return null;
  return { number: data.attempt, of: data.will_retry === false ? data.attempt : data.max_attempts };
}

/** How long after the end of attempt `number` the next one begins: doubled each time, up to the maximum. */
export function secondsToNextAttempt(
  number: number,
  { initialSeconds, maxSeconds }: { initialSeconds: number; maxSeconds: number },
): number {
  return Math.min(maxSeconds, initialSeconds * 2 ** (number - 1));
}
