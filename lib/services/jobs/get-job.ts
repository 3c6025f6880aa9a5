import type { Actor } from "@/lib/core/actor";
import { NotFoundError } from "@/lib/core/errors";
import { database } from "@/lib/db/database";
import { findJob, lastRunsOf } from "@/lib/db/jobs";
import type { JobView } from "@/lib/schemas/job";
import { viewJob } from "./job-view";

/** One job with its steps and last runs. */
export async function getJob({ actor, key }: { actor: Actor; key: string }): Promise<JobView> {
  const { prisma } = database();
  const job = await findJob(prisma, actor.organisationId, key);
  if (!job) throw new NotFoundError("job", key);
  const lastRuns = await lastRunsOf(prisma, [job.id]);
  return viewJob(job, lastRuns.get(job.id) ?? []);
}
