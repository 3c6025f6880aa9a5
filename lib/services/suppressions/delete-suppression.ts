import type { Actor } from "@/lib/core/actor";
import { NotFoundError } from "@/lib/core/errors";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { deleteSuppression as deleteRow } from "@/lib/db/suppressions";

/** Lets an address get mail again. What was not sent meanwhile is not sent later. */
export async function deleteSuppression({ actor, id }: { actor: Actor; id: string }): Promise<void> {
  await withTransaction(async (tx) => {
    const removed = await deleteRow(tx, actor.organisationId, id);
    if (!removed) throw new NotFoundError("suppressed address", id);
    await recordAudit(tx, actor, { action: "suppression.delete", subjectId: id, before: removed });
  });
}
