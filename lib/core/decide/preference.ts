import { preferenceChannels, type PreferenceChannel } from "../channel-kind";
import type { Candidate, DecisionFacts, GateResult } from "./gate";

/** What the person chose for the channel, and for this event on it. Bare addresses have no preferences. */
export function preferenceGate({ event }: DecisionFacts, { recipient, channelKind }: Candidate): GateResult {
  const values = { channel: channelKind, event_type: event.type };
  const preference = recipient.member?.preference;
  if (!preference)
    return { gate: "preference", verdict: "pass", values: { ...values, has_preference: false } };
  if (!isPreferenceChannel(channelKind))
    return { gate: "preference", verdict: "pass", values: { ...values, has_choice: false } };
  if (!preference.channels[channelKind])
    return { gate: "preference", verdict: "skip", reason: "channel_off", values };
  if (event.type && preference.events[event.type]?.[channelKind] === false)
    return { gate: "preference", verdict: "skip", reason: "event_off", values };
  return { gate: "preference", verdict: "pass", values };
}

function isPreferenceChannel(kind: string): kind is PreferenceChannel {
  return (preferenceChannels as readonly string[]).includes(kind);
}
