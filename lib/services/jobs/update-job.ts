import type { Actor } from "@/lib/core/actor";
import { ConflictError, InvalidInputError, NotFoundError } from "@/lib/core/errors";
import { withTransaction } from "@/lib/db/database";
import { findJob, lastRunsOf } from "@/lib/db/jobs";
import { lockOrganisation } from "@/lib/db/lock-organisation";
import { type JobView } from "@/lib/schemas/job";
import { findDefinitionIssues, type UpdateJobInput } from "@/lib/schemas/job-definition";
import { completeDefinition, definitionOf } from "./job-definition";
import { viewJob } from "./job-view";
import { resolveSteps } from "./resolve-steps";
import { readBack, writeJobChange } from "./write-job";

/**
 * Changes what is given of a job. Throws NotFoundError, ConflictError when it is not the one any more that the change is
 * based on, and AppError with pointers for steps that cannot be, as resolveSteps says.
 */
export async function updateJob({
  actor,
  key,
  input: { expected_updated_at: expected, ...given },
}: {
  actor: Actor;
  key: string;
  input: UpdateJobInput;
}): Promise<JobView> {
  const { organisationId } = actor;
  return withTransaction(async (tx) => {
    await lockOrganisation(tx, organisationId);
    const job = await findJob(tx, organisationId, key);
    if (!job) throw new NotFoundError("job", key);
    if (expected !== undefined && new Date(expected).getTime() !== job.updatedAt.getTime())
      throw new ConflictError(
        `${job.name} was changed by somebody else meanwhile. Look at it as it is now, then make your change again.`,
        [
          {
            pointer: "/expected_updated_at",
            detail: `is not when it was last changed: ${job.updatedAt.toISOString()}`,
          },
        ],
      );

    const before = definitionOf(job);
    const wanted = { ...before, ...withoutAbsent(given) };
    const issues = findDefinitionIssues(wanted);
    if (issues.length > 0)
      throw new InvalidInputError(
        "The job cannot have these steps.",
        issues.map(({ path, message }) => ({ pointer: `/${path.join("/")}`, detail: message })),
      );
    const steps = given.steps ? await resolveSteps(tx, actor, given.steps, before.steps) : before.steps;
    await writeJobChange(tx, actor, job, completeDefinition({ ...wanted, steps }));
    const lastRuns = await lastRunsOf(tx, [job.id]);
    return viewJob(await readBack(tx, organisationId, key), lastRuns.get(job.id) ?? []);
  });
}

function withoutAbsent<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]: Exclude<Fields[Name], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
