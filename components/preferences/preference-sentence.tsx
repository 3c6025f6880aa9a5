import { ClockTime } from "@/components/runs/clock-time";
import { eventTypes } from "@/lib/core/event";
import type { PreferenceView } from "@/lib/schemas/preference";

/** “You get 10 of 12 kinds of events by email. It is quiet now: messages wait until 07:00.” */
export function PreferenceSentence({ preference }: { preference: PreferenceView | undefined }) {
  if (!preference) return <>What you want to hear, over which channel, and when.</>;
  const { email_enabled, events, is_quiet_now, quiet_until } = preference;
  const wanted = eventTypes.filter((type) => events[type]?.email !== false).length;
  const amount = wanted === eventTypes.length ? "all" : wanted === 0 ? "none" : `${wanted}`;
  return (
    <>
      {email_enabled
        ? `Of ${eventTypes.length} kinds of events you get ${amount} by email, when a rule names you.`
        : "Email is switched off: you get nothing, whatever happens."}
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
