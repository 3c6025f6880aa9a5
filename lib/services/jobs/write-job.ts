import type { Actor } from "@/lib/core/actor";
import { ConflictError } from "@/lib/core/errors";
import { recordAudit } from "@/lib/db/audit";
import type { Tx } from "@/lib/db/database";
import { findJob, insertJob, replaceJobSteps, updateJobFields, type JobRow } from "@/lib/db/jobs";
import { auditableChange } from "./auditable-job";
import { fieldsOfDefinition, fieldsOfStep } from "./definition-fields";
import { changedFields, definitionOf, type CompleteDefinition, type DefinitionField } from "./job-definition";
import { writeSchedule } from "./write-schedule";

/**
 * Makes a job of a definition whose steps are resolved; whoever makes it owns it. Throws ConflictError when the key is
 * taken.
 */
export async function writeNewJob(tx: Tx, actor: Actor, definition: CompleteDefinition): Promise<JobRow> {
  const { organisationId, userId } = actor;
  const { key, kind, steps, schedule } = definition;
  const id = await insertJob(tx, {
    ...(await fieldsOfDefinition(tx, organisationId, definition)),
    organisationId,
    key,
    kind,
    ownerId: userId,
  });
  if (id === null)
    throw new ConflictError(`There is a job with the key ${key} already.`, [
      { pointer: "/key", detail: "is taken" },
    ]);
  await replaceJobSteps(tx, id, steps.map(fieldsOfStep));
  await writeSchedule(tx, { id, organisationId, kind }, schedule);
  await recordAudit(tx, actor, {
    action: "job.create",
    subjectId: id,
    after: { key, name: definition.name, kind, steps: steps.map(({ name, type }) => ({ name, type })) },
  });
  return readBack(tx, organisationId, key);
}

/**
 * Makes the job what the definition says, with steps that are resolved. What is the same is not written: a schedule goes
 * on waiting for its time. Gives the changed fields. Two must not write a job at once: lock the organisation.
 */
export async function writeJobChange(
  tx: Tx,
  actor: Actor,
  job: JobRow,
  after: CompleteDefinition,
): Promise<DefinitionField[]> {
  const { organisationId } = actor;
  const before = definitionOf(job);
  const changed = changedFields(before, after);
  if (changed.length === 0) return changed;
  await updateJobFields(tx, job.id, await fieldsOfDefinition(tx, organisationId, after));
  if (changed.includes("steps")) await replaceJobSteps(tx, job.id, after.steps.map(fieldsOfStep));
  if (changed.includes("schedule")) await writeSchedule(tx, job, after.schedule);
  await recordAudit(tx, actor, {
    action: "job.update",
    subjectId: job.id,
    ...auditableChange(before, after, changed),
  });
  return changed;
}

export async function readBack(tx: Tx, organisationId: string, key: string): Promise<JobRow> {
  const job = await findJob(tx, organisationId, key);
  if (!job) throw new Error("The job that was just written is not there.");
  return job;
}
