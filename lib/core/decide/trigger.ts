import type { DecisionFacts, GateResult } from "./gate";

/** The event type must be switched on, and there must be a channel. Without a trigger only the channel counts. */
export function triggerGate({ event, trigger, channelKinds }: DecisionFacts): GateResult {
  const values = { event_type: event.type, severity: event.severity, asked: trigger !== null };
  if (trigger && !trigger.enabled) return { gate: "trigger", verdict: "skip", reason: "trigger_off", values };
  if (channelKinds.length === 0) return { gate: "trigger", verdict: "skip", reason: "no_channel", values };
  return { gate: "trigger", verdict: "pass", values };
}
