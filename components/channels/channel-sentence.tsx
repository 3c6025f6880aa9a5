import { ClockTime } from "@/components/runs/clock-time";
import { countOf } from "@/components/runs/count-words";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ChannelKindView, ChannelView, HealthOfDestination } from "@/lib/schemas/channel";
import { WaitingMessages } from "./waiting-messages";

interface ChannelSentenceProps {
  kind: ChannelKindView;
  channel: ChannelView;
}

/** “Slack, hooks.slack.com …a1b2. The last message was accepted 3 min ago. 12 messages wait.” */
export function ChannelSentence({ kind, channel }: ChannelSentenceProps) {
  const { describes, waiting, health, enabled } = channel;
  return (
    <>
      {describes ? `${kind.label}: ${describes}. ` : `${kind.label}. `}
      {enabled ? <HealthSentence health={health} /> : "It is switched off: nothing is sent here."}
      {waiting > 0 && (
        <>
          {" "}
          <WaitingMessages channel={channel} />
          {waiting === 1 ? " waits for it." : " wait for it."}
        </>
      )}
    </>
  );
}

function HealthSentence({ health }: { health: HealthOfDestination }) {
  switch (health.state) {
    case "unused":
      return <>Nothing was sent here yet.</>;
    case "ok":
      return (
        <>
          The last message was accepted <RelativeTime at={health.last_success_at} />.
        </>
      );
    case "failing":
      return (
        <>
          {health.failures_in_row === 1 ? "The last try" : `The last ${health.failures_in_row} tries`} failed,{" "}
          <RelativeTime at={health.last_failure_at} /> the newest; it goes on trying.
        </>
      );
    case "closed":
      return (
        <>
          Paused after {countOf(health.failures_in_row, "failure")} in a row
          {health.closed_until && (
            <>
              {", until "}
              <ClockTime at={health.closed_until} />
            </>
          )}
          .
        </>
      );
  }
}
