import type { Actor } from "@/lib/core/actor";
import { database } from "@/lib/db/database";
import type { TriggerView } from "@/lib/schemas/trigger";
import { readTriggerViews } from "./read-triggers";

/** What each event type does in the organisation, in the catalogue's order. */
export async function listTriggers({ actor }: { actor: Actor }): Promise<{ data: TriggerView[] }> {
  return { data: await readTriggerViews(database().prisma, actor.organisationId) };
}
