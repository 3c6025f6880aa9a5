import type { Actor } from "@/lib/core/actor";
import { NotFoundError } from "@/lib/core/errors";
import { database } from "@/lib/db/database";
import { findJob } from "@/lib/db/jobs";
import { definitionOf, type CompleteDefinition } from "./job-definition";

/**
 * A job as it can be imported again. Templates and channels stand in it by their ids; the addresses and secrets of channels
 * are no part of a job.
 */
export async function exportJob({ actor, key }: { actor: Actor; key: string }): Promise<CompleteDefinition> {
  const job = await findJob(database().prisma, actor.organisationId, key);
  if (!job) throw new NotFoundError("job", key);
  return definitionOf(job);
}
