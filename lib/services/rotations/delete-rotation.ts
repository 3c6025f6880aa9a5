import type { Actor } from "@/lib/core/actor";
import { ConflictError } from "@/lib/core/errors";
import { eventCatalogue } from "@/lib/core/event";
import { transactionTime } from "@/lib/db/clock";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { findRotationUses } from "@/lib/db/rotation-uses";
import { deleteRotationRow, lockRotations } from "@/lib/db/rotations";
import { auditableRotation } from "./auditable-rotation";
import { requireRotation } from "./read-rotations";

/**
 * Deletes a rotation with its overrides. Throws NotFoundError, and ConflictError, which names the uses, for one that a
 * trigger or an escalation policy tells. Escalations that go on keep naming it, and their steps tell nobody by it.
 */
export async function deleteRotation({ actor, id }: { actor: Actor; id: string }): Promise<void> {
  const { organisationId } = actor;
  await withTransaction(async (tx) => {
    await lockRotations(tx, organisationId);
    const row = await requireRotation(tx, organisationId, id, await transactionTime(tx));
    const { eventTypes, policies } = (await findRotationUses(tx, organisationId))(id);
    const uses = [
      ...eventTypes.map((type) => `the trigger of “${eventCatalogue[type].label}”`),
      ...policies.map(({ name }) => `the escalation policy “${name}”`),
    ];
    if (uses.length > 0)
      throw new ConflictError(`The rotation is in use: ${uses.join(", ")}. Change them first.`);
    await deleteRotationRow(tx, id);
    await recordAudit(tx, actor, {
      action: "rotation.delete",
      subjectId: id,
      before: auditableRotation(row),
    });
  });
}
