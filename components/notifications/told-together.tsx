import { countOf } from "@/components/runs/count-words";
import { Figure } from "@/components/runs/figure";
import type { NotificationState } from "@/lib/core/notification";
import type { NotificationView } from "@/lib/schemas/notification";

/** “Told to Mara in one message with 11 others.” What became of that message is what became of this one. */
export function ToldTogether({ notification }: { notification: NotificationView }) {
  const { told_in, told_with, recipient_name, recipient } = notification;
  const others = told_with === null ? "others" : countOf(told_with - 1, "other");
  return (
    <>
      Told to {recipient_name ?? recipient} in{" "}
      {told_in ? <Figure href={`/notifications/${told_in.id}`}>one message</Figure> : "one message"} with{" "}
      {others}
      {told_in && told_in.state !== "sent" && `, which ${fates[told_in.state] ?? "is on its way"}`}.
    </>
  );
}

const fates: Partial<Record<NotificationState, string>> = {
  dead: "could not be delivered",
  cancelled: "was cancelled",
  skipped: "was not sent",
};
