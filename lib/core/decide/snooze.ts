import { isAskedForBy } from "./asked-for";
import { bundleOf } from "./bundle";
import type { Candidate, DecisionFacts, GateResult } from "./gate";

/** A person who wants to hear of nothing for a while gets it afterwards; critical events pass if the person says so. */
export function snoozeGate(facts: DecisionFacts, { recipient }: Candidate, at: Date): GateResult | null {
  const { member } = recipient;
  const until = member?.preference.snoozedUntil;
  if (recipient.channel || !until || until <= at) return null;
  if (isAskedForBy(recipient, facts)) return { gate: "snooze", verdict: "pass", values: { asked_for: true } };
  if (facts.event.severity === "critical" && member.preference.criticalBypass)
    return { gate: "snooze", verdict: "pass", values: { bypass: "critical" } };
  return {
    gate: "snooze",
    verdict: "hold",
    reason: "snoozed",
    values: { until: until.toISOString(), zone: member.preference.zone, ...bundleOf(facts, "quiet") },
  };
}
