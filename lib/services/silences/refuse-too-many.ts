import { ConflictError } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/database";
import { countSilencesNotOver } from "@/lib/db/silences";

/** Each event is held against all of them. */
export const MOST_SILENCES = 200;

/** Throws ConflictError when no more silences that are not over have room. The caller holds lockOrganisation. */
export async function refuseTooMany(tx: Tx, organisationId: string, now: Date): Promise<void> {
  if ((await countSilencesNotOver(tx, organisationId, now)) < MOST_SILENCES) return;
  throw new ConflictError(
    `An organisation has ${MOST_SILENCES} silences at most that are not over. End or delete one first.`,
  );
}
