import type { DecisionFacts } from "./gate";

/**
 * What is told by a trigger and has to wait is told together with what waits for the same reason. What a step or a program
 * wrote itself keeps its own words, and an escalation its urgency, so these go out on their own.
 */
export function bundleOf({ trigger, isEscalation }: DecisionFacts, key: string): { bundle?: string } {
  return trigger === null || isEscalation ? {} : { bundle: key };
}
