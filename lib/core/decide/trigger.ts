import type { DecisionFacts, GateResult } from "./gate";

/**
 * The event type must be switched on, and there must be a way: a kind of channel for people, or a channel of the
 * organisation. Without a trigger only the way counts.
 */
export function triggerGate({ event, trigger, channelKinds, recipients }: DecisionFacts): GateResult {
  const values = { event_type: event.type, severity: event.severity, asked: trigger !== null };
  if (trigger && !trigger.enabled) return { gate: "trigger", verdict: "skip", reason: "trigger_off", values };
  const hasWay = channelKinds.length > 0 || recipients.some(({ kind }) => kind === "channel");
  if (!hasWay) return { gate: "trigger", verdict: "skip", reason: "no_channel", values };
  return { gate: "trigger", verdict: "pass", values };
}
