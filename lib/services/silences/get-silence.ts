import type { Actor } from "@/lib/core/actor";
import { database } from "@/lib/db/database";
import type { SilenceView } from "@/lib/schemas/silence";
import { readSilenceView, requireSilence } from "./read-silences";

/** One silence. Throws NotFoundError for what is none of the organisation. */
export async function getSilence({ actor, id }: { actor: Actor; id: string }): Promise<SilenceView> {
  const { prisma } = database();
  const row = await requireSilence(prisma, actor.organisationId, id);
  return readSilenceView(prisma, row, new Date());
}
