import { resolveRecipients, type Recipient } from "../recipient";
import { candidatesOf } from "./candidates";
import type { Candidate, DecisionFacts, GateResult } from "./gate";

/**
 * Whom the rules name, and the ways to tell them. Nobody is a skip of its own: the owner of a job may have left; and so is
 * nobody who gets messages over these kinds of channel.
 */
export function recipientsGate(facts: DecisionFacts): { result: GateResult; candidates: Candidate[] } {
  const recipients = resolveRecipients(facts.recipients, facts);
  const candidates = recipients.flatMap((recipient) => candidatesOf(recipient, facts));
  const values = { rules: facts.recipients.length, recipients: recipients.length };
  const result: GateResult =
    candidates.length === 0
      ? { gate: "recipients", verdict: "skip", reason: "no_recipient", values }
      : { gate: "recipients", verdict: "pass", values };
  return { result, candidates };
}

/** The same gate as it stands in one recipient's own list: which rule names them. */
export function recipientPassed({ rule, channel }: Recipient, { onCall }: DecisionFacts): GateResult {
  const values: GateResult["values"] = { rule: rule.kind };
  if (rule.kind === "role") values.role = rule.role;
  if (rule.kind === "on_call") values.rotation = onCall.get(rule.rotation_id)?.rotation ?? null;
  if (rule.kind === "template") values.source = rule.source;
  if (channel) values.channel = channel.name;
  return { gate: "recipients", verdict: "pass", values };
}
