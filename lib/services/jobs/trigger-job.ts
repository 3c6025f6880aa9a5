import type { Actor } from "@/lib/core/actor";
import { NotFoundError } from "@/lib/core/errors";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { findJob } from "@/lib/db/jobs";
import { getRunSummary } from "@/lib/db/runs";
import { nudge } from "@/lib/queue/nudge";
import type { JsonObject } from "@/lib/schemas/field";
import type { RunSummary } from "@/lib/schemas/run";
import { createRun } from "../runs/create-run";
import { viewRunSummary } from "../runs/run-view";

/**
 * Starts a run of a built-in job, as createRun says.
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
    const id = await createRun(tx, job, { cause: "manual", startedById: userId, ...input });
    if (id === null) throw new Error("A run without a time of the schedule was there already.");
    await recordAudit(tx, actor, { action: "job.trigger", subjectId: job.id, after: { key, run_id: id } });
    return viewRunSummary(await getRunSummary(tx, id));
  });
  nudge("runs");
  return run;
}
