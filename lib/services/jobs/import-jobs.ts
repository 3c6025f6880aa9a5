import type { Actor } from "@/lib/core/actor";
import { AppError, InvalidInputError, type ErrorCode, type InputIssue } from "@/lib/core/errors";
import { withTransaction, type Tx } from "@/lib/db/database";
import { findJob } from "@/lib/db/jobs";
import { lockOrganisation } from "@/lib/db/lock-organisation";
import type { JobDefinition } from "@/lib/schemas/job-definition";
import type { ImportJobsInput, ImportJobsResult } from "@/lib/schemas/job-import";
import { findFreeKey } from "./find-free-key";
import { changedFields, completeDefinition, definitionOf } from "./job-definition";
import { resolveSteps } from "./resolve-steps";
import { writeJobChange, writeNewJob } from "./write-job";

type ImportedJob = ImportJobsResult["data"][number];

/**
 * Makes jobs, or makes those whose keys are known what the definitions say, their owners and runs left as they are: all or
 * none. A definition without a key is a new job. A dry run only says what would be done. Throws AppError with pointers
 * (/jobs/0/steps/…) for all that cannot be.
 */
export async function importJobs({
  actor,
  input: { jobs, dry_run: isDry },
}: {
  actor: Actor;
  input: ImportJobsInput;
}): Promise<ImportJobsResult> {
  return withTransaction(async (tx) => {
    await lockOrganisation(tx, actor.organisationId);
    const keys = new Set<string>();
    const data: ImportedJob[] = [];
    const refusals: Refusal[] = [];
    for (const [index, definition] of jobs.entries()) {
      const done = await importJob(tx, { actor, isDry, keys }, definition).catch((error: unknown) => {
        refusals.push(refusalOf(error, `/jobs/${index}`));
        return null;
      });
      if (!done) continue;
      keys.add(done.key);
      data.push(done);
    }
    if (refusals.length > 0) throw asOne(refusals);
    return { data };
  });
}

interface Import {
  actor: Actor;
  isDry: boolean;
  /** Of the jobs before in the same import. */
  keys: ReadonlySet<string>;
}

async function importJob(
  tx: Tx,
  { actor, isDry, keys }: Import,
  definition: JobDefinition,
): Promise<ImportedJob> {
  const { organisationId } = actor;
  const { name, kind } = definition;
  const key = definition.key ?? (await findFreeKey(tx, organisationId, name, keys));
  if (keys.has(key)) throw refusal("/key", "is used by an earlier job of the import");
  const job = await findJob(tx, organisationId, key);
  if (job && job.kind !== kind)
    throw refusal("/kind", `must be ${job.kind}, as that of the job ${key}: it cannot be changed`);
  const before = job && definitionOf(job);
  const steps = await resolveSteps(tx, actor, definition.steps, before?.steps);
  const after = completeDefinition({ ...definition, key, steps });
  if (!job || !before) {
    if (!isDry) await writeNewJob(tx, actor, after);
    return { key, name, action: "create", changed: [] };
  }
  const changed = changedFields(before, after);
  if (!isDry) await writeJobChange(tx, actor, job, after);
  return { key, name, action: changed.length > 0 ? "update" : "none", changed };
}

interface Refusal {
  code: ErrorCode;
  message: string;
  issues: InputIssue[];
}

function refusal(pointer: string, detail: string): InvalidInputError {
  return new InvalidInputError("A job cannot be imported.", [{ pointer, detail }]);
}

/** Anything but a refusal that says where goes on its way. */
function refusalOf(error: unknown, root: string): Refusal {
  if (!(error instanceof AppError) || error.issues.length === 0) throw error;
  const { code, message } = error;
  const issues = error.issues.map(({ pointer, detail }) => ({ pointer: `${root}${pointer}`, detail }));
  return { code, message, issues };
}

function asOne([first, ...others]: Refusal[]): AppError {
  if (!first) throw new Error("Nothing was refused.");
  const issues = [first, ...others].flatMap((one) => one.issues);
  const isAlike = others.every(({ message }) => message === first.message);
  const message = isAlike ? first.message : `${first.message} Other jobs have problems, too.`;
  return new AppError(first.code, `${message} Nothing was imported.`, issues);
}
