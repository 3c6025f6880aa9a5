import type { DecisionFacts, GateResult } from "./gate";

/**
 * The trigger's condition must hold. One that cannot be worked out stops nothing: a message too many is better than one that
 * is missed because of a typing error.
 */
export function conditionGate({ condition }: DecisionFacts): GateResult | null {
  if (condition === null) return null;
  const { expression, isMet } = condition;
  const values = { expression, met: isMet };
  return isMet === false
    ? { gate: "condition", verdict: "skip", reason: "condition_not_met", values }
    : { gate: "condition", verdict: "pass", values };
}
