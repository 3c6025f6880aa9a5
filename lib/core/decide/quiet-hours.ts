import { quietUntilOfAny } from "../quiet-hours";
import { isAskedForBy } from "./asked-for";
import { bundleOf } from "./bundle";
import type { Candidate, DecisionFacts, GateResult } from "./gate";

/**
 * Quiet hours hold a message until they end; critical events pass if the person says so. Asked last, about the moment to
 * which everything else has put it off: nothing comes out of a digest at night.
 */
export function quietHoursGate(facts: DecisionFacts, { recipient }: Candidate, at: Date): GateResult {
  const { event } = facts;
  if (recipient.channel) return { gate: "quiet_hours", verdict: "pass", values: { is_channel: true } };
  if (isAskedForBy(recipient, facts))
    return { gate: "quiet_hours", verdict: "pass", values: { asked_for: true } };
  const [first, ...others] = recipient.member?.preference.quietHours ?? [];
  if (!first) return { gate: "quiet_hours", verdict: "pass", values: { set: false } };

  const until = quietUntilOfAny(at, [first, ...others]);
  const { start, end, zone } = first;
  const values: GateResult["values"] = { set: true, start, end, zone };
  if (others.length > 0) values.windows = 1 + others.length;
  if (!until) return { gate: "quiet_hours", verdict: "pass", values };
  if (event.severity === "critical" && recipient.member?.preference.criticalBypass)
    return { gate: "quiet_hours", verdict: "pass", values: { ...values, bypass: "critical" } };
  return {
    gate: "quiet_hours",
    verdict: "hold",
    reason: "quiet_hours",
    values: { ...values, until: until.toISOString(), ...bundleOf(facts, "quiet") },
  };
}
