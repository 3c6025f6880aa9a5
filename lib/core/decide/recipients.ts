import { resolveRecipients, type Recipient } from "../recipient";
import type { DecisionFacts, GateResult } from "./gate";

/** Who the rules name. Nobody is a skip of its own: the owner of a job may have left. */
export function recipientsGate(facts: DecisionFacts): { result: GateResult; recipients: Recipient[] } {
  const recipients = resolveRecipients(facts.recipients, facts);
  const values = { rules: facts.recipients.length, recipients: recipients.length };
  const result: GateResult =
    recipients.length === 0
      ? { gate: "recipients", verdict: "skip", reason: "no_recipient", values }
      : { gate: "recipients", verdict: "pass", values };
  return { result, recipients };
}

/** The same gate as it stands in one recipient's own list: which rule names them. */
export function recipientPassed({ rule }: Recipient): GateResult {
  const values: GateResult["values"] = { rule: rule.kind };
  if (rule.kind === "role") values.role = rule.role;
  return { gate: "recipients", verdict: "pass", values };
}
