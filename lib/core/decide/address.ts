import { reachOf, takesOwnAddress } from "../reach";
import { isAskedForBy } from "./asked-for";
import type { Candidate, DecisionFacts, GateResult } from "./gate";

/**
 * There must be somewhere to send it: an address of the person's own for what is no mail, and one that takes mail for
 * what is. Whoever asked for the message is tried in any case.
 */
export function addressGate(facts: DecisionFacts, { recipient, channelKind }: Candidate): GateResult {
  const { channel, member, address } = recipient;
  const values: GateResult["values"] = { channel: channelKind };
  if (channel) return { gate: "address", verdict: "pass", values: { ...values, is_channel: true } };
  if (isAskedForBy(recipient, facts))
    return { gate: "address", verdict: "pass", values: { ...values, asked_for: true } };
  if (takesOwnAddress(channelKind)) {
    if (!member?.preference.addresses.includes(channelKind))
      return { gate: "address", verdict: "skip", reason: "no_address", values };
    if (!member.preference.verified.includes(channelKind))
      return { gate: "address", verdict: "skip", reason: "not_verified", values };
    return { gate: "address", verdict: "pass", values: { ...values, is_own: true } };
  }

  const isMail = reachOf[channelKind] === "mailbox";
  const reason = isMail ? facts.suppressions.get(address.toLowerCase()) : undefined;
  return reason
    ? { gate: "address", verdict: "skip", reason, values }
    : { gate: "address", verdict: "pass", values };
}
