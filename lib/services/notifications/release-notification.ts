import type { Actor } from "@/lib/core/actor";
import type { NotificationSummary } from "@/lib/schemas/notification";
import { changeNotification } from "./change-notification";

/** Sends a held notification now. */
export function releaseNotification(of: { actor: Actor; id: string }): Promise<NotificationSummary> {
  return changeNotification({ ...of, change: "release" });
}
