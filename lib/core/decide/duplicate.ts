import type { DecisionFacts, GateResult } from "./gate";

/** What was told once about a run is not told again in the same words: two programs may report the same end. */
export function duplicateGate({ toldBefore }: DecisionFacts): GateResult | null {
  if (toldBefore === null) return null;
  return {
    gate: "duplicate",
    verdict: "skip",
    reason: "duplicate",
    values: { told_at: toldBefore.toISOString() },
  };
}
