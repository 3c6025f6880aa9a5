import { ClockTime } from "./clock-time";
import type { NotificationSummary } from "@/lib/schemas/notification";

/** Why a notification stands where it stands, in words, with the time that it waits for. */
export function NotificationWhy({ notification }: { notification: NotificationSummary }) {
  const { state, reason_text, held_until, next_attempt_at, attempt_count, delivered_via } = notification;
  if (state === "held" && held_until)
    return (
      <span>
        {reason_text ?? "Held"}, until <ClockTime at={held_until} />
      </span>
    );
  if (state === "bundled") return <span>Told with others in one message</span>;
  if (state === "retrying" && next_attempt_at)
    return (
      <span>
        {reason_text ?? "Did not go through"}, next try at <ClockTime at={next_attempt_at} />
      </span>
    );
  if (reason_text) return <span>{reason_text}</span>;
  if (state !== "sent") return <span>–</span>;
  const by = delivered_via ? ` by ${delivered_via}` : "";
  return <span>{`Accepted${by}${attempt_count > 1 ? ` at try ${attempt_count}` : ""}`}</span>;
}
