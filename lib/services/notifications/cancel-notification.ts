import type { Actor } from "@/lib/core/actor";
import type { NotificationSummary } from "@/lib/schemas/notification";
import { changeNotification } from "./change-notification";

/** Cancels a notification that was not sent yet. */
export function cancelNotification(of: { actor: Actor; id: string }): Promise<NotificationSummary> {
  return changeNotification({ ...of, change: "cancel" });
}
