import type { Actor } from "@/lib/core/actor";
import { database } from "@/lib/db/database";
import { instanceRing } from "@/lib/db/secrets";
import type { ChannelView } from "@/lib/schemas/channel";
import { readChannelView, requireChannel } from "./read-channels";

/** One channel. Throws NotFoundError for what is none of the organisation. */
export async function getChannel({ actor, id }: { actor: Actor; id: string }): Promise<ChannelView> {
  const { prisma } = database();
  const row = await requireChannel(prisma, actor.organisationId, id);
  return readChannelView(prisma, row, await instanceRing());
}
