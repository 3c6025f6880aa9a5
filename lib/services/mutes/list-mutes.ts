import type { Actor } from "@/lib/core/actor";
import { database } from "@/lib/db/database";
import * as mutes from "@/lib/db/mutes";
import type { MuteView } from "@/lib/schemas/mute";
import { requirePerson } from "../preferences/require-person";
import { viewMute } from "./mute-view";

/** The jobs of which the actor hears nothing at `now`, by name. */
export async function listMutes({
  actor,
  now = new Date(),
}: {
  actor: Actor;
  now?: Date;
}): Promise<{ data: MuteView[] }> {
  const { userId } = await requirePerson(actor, "me");
  const { organisationId } = actor;
  const rows = await mutes.listMutes(database().prisma, { organisationId, userId }, now);
  return { data: rows.map(viewMute) };
}
