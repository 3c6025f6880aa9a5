import { isAskedForBy } from "./asked-for";
import type { Candidate, DecisionFacts, GateResult } from "./gate";

/** A person who muted the job hears nothing about it, critical events too: they said so about this very job. */
export function muteGate(facts: DecisionFacts, { recipient }: Candidate): GateResult {
  const { now, subject } = facts;
  if (recipient.channel) return { gate: "mute", verdict: "pass", values: { is_channel: true } };
  if (isAskedForBy(recipient, facts)) return { gate: "mute", verdict: "pass", values: { asked_for: true } };
  const mute = recipient.member?.mutes.find(
    ({ jobId, until }) => jobId === subject.jobId && (until === null || until > now),
  );
  if (!mute) return { gate: "mute", verdict: "pass", values: {} };
  return {
    gate: "mute",
    verdict: "skip",
    reason: "muted",
    values: { until: mute.until?.toISOString() ?? null },
  };
}
