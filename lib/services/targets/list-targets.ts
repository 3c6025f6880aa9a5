import type { Actor } from "@/lib/core/actor";
import { database } from "@/lib/db/database";
import { listTargets as listRows } from "@/lib/db/targets";
import type { TargetView } from "@/lib/schemas/target";

/** Who looks for another one says a part of its name. */
const MOST_SHOWN = 100;

/** The organisation's targets by name; `text` is looked for in name and host name. */
export async function listTargets({
  actor,
  text,
}: {
  actor: Actor;
  text?: string;
}): Promise<{ data: TargetView[] }> {
  return { data: await listRows(database().prisma, actor.organisationId, { text, limit: MOST_SHOWN }) };
}
