import { channelLabels } from "@/components/runs/notification-state";
import { ClockTime } from "@/components/runs/clock-time";
import { preferenceChannels, type PreferenceChannel } from "@/lib/core/channel-kind";
import { eventTypes } from "@/lib/core/event";
import type { PreferenceView } from "@/lib/schemas/preference";
import { ownChannels } from "./own-channels";

/** “Of 12 kinds of events you get 10 by email and all by Slack, when a rule names you. It is quiet now: …” */
export function PreferenceSentence({ preference }: { preference: PreferenceView | undefined }) {
  if (!preference) return <>What you want to hear, over which channel, and when.</>;
  const { is_quiet_now, quiet_until, snoozed_until } = preference;
  const amounts = preferenceChannels
    .filter((channel) => reaches(preference, channel))
    .map((channel) => amountBy(preference, channel));
  return (
    <>
      {amounts.length > 0
        ? `Of ${eventTypes.length} kinds of events you get ${inWords(amounts)}, when a rule names you.`
        : "No channel reaches you: you get nothing, whatever happens."}
      {snoozed_until !== null && (
        <>
          {" You are snoozed until "}
          <ClockTime at={snoozed_until} />.
        </>
      )}
      {is_quiet_now && (
        <>
          {" It is quiet now: messages wait"}
          {quiet_until && (
            <>
              {" until "}
              <ClockTime at={quiet_until} />
            </>
          )}
          .
        </>
      )}
    </>
  );
}

/** Switched on, and with an address to go to that was verified. */
function reaches(preference: PreferenceView, channel: PreferenceChannel): boolean {
  const own = ownChannels.find(({ kind }) => kind === channel);
  if (!own) return preference.email_enabled;
  return preference[own.enabled] && preference[own.address] !== null && preference.verified[own.kind];
}

function amountBy({ events }: PreferenceView, channel: PreferenceChannel): string {
  const wanted = eventTypes.filter((type) => events[type]?.[channel] !== false).length;
  const amount = wanted === eventTypes.length ? "all" : wanted === 0 ? "none" : `${wanted}`;
  return `${amount} by ${channel === "email" ? "email" : channelLabels[channel]}`;
}

function inWords(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
