import { ConflictError } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/database";
import { isNameTaken, type NamedNoun } from "@/lib/db/taken-names";

/**
 * Throws ConflictError when another one of the organisation has the name. The caller holds the lock under which such names
 * are given.
 */
export async function refuseTakenName(
  tx: Tx,
  noun: NamedNoun,
  organisationId: string,
  { name, exceptId = null }: { name: string; exceptId?: string | null },
): Promise<void> {
  if (!(await isNameTaken(tx, noun, organisationId, { name, exceptId }))) return;
  const article = noun === "escalation policy" ? "an" : "a";
  throw new ConflictError(`There is ${article} ${noun} with the name “${name}” already.`, [
    { pointer: "/name", detail: "is taken" },
  ]);
}
