import type { Actor } from "@/lib/core/actor";
import { ConflictError, NotFoundError } from "@/lib/core/errors";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { countRunsOf, deleteJobRow, findJob, lockJob } from "@/lib/db/jobs";
import { lockOrganisation } from "@/lib/db/lock-organisation";

/**
 * Deletes a job with its runs, their events and what was told of them. Throws NotFoundError, and ConflictError while a run
 * waits or is under way.
 */
export async function deleteJob({ actor, key }: { actor: Actor; key: string }): Promise<void> {
  const { organisationId } = actor;
  await withTransaction(async (tx) => {
    await lockOrganisation(tx, organisationId);
    const job = await findJob(tx, organisationId, key);
    if (!job) throw new NotFoundError("job", key);
    await lockJob(tx, job.id);
    const runs = await countRunsOf(tx, job.id);
    if (runs.underWay > 0)
      throw new ConflictError(
        `${job.name} has a run that waits or is under way. Wait until it has ended, or cancel it.`,
      );
    await deleteJobRow(tx, job.id);
    await recordAudit(tx, actor, {
      action: "job.delete",
      subjectId: job.id,
      before: {
        key,
        name: job.name,
        kind: job.kind,
        steps: job.steps.map(({ name, type }) => ({ name, type })),
        runs: runs.all,
      },
    });
  });
}
