import type { Recipient } from "../recipient";
import type { DecisionFacts } from "./gate";

/** Whether the recipient asked for the message a moment ago. What nobody's own request is follows the preferences. */
export function isAskedForBy({ member }: Recipient, { askedBy }: DecisionFacts): boolean {
  return member !== null && member.userId === askedBy;
}
