import type { ReactNode } from "react";
import { ClockTime } from "@/components/runs/clock-time";
import { countOf } from "@/components/runs/count-words";
import { Figure } from "@/components/runs/figure";
import type { NotificationState } from "@/lib/core/notification";
import type { NotificationView } from "@/lib/schemas/notification";
import { delayWords } from "./delay-words";
import { happenings } from "./notification-words";

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
        Sent to {nameOf(it)} by email{delayOf(it)}.{it.attempt_count > 1 && ` It took ${it.attempt_count} tries.`}
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
  skipped: (it) => (
    <>
      Not sent to {nameOf(it)}
      {reasonOf(it)}.
    </>
  ),
  dead: (it) => (
    <>
      Given up after {countOf(it.attempt_count, "try", "tries")}
      {reasonOf(it)}. {nameOf(it)} did not get it.
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
      {countOf(it.attempt_count, "try", "tries")} failed{reasonOf(it)}.{" "}
      {it.next_attempt_at && (
        <>
          The next is at <ClockTime at={it.next_attempt_at} />.
        </>
      )}
    </>
  ),
};

function delayOf({ sent_at, event, event_type, created_at }: NotificationView): string {
  if (!sent_at) return "";
  if (event && event_type) return `, ${delayWords(event.occurred_at, sent_at)} after ${happenings[event_type]}`;
  return `, ${delayWords(created_at, sent_at)} after it was asked for`;
}
