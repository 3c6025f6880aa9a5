import { hasRole, type Actor } from "@/lib/core/actor";
import { ForbiddenError, NotFoundError } from "@/lib/core/errors";
import { transactionTime } from "@/lib/db/clock";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { deleteOverrideRow, lockRotations } from "@/lib/db/rotations";
import { requireRotation } from "./read-rotations";

/**
 * Takes an override back that is not over: the list's turn counts again. Members may for their own, authors for anybody's.
 * Throws NotFoundError and ForbiddenError.
 */
export async function deleteOverride({
  actor,
  id,
  overrideId,
}: {
  actor: Actor;
  id: string;
  overrideId: string;
}): Promise<void> {
  const { organisationId } = actor;
  await withTransaction(async (tx) => {
    await lockRotations(tx, organisationId);
    const rotation = await requireRotation(tx, organisationId, id, await transactionTime(tx));
    const override = rotation.overrides.find((one) => one.id === overrideId);
    if (!override) throw new NotFoundError("override", overrideId);
    const { userId, startsAt, endsAt } = override;
    if (userId !== actor.userId && !hasRole(actor, "author"))
      throw new ForbiddenError("This is somebody else's override. Ask an author.");
    await deleteOverrideRow(tx, overrideId);
    await recordAudit(tx, actor, {
      action: "rotation_override.delete",
      subjectId: id,
      before: {
        rotation: rotation.name,
        override_id: overrideId,
        user_id: userId,
        starts_at: startsAt,
        ends_at: endsAt,
      },
    });
  });
}
