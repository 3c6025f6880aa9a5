import type { Actor } from "@/lib/core/actor";
import { listChannels as listRows } from "@/lib/db/channels";
import { database } from "@/lib/db/database";
import { instanceRing } from "@/lib/db/secrets";
import type { ChannelView } from "@/lib/schemas/channel";
import { readChannelViews } from "./read-channels";

/** The organisation's channels, by name. */
export async function listChannels({ actor }: { actor: Actor }): Promise<{ data: ChannelView[] }> {
  const { prisma } = database();
  const { organisationId } = actor;
  const rows = await listRows(prisma, organisationId);
  return { data: await readChannelViews(prisma, organisationId, rows, await instanceRing()) };
}
