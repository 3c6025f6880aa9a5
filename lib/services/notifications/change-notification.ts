import type { Actor } from "@/lib/core/actor";
import { ConflictError, NotFoundError } from "@/lib/core/errors";
import type { NotificationState } from "@/lib/core/notification";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { changeByHand, findNotificationSummary, type ChangeByHand } from "@/lib/db/notifications";
import { nudge } from "@/lib/queue/nudge";
import type { NotificationSummary } from "@/lib/schemas/notification";
import { viewNotificationSummary } from "./notification-view";

const words: Record<NotificationState, string> = {
  queued: "waits to be sent",
  sending: "is being sent this moment",
  retrying: "waits to be tried again",
  sent: "was sent",
  held: "is held",
  bundled: "was told together with others",
  skipped: "was skipped",
  dead: "was given up",
  cancelled: "was cancelled",
};

const impossible: Record<ChangeByHand, string> = {
  retry: "cannot be tried again",
  cancel: "cannot be cancelled",
  release: "cannot be released",
};

/**
 * Tries again, cancels or releases a notification by hand. The change is made only if the state still allows it when it
 * is made: a worker may be faster. Throws ConflictError then.
 */
export async function changeNotification({
  actor,
  id,
  change,
}: {
  actor: Actor;
  id: string;
  change: ChangeByHand;
}): Promise<NotificationSummary> {
  const { organisationId } = actor;
  const view = await withTransaction(async (tx) => {
    const before = await findNotificationSummary(tx, organisationId, id);
    if (!before) throw new NotFoundError("notification", id);
    const isChanged = await changeByHand(tx, change, { organisationId, id });
    const after = await findNotificationSummary(tx, organisationId, id);
    if (!after) throw new NotFoundError("notification", id);
    if (!isChanged) throw refusal(change, after.state);

    await recordAudit(tx, actor, {
      action: `notification.${change}`,
      subjectId: id,
      before: { state: before.state, reason: before.reason, recipient: before.recipient },
      after: { state: after.state, reason: after.reason, recipient: after.recipient },
    });
    return viewNotificationSummary(after);
  });
  nudge("notifications");
  return view;
}

function refusal(change: ChangeByHand, state: string): ConflictError {
  if (change === "retry" && state === ("dead" satisfies NotificationState))
    return new ConflictError("This dead letter was sent again or put aside before.");
  const why = words[state as NotificationState] ?? `is ${state}`;
  return new ConflictError(`This notification ${why}, so it ${impossible[change]}.`);
}
