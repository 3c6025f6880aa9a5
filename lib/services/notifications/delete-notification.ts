import type { Actor } from "@/lib/core/actor";
import { ConflictError, NotFoundError } from "@/lib/core/errors";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { deleteNotification as deleteRow, findNotificationSummary } from "@/lib/db/notifications";

/** Deletes a notification from queue and history; its attempts and decision go with it. Not while it is being sent. */
export async function deleteNotification({ actor, id }: { actor: Actor; id: string }): Promise<void> {
  await withTransaction(async (tx) => {
    const before = await findNotificationSummary(tx, actor.organisationId, id);
    if (!before) throw new NotFoundError("notification", id);
    if (!(await deleteRow(tx, actor.organisationId, id)))
      throw new ConflictError("This notification is being sent this moment, so it cannot be deleted.");
    const { state, recipient, subject, eventType, createdAt } = before;
    await recordAudit(tx, actor, {
      action: "notification.delete",
      subjectId: id,
      before: { state, recipient, subject, event_type: eventType, created_at: createdAt.toISOString() },
    });
  });
}
