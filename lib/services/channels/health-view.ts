import { explainReason } from "@/lib/core/explain-failure";
import { healthState, type DestinationHealth } from "@/lib/core/health";
import type { HealthOfDestination } from "@/lib/schemas/channel";

/** How a destination does, as the API shows it; null: nothing was ever sent there. */
export function viewHealth(health: DestinationHealth | null, now: Date): HealthOfDestination {
  const state = healthState(health, now);
  return {
    state,
    last_success_at: health?.lastSuccessAt?.toISOString() ?? null,
    last_failure_at: health?.lastFailureAt?.toISOString() ?? null,
    failures_in_row: health?.failuresInRow ?? 0,
    last_reason: health?.lastReason ?? null,
    last_reason_text:
      [explainReason(health?.lastReason ?? null), health?.lastDetail]
        .filter((text) => text !== null && text !== undefined && text !== "")
        .join(": ") || null,
    latency_ms: health?.latencyMs ?? null,
    closed_until: state === "closed" ? (health?.openUntil?.toISOString() ?? null) : null,
  };
}
