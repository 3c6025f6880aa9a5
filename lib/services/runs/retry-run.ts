import type { Actor } from "@/lib/core/actor";
import { ConflictError, NotFoundError } from "@/lib/core/errors";
import { isFinalRunStatus } from "@/lib/core/run";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { findJob } from "@/lib/db/jobs";
import { getRunSummary, lockRun } from "@/lib/db/runs";
import { nudge } from "@/lib/queue/nudge";
import type { JsonObject } from "@/lib/schemas/field";
import type { RunSummary } from "@/lib/schemas/run";
import { createRun } from "./create-run";
import { viewRunSummary } from "./run-view";

/**
 * Runs a run's job again with the run's parameters: as the job is now, with attempts of its own. Throws ConflictError for
 * a run that has not ended, and as createRun does.
 */
export async function retryRun({ actor, id }: { actor: Actor; id: string }): Promise<RunSummary> {
  const { organisationId, userId } = actor;
  const made = await withTransaction(async (tx) => {
    const run = await lockRun(tx, id, organisationId);
    const job = run && (await findJob(tx, organisationId, run.job.key));
    if (!run || !job) throw new NotFoundError("run", id);
    if (!isFinalRunStatus(run.status)) throw new ConflictError("The run has not ended yet.");
    const parameters = run.parameters as JsonObject;
    const runId = await createRun(tx, job, { cause: "manual", startedById: userId, parameters });
    if (runId === null) throw new Error("A run without a time of the schedule was there already.");
    await recordAudit(tx, actor, {
      action: "run.retry",
      subjectId: id,
      after: { job: job.key, run_id: runId },
    });
    return viewRunSummary(await getRunSummary(tx, runId));
  });
  nudge("runs");
  return made;
}
