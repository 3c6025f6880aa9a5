import { preferenceChannels, type PreferenceChannel } from "../channel-kind";
import { isAskedForBy } from "./asked-for";
import type { Candidate, DecisionFacts, GateResult } from "./gate";

/** What the person chose for the channel, and for this event on it. Channels and bare addresses have no preferences. */
export function preferenceGate(facts: DecisionFacts, { recipient, channelKind }: Candidate): GateResult {
  const { event } = facts;
  const values = { channel: channelKind, event_type: event.type };
  if (recipient.channel)
    return { gate: "preference", verdict: "pass", values: { ...values, is_channel: true } };
  if (isAskedForBy(recipient, facts))
    return { gate: "preference", verdict: "pass", values: { ...values, asked_for: true } };
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
