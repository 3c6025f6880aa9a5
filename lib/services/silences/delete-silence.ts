import type { Actor } from "@/lib/core/actor";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { lockOrganisation } from "@/lib/db/lock-organisation";
import { deleteSilenceRow } from "@/lib/db/silences";
import { auditableSilence } from "./auditable-silence";
import { requireSilence } from "./read-silences";

/** Deletes a silence. What it kept back is not told later; the decisions still name it. Throws NotFoundError. */
export async function deleteSilence({ actor, id }: { actor: Actor; id: string }): Promise<void> {
  const { organisationId } = actor;
  await withTransaction(async (tx) => {
    await lockOrganisation(tx, organisationId);
    const row = await requireSilence(tx, organisationId, id);
    await deleteSilenceRow(tx, id);
    await recordAudit(tx, actor, {
      action: "silence.delete",
      subjectId: id,
      before: auditableSilence(row),
    });
  });
}
