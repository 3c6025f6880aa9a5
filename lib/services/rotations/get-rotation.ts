import type { Actor } from "@/lib/core/actor";
import { database } from "@/lib/db/database";
import type { RotationView } from "@/lib/schemas/rotation";
import { readRotationView } from "./read-rotations";

/** One rotation with who is on call now. Throws NotFoundError for what is none of the organisation. */
export function getRotation({ actor, id }: { actor: Actor; id: string }): Promise<RotationView> {
  return readRotationView(database().prisma, actor.organisationId, id, new Date());
}
