import type { Actor } from "@/lib/core/actor";
import { withTransaction } from "@/lib/db/database";
import { findNotificationSummary } from "@/lib/db/notifications";
import { nudge } from "@/lib/queue/nudge";
import type { NotificationSummary } from "@/lib/schemas/notification";
import { redriveBatch } from "../dead-letters/redrive-dead-letters";
import { changeNotification } from "./change-notification";
import { viewNotificationSummary } from "./notification-view";

/**
 * Tries a retrying or skipped notification again now, with all its tries before it. In place of a dead one a new message
 * is made, and is the answer: what became of the dead one stays as it was.
 */
export async function retryNotification({
  actor,
  id,
}: {
  actor: Actor;
  id: string;
}): Promise<NotificationSummary> {
  const successor = await withTransaction(async (tx) => {
    const [redriven] = await redriveBatch(tx, actor, { ids: [id] });
    return redriven ? findNotificationSummary(tx, actor.organisationId, redriven.id) : null;
  });
  if (!successor) return changeNotification({ actor, id, change: "retry" });
  nudge("notifications");
  return viewNotificationSummary(successor);
}
