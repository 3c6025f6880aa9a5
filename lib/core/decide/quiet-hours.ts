import { quietUntil } from "../quiet-hours";
import { isAskedForBy } from "./asked-for";
import type { Candidate, DecisionFacts, GateResult } from "./gate";

/** Quiet hours hold a message until they end; critical events pass if the person says so. Nothing is lost. */
export function quietHoursGate(facts: DecisionFacts, { recipient }: Candidate): GateResult {
  const { now, event } = facts;
  if (recipient.channel) return { gate: "quiet_hours", verdict: "pass", values: { is_channel: true } };
  if (isAskedForBy(recipient, facts))
    return { gate: "quiet_hours", verdict: "pass", values: { asked_for: true } };
  const quiet = recipient.member?.preference.quietHours;
  if (!quiet) return { gate: "quiet_hours", verdict: "pass", values: { set: false } };

  const until = quietUntil(now, quiet);
  const values = { set: true, start: quiet.start, end: quiet.end, zone: quiet.zone };
  if (!until) return { gate: "quiet_hours", verdict: "pass", values };
  if (event.severity === "critical" && recipient.member?.preference.criticalBypass)
    return { gate: "quiet_hours", verdict: "pass", values: { ...values, bypass: "critical" } };
  return {
    gate: "quiet_hours",
    verdict: "hold",
    reason: "quiet_hours",
    values: { ...values, until: until.toISOString() },
  };
}
