import type { Actor } from "@/lib/core/actor";
import { ConflictError } from "@/lib/core/errors";
import { defaultOnError } from "@/lib/core/step";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction, type Tx } from "@/lib/db/database";
import { findJob, insertBuiltinJob, listJobKeys } from "@/lib/db/jobs";
import { ensureTarget } from "@/lib/db/targets";
import type { CreateJobInput, JobView } from "@/lib/schemas/job";
import { viewJob } from "./job-view";
import { makeKey, makeUnique } from "./make-key";
import { refuseUnknownTemplates } from "./refuse-unknown-templates";
import { resolveStepChannels } from "./resolve-step-channels";

/** Makes a job that Runbell runs; whoever makes it owns it. Throws ConflictError when the key is taken. */
export async function createJob({ actor, input }: { actor: Actor; input: CreateJobInput }): Promise<JobView> {
  const { organisationId, userId } = actor;
  return withTransaction(async (tx) => {
    await refuseUnknownTemplates(tx, organisationId, input.steps);
    const steps = await resolveStepChannels(tx, organisationId, input.steps);
    const key = input.key ?? (await findFreeKey(tx, organisationId, input.name));
    const target = input.target && {
      ...input.target,
      osType: input.target.os_type,
    };
    const isNew = await insertBuiltinJob(tx, {
      organisationId,
      key,
      name: input.name,
      description: input.description,
      ownerId: userId,
      targetId: target ? (await ensureTarget(tx, organisationId, target)).id : null,
      parameters: input.parameters,
      steps: steps.map(({ name, type, config, on_error, enabled }) => ({
        name,
        type,
        config,
        enabled,
        onError: on_error ?? defaultOnError(type),
      })),
    });
    const job = isNew ? await findJob(tx, organisationId, key) : null;
    if (!job)
      throw new ConflictError(`There is a job with the key ${key} already.`, [
        { pointer: "/key", detail: "is taken" },
      ]);
    const view = viewJob(job, []);
    await recordAudit(tx, actor, {
      action: "job.create",
      subjectId: job.id,
      after: { key, name: view.name, steps: view.steps.map(({ name, type }) => ({ name, type })) },
    });
    return view;
  });
}

async function findFreeKey(tx: Tx, organisationId: string, name: string): Promise<string> {
  const key = makeKey(name);
  return makeUnique(key, await listJobKeys(tx, organisationId, key));
}
