import { ConflictError } from "@/lib/core/errors";
import { listChannels } from "@/lib/db/channels";
import type { Tx } from "@/lib/db/database";

/** All of them are listed at once. */
const MOST_CHANNELS = 200;

/** Throws ConflictError when the organisation has as many channels as it may. The caller holds lockChannels. */
export async function refuseTooMany(tx: Tx, organisationId: string): Promise<void> {
  if ((await listChannels(tx, organisationId)).length < MOST_CHANNELS) return;
  throw new ConflictError(`An organisation has ${MOST_CHANNELS} channels at most. Delete one first.`);
}
