import type { FailureClass, FailureReason } from "./outcome";

/** What the last tries say about a destination: lib/queue writes it, everybody reads it. */
export interface DestinationHealth {
  lastSuccessAt: Date | null;
  lastFailureAt: Date | null;
  failuresInRow: number;
  lastReason: FailureReason | null;
  lastDetail: string | null;
  /** Milliseconds, moving average over accepted tries. */
  latencyMs: number | null;
  /** Nothing is sent there until then. */
  openUntil: Date | null;
}

/** From so many failures in a row on a destination is taken for degraded, and its admins are told. */
export const DEGRADED_AFTER = 5;

/** unused: nothing was sent yet · ok · failing: the last try failed · closed: nothing is sent until `openUntil`. */
export type HealthState = "unused" | "ok" | "failing" | "closed";

export function healthState(health: DestinationHealth | null, now: Date): HealthState {
  if (!health || (health.lastSuccessAt === null && health.lastFailureAt === null)) return "unused";
  if (health.openUntil && health.openUntil > now) return "closed";
  return health.failuresInRow > 0 ? "failing" : "ok";
}

/** A try that failed, as far as it says something about where the message was to go. */
export interface DestinationFailure {
  failure: FailureClass;
  reason: FailureReason;
  /** Of a destination that speaks for itself: it wants to be left alone for so long. */
  retryAfterMs?: number;
}

const FIRST_PAUSE_MS: Record<"settings" | "provider", number> = { settings: 60_000, provider: 15_000 };
const LONGEST_PAUSE_MS: Record<"settings" | "provider", number> = { settings: 3_600_000, provider: 300_000 };
/** What its provider calls gone hardly comes back, unless somebody sets it up anew. */
const GONE_PAUSE_MS = 24 * 3_600_000;
/** A provider may ask for a day; an hour of it is granted for the whole destination, then one message asks again. */
const LONGEST_ASKED_MS = 3_600_000;

/**
 * How long nothing is sent to a destination after its `failuresInRow`-th failure; null: it stays open. Refused settings
 * close it at once, since every further knock may lock an account; a provider's trouble only when it lasts, or when the
 * provider says how long. The first two double.
 */
export function pauseAfter(
  { failure, reason, retryAfterMs }: DestinationFailure,
  failuresInRow: number,
): number | null {
  if (reason === "gone") return GONE_PAUSE_MS;
  if (failure === "configuration") return doubled("settings", failuresInRow - 1);
  if (failure === "permanent" || reason === "unexpected") return null;
  const askedMs = reason === "rate_limited" ? Math.min(retryAfterMs || 0, LONGEST_ASKED_MS) : 0;
  const ownMs = failuresInRow < DEGRADED_AFTER ? 0 : doubled("provider", failuresInRow - DEGRADED_AFTER);
  return Math.max(askedMs, ownMs) || null;
}

/** From this failure in a row on the pauses are as long as they get. */
const LONGEST_STREAK = 16;

/** pauseAfter for the first failure in a row, the second …; the last one stands for all that follow. */
export function pausesAfter(failure: DestinationFailure): (number | null)[] {
  return Array.from({ length: LONGEST_STREAK }, (_, index) => pauseAfter(failure, index + 1));
}

function doubled(why: "settings" | "provider", times: number): number {
  return Math.min(LONGEST_PAUSE_MS[why], FIRST_PAUSE_MS[why] * 2 ** Math.min(times, 20));
}
