import type { Tx } from "@/lib/db/database";
import { listJobKeys } from "@/lib/db/jobs";
import { makeKey, makeUnique } from "./make-key";

/** A key of the name that neither a job has nor is in `others`. */
export async function findFreeKey(
  tx: Tx,
  organisationId: string,
  name: string,
  others: Iterable<string> = [],
): Promise<string> {
  const key = makeKey(name);
  return makeUnique(key, [...(await listJobKeys(tx, organisationId, key)), ...others]);
}
