import type { Actor } from "@/lib/core/actor";
import { NotFoundError } from "@/lib/core/errors";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { deleteVariableRow, findVariable, lockVariables } from "@/lib/db/variables";
import { findPlace } from "./find-place";

/** Removes a variable; its last value stays in the audit trail. */
export async function deleteVariable({
  actor,
  name,
  job,
}: {
  actor: Actor;
  name: string;
  job?: string;
}): Promise<void> {
  await withTransaction(async (tx) => {
    await lockVariables(tx, actor.organisationId);
    const variable = await findVariable(tx, await findPlace(tx, actor, { name, job }));
    if (!variable) throw new NotFoundError("custom variable", name);
    await deleteVariableRow(tx, variable.id);
    const { value, description } = variable;
    await recordAudit(tx, actor, {
      action: "variable.delete",
      subjectId: variable.id,
      before: { name, value, description, ...(job !== undefined && { job }) },
    });
  });
}
