import { nextDigest } from "../digest";
import type { Candidate, DecisionFacts, GateResult } from "./gate";

/**
 * A person who wants digests gets what triggers tell in the next one. What a step or a program wrote itself comes at once, a
 * step of an escalation too, and critical events if the person says so.
 */
export function digestGate(facts: DecisionFacts, { recipient }: Candidate, at: Date): GateResult | null {
  const { member, channel } = recipient;
  if (channel || !member) return null;
  const { frequency, digestTime, zone, criticalBypass } = member.preference;
  const until = nextDigest(at, { frequency, time: digestTime, zone });
  if (until === null) return null;
  const values = { frequency, zone };
  if (facts.trigger === null || facts.isEscalation)
    return { gate: "digest", verdict: "pass", values: { ...values, own_words: true } };
  if (facts.event.severity === "critical" && criticalBypass)
    return { gate: "digest", verdict: "pass", values: { ...values, bypass: "critical" } };
  return {
    gate: "digest",
    verdict: "hold",
    reason: "digest",
    values: { ...values, until: until.toISOString(), bundle: "digest" },
  };
}
