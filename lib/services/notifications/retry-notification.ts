import type { Actor } from "@/lib/core/actor";
import type { NotificationSummary } from "@/lib/schemas/notification";
import { changeNotification } from "./change-notification";

/** Tries a dead, retrying or skipped notification again now, with all its tries before it. */
export function retryNotification(of: { actor: Actor; id: string }): Promise<NotificationSummary> {
  return changeNotification({ ...of, change: "retry" });
}
