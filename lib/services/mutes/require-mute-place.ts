import type { Actor } from "@/lib/core/actor";
import { NotFoundError } from "@/lib/core/errors";
import { database } from "@/lib/db/database";
import { findJobToMute, type MutePlace } from "@/lib/db/mutes";
import { requirePerson } from "../preferences/require-person";

/**
 * Where the actor's own mute of a job, named by key or id, lies. Throws NotFoundError for a job that the organisation does
 * not have, and for an actor who is no person.
 */
export async function requireMutePlace(actor: Actor, keyOrId: string): Promise<MutePlace> {
  const { userId } = await requirePerson(actor, "me");
  const job = await findJobToMute(database().prisma, actor.organisationId, keyOrId);
  if (!job) throw new NotFoundError("job", keyOrId);
  return { organisationId: actor.organisationId, userId, jobId: job.id };
}
