import type { FailureReason, SendOutcome } from "./outcome";

/** The settings' `retry_config` (S2.30–33). */
export interface RetryPolicy {
  maxAttempts: number;
  initialDelaySeconds: number;
  maxDelaySeconds: number;
  exponentialBackoff: boolean;
  /**
   * Delays after the attempts above, used for failures that time heals when the organisation did not set its own
   * policy: a relay that is down for an hour must not cost a message.
   */
  patientDelaysSeconds: readonly number[];
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;

export const defaultRetryPolicy: RetryPolicy = {
  maxAttempts: 3,
  initialDelaySeconds: 5,
  maxDelaySeconds: 300,
  exponentialBackoff: true,
  patientDelaysSeconds: [
    30,
    2 * MINUTE,
    10 * MINUTE,
    30 * MINUTE,
    HOUR,
    2 * HOUR,
    4 * HOUR,
    8 * HOUR,
    8 * HOUR,
  ],
};

/** A provider may ask for more patience than we have: a day is the most that is granted. */
const MAX_RETRY_AFTER_MS = 24 * HOUR * 1000;

export type NextStep =
  | { kind: "sent" }
  | { kind: "retry"; at: Date; reason: FailureReason; countsAttempt: boolean }
  | { kind: "dead"; reason: FailureReason };

/**
 * What happens after attempt number `attempt` (1 is the first) ended with `outcome`. Pure: the same arguments give the
 * same answer. `now` and `expiresAt` are on the database's clock.
 */
export function decideNext(
  outcome: SendOutcome,
  attempt: number,
  policy: RetryPolicy,
  now: Date,
  expiresAt: Date | null,
): NextStep {
  if (outcome.status === "accepted") return { kind: "sent" };
  if (outcome.failure === "permanent") return { kind: "dead", reason: outcome.reason };

  const isConfiguration = outcome.failure === "configuration";
  // Due at once: it is the destination that waits (lib/core/health.ts), and goes on as soon as its settings are repaired.
  const delayMs = isConfiguration ? 0 : delayAfterMs(attempt, policy);
  if (delayMs === null) return { kind: "dead", reason: outcome.reason };

  const askedMs = Math.min(outcome.retryAfterMs || 0, MAX_RETRY_AFTER_MS);
  const at = new Date(now.getTime() + Math.max(delayMs, askedMs));
  if (expiresAt && at > expiresAt) return { kind: "dead", reason: outcome.reason };
  return { kind: "retry", at, reason: outcome.reason, countsAttempt: !isConfiguration };
}

/** `min(max, initial × 2^(attempt−1))`, then the patient delays; null when the attempts are used up. */
function delayAfterMs(attempt: number, policy: RetryPolicy): number | null {
  if (attempt < policy.maxAttempts) {
    const factor = policy.exponentialBackoff ? 2 ** (attempt - 1) : 1;
    return Math.min(policy.maxDelaySeconds, policy.initialDelaySeconds * factor) * 1000;
  }
  const patient = policy.patientDelaysSeconds[attempt - policy.maxAttempts];
  return patient === undefined ? null : patient * 1000;
}
