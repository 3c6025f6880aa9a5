import type { ReactNode } from "react";
import { ClockTime } from "@/components/runs/clock-time";
import { capitalised, countOf } from "@/components/runs/count-words";
import { Figure } from "@/components/runs/figure";
import type { NotificationState } from "@/lib/core/notification";
import type { NotificationView } from "@/lib/schemas/notification";
import { delayWords } from "./delay-words";
import { happenings, wayWords } from "./notification-words";
import { settingsHref } from "./settings-href";
import { ToldTogether } from "./told-together";

/** “Sent to Mara Lindqvist by email, 12 s after the run failed.” */
export function NotificationSentence({ notification }: { notification: NotificationView }) {
  return <>{sentences[notification.state](notification)}</>;
}

const nameOf = ({ recipient_name, recipient }: NotificationView) => recipient_name ?? recipient;

function reasonOf({ reason_text }: NotificationView): string {
  return reason_text ? `: ${reason_text.charAt(0).toLowerCase()}${reason_text.slice(1)}` : "";
}

const sentences: Record<NotificationState, (notification: NotificationView) => ReactNode> = {
  sent: (it) =>
    it.inbox_message_id ? (
      <>
        Caught for {nameOf(it)} by the <Figure href={`/inbox/${it.inbox_message_id}`}>test inbox</Figure>
        {delayOf(it)}. No mailbox has it.
      </>
    ) : (
      <>
        Sent to {nameOf(it)} {wayWords[it.channel_kind]}
        {delayOf(it)}.{it.attempts.length > 1 && ` It took ${it.attempts.length} tries.`}
      </>
    ),
  held: (it) => (
    <>
      Held{reasonOf(it)}. {nameOf(it)} gets it{" "}
      {it.held_until ? (
        <>
          at <ClockTime at={it.held_until} />
        </>
      ) : (
        "later"
      )}
      , unless somebody releases it now.
    </>
  ),
  bundled: (it) => <ToldTogether notification={it} />,
  skipped: (it) => (
    <>
      Not sent to {nameOf(it)}
      {reasonOf(it)}.
    </>
  ),
  dead: (it) => (
    <>
      Given up{it.attempts.length > 0 && ` after ${countOf(it.attempts.length, "try", "tries")}`}
      {reasonOf(it)}. {nameOf(it)} did not get it.
      <WhereToMend notification={it} />
      <Aftermath notification={it} />
    </>
  ),
  cancelled: (it) => <>Cancelled by hand before it was sent. {nameOf(it)} did not get it.</>,
  queued: (it) => (
    <>
      Waits to be sent to {nameOf(it)}
      {reasonOf(it)}.
    </>
  ),
  sending: (it) => <>Is being sent to {nameOf(it)} this moment.</>,
  retrying: (it) => (
    <>
      Not through yet{reasonOf(it)}.
      {it.next_attempt_at && (
        <>
          {" "}
          {it.attempts.length > 0 &&
            `${capitalised(countOf(it.attempts.length, "try", "tries"))} failed, the`}
          {it.attempts.length === 0 && "The"} next is at <ClockTime at={it.next_attempt_at} />.
        </>
      )}
      <WhereToMend notification={it} />
    </>
  ),
};

/** Reasons that better settings take away; what waits for them is tried again as soon as they are saved. */
const settingsReasons = ["unauthorized", "misconfigured", "blocked_address", "gone"];

function WhereToMend({ notification }: { notification: NotificationView }) {
  const { reason } = notification;
  const href = settingsHref(notification);
  if (reason === null || href === null || !settingsReasons.includes(reason)) return null;
  return (
    <>
      {" The "}
      <Figure href={href}>settings</Figure>
      {" are at fault, not the message."}
    </>
  );
}

/** What somebody did about a dead letter. */
function Aftermath({ notification: { successors, closed_at } }: { notification: NotificationView }) {
  const last = successors.at(-1);
  if (last)
    return (
      <>
        {" It was "}
        <Figure href={`/notifications/${last.id}`}>sent again</Figure>
        {last.purpose === "fallback" ? " over another channel." : "."}
      </>
    );
  if (closed_at === null) return null;
  return (
    <>
      {" Somebody put it aside at "}
      <ClockTime at={closed_at} />.
    </>
  );
}

function delayOf({ sent_at, event, event_type, created_at }: NotificationView): string {
  if (!sent_at) return "";
  if (event && event_type)
    return `, ${delayWords(event.occurred_at, sent_at)} after ${happenings[event_type]}`;
  return `, ${delayWords(created_at, sent_at)} after it was asked for`;
}
