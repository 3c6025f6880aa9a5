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

const FIRST_PAUSE_MS: Record<"settings" | "provider", number> = { settings: 60_000, provider: 15_000 };
const LONGEST_PAUSE_MS: Record<"settings" | "provider", number> = { settings: 3_600_000, provider: 300_000 };

/**
 * How long nothing is sent to a destination after its `failuresInRow`-th failure; null: it stays open. Refused settings
 * close it at once, since every further knock may lock an account; a provider's trouble only when it lasts. Both double.
 */
export function pauseAfter(
  failure: FailureClass,
  reason: FailureReason,
  failuresInRow: number,
): number | null {
  if (failure === "configuration") return doubled("settings", failuresInRow - 1);
  if (failure === "permanent" || reason === "unexpected") return null;
  return failuresInRow < DEGRADED_AFTER ? null : doubled("provider", failuresInRow - DEGRADED_AFTER);
}

function doubled(why: "settings" | "provider", times: number): number {
  return Math.min(LONGEST_PAUSE_MS[why], FIRST_PAUSE_MS[why] * 2 ** Math.min(times, 20));
}
