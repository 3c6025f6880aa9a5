import { channelLabels, notificationStateWords } from "@/components/runs/notification-state";
import { NotificationWhy } from "@/components/runs/notification-why";
import { NarrowRow } from "@/components/ui/narrow-row";
import { RelativeTime } from "@/components/ui/relative-time";
import type { NotificationSummary } from "@/lib/schemas/notification";
import { subjectOf } from "./notification-words";

export function NarrowNotification({ notification }: { notification: NotificationSummary }) {
  const { state, word } = notificationStateWords[notification.state];
  const isWorthAReason = notification.state !== "sent" && notification.state !== "queued";
  return (
    <NarrowRow
      state={state}
      word={word}
      title={subjectOf(notification)}
      aside={<RelativeTime at={notification.sent_at ?? notification.updated_at} />}
      detail={
        <>
          {word} · {notification.recipient_name ?? notification.recipient} ·{" "}
          {isWorthAReason ? (
            <NotificationWhy notification={notification} />
          ) : (
            channelLabels[notification.channel_kind]
          )}
        </>
      }
    />
  );
}
