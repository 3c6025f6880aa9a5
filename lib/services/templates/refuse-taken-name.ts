import { ConflictError } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/database";
import { isNameTaken } from "@/lib/db/templates";

/** Throws ConflictError when another template of the organisation has the name. The caller holds lockTemplates. */
export async function refuseTakenName(
  tx: Tx,
  organisationId: string,
  name: string,
  exceptId?: string,
): Promise<void> {
  if (!(await isNameTaken(tx, organisationId, name, exceptId))) return;
  throw new ConflictError(`There is a template with the name “${name}” already.`, [
    { pointer: "/name", detail: "is taken" },
  ]);
}
