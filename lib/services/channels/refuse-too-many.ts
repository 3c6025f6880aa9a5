import { ConflictError } from "@/lib/core/errors";
import { isChannelNameTaken, listChannels } from "@/lib/db/channels";
import type { Tx } from "@/lib/db/database";

/** All of them are listed at once. */
const MOST_CHANNELS = 200;

/** Throws ConflictError when another channel of the organisation has the name. The caller holds lockChannels. */
export async function refuseTakenName(
  tx: Tx,
  organisationId: string,
  name: string,
  exceptId?: string,
): Promise<void> {
  if (!(await isChannelNameTaken(tx, organisationId, name, exceptId))) return;
  throw new ConflictError(`There is a channel with the name “${name}” already.`, [
    { pointer: "/name", detail: "is taken" },
  ]);
}

/** Throws ConflictError when the organisation has as many channels as it may. The caller holds lockChannels. */
export async function refuseTooMany(tx: Tx, organisationId: string): Promise<void> {
  if ((await listChannels(tx, organisationId)).length < MOST_CHANNELS) return;
  throw new ConflictError(`An organisation has ${MOST_CHANNELS} channels at most. Delete one first.`);
}
