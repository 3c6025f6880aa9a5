import type { Actor } from "@/lib/core/actor";
import { NotFoundError } from "@/lib/core/errors";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { findNotificationIds } from "@/lib/db/held";
import { changeManyByHand } from "@/lib/db/notifications";
import { nudge } from "@/lib/queue/nudge";
import type { HeldChange, HeldSelection } from "@/lib/schemas/held";

const states = { release: "queued", cancel: "cancelled" } as const;

/**
 * Sends or drops held notifications by hand. One whose wait ended meanwhile is left alone and named in the answer. Throws
 * NotFoundError, and changes nothing, when one is not of the organisation.
 */
export async function changeHeld({
  actor,
  input,
  change,
}: {
  actor: Actor;
  input: HeldSelection;
  change: keyof typeof states;
}): Promise<HeldChange> {
  const { organisationId } = actor;
  const ids = [...new Set(input.ids)];
  const changed = await withTransaction(async (tx) => {
    const known = await findNotificationIds(tx, organisationId, ids);
    const unknown = ids.find((id) => !known.has(id));
    if (unknown !== undefined) throw new NotFoundError("notification", unknown);
    const done = await changeManyByHand(tx, change, { organisationId, ids, states: ["held"] });
    if (done.length > 0)
      await recordAudit(tx, actor, {
        action: `notification.${change}`,
        subjectId: done.length === 1 ? done[0] : null,
        before: { state: "held", count: done.length },
        after: { state: states[change], notification_ids: done },
      });
    return new Set(done);
  });
  if (change === "release" && changed.size > 0) nudge("notifications");
  return { changed: changed.size, missed: ids.filter((id) => !changed.has(id)) };
}
