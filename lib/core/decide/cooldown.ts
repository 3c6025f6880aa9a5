import type { DecisionFacts, GateResult } from "./gate";

/** After a message about a job no other of the same type about it for a while. What is held back is counted, and told with the next. */
export function cooldownGate({ now, trigger, memory }: DecisionFacts): GateResult {
  const seconds = trigger?.cooldownSeconds ?? 0;
  if (!memory || seconds === 0) return { gate: "cooldown", verdict: "pass", values: { seconds: 0 } };
  const { toldAt, heldBack } = memory;
  const values = { seconds, told_at: toldAt?.toISOString() ?? null, held_back: heldBack };
  const until = toldAt && new Date(toldAt.getTime() + seconds * 1000);
  if (!until || until <= now) return { gate: "cooldown", verdict: "pass", values };
  return {
    gate: "cooldown",
    verdict: "skip",
    reason: "cooldown",
    values: { ...values, until: until.toISOString() },
  };
}
