import type { Actor } from "@/lib/core/actor";
import { ConflictError, NotFoundError } from "@/lib/core/errors";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { findJob } from "@/lib/db/jobs";
import { getRunSummary, insertBuiltinRun } from "@/lib/db/runs";
import { nudge } from "@/lib/queue/nudge";
import type { JsonObject } from "@/lib/schemas/field";
import type { RunSummary } from "@/lib/schemas/run";
import { viewRunSummary } from "../runs/run-view";

/**
 * Starts a run of a built-in job: it waits for a worker. Its parameters are the job's with those given over them. Throws
 * ConflictError for a job that is switched off, has nothing to do, or is reported by a program.
 */
export async function triggerJob({
  actor,
  key,
  input,
}: {
  actor: Actor;
  key: string;
  input: { parameters: JsonObject };
}): Promise<RunSummary> {
  const { organisationId, userId } = actor;
  const run = await withTransaction(async (tx) => {
    const job = await findJob(tx, organisationId, key);
    if (!job) throw new NotFoundError("job", key);
    if (job.kind !== "builtin")
      throw new ConflictError(`${key} is run elsewhere and reported to Runbell: it cannot be started here.`);
    if (!job.enabled) throw new ConflictError(`${key} is switched off.`);
    const steps = job.steps.filter((step) => step.enabled);
    if (steps.length === 0) throw new ConflictError(`${key} has no step that is switched on.`);

    const { id } = await insertBuiltinRun(tx, {
      organisationId,
      jobId: job.id,
      targetId: job.targetId,
      startedById: userId,
      parameters: { ...(job.parameters as JsonObject), ...input.parameters },
      steps: steps.map(({ name, type }, index) => ({ name, type, position: index + 1 })),
    });
    await recordAudit(tx, actor, { action: "job.trigger", subjectId: job.id, after: { key, run_id: id } });
    return viewRunSummary(await getRunSummary(tx, id));
  });
  nudge("runs");
  return run;
}
