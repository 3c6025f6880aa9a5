import type { Actor } from "@/lib/core/actor";
import { withTransaction } from "@/lib/db/database";
import type { JobView } from "@/lib/schemas/job";
import type { JobDefinition } from "@/lib/schemas/job-definition";
import { findFreeKey } from "./find-free-key";
import { completeDefinition } from "./job-definition";
import { viewJob } from "./job-view";
import { resolveSteps } from "./resolve-steps";
import { writeNewJob } from "./write-job";

/**
 * Makes a job; whoever makes it owns it. Throws ConflictError when the key is taken, and AppError with pointers for steps
 * that cannot be, as resolveSteps says.
 */
export async function createJob({ actor, input }: { actor: Actor; input: JobDefinition }): Promise<JobView> {
  return withTransaction(async (tx) => {
    const steps = await resolveSteps(tx, actor, input.steps);
    const key = input.key ?? (await findFreeKey(tx, actor.organisationId, input.name));
    return viewJob(await writeNewJob(tx, actor, completeDefinition({ ...input, key, steps })), []);
  });
}
