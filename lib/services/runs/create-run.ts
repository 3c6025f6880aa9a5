import { ConflictError, InvalidInputError } from "@/lib/core/errors";
import { fillParameters, type JobParameter } from "@/lib/core/parameter";
import type { RunCause } from "@/lib/core/run";
import type { Tx } from "@/lib/db/database";
import type { StartableJob } from "@/lib/db/jobs";
import { insertBuiltinRun } from "@/lib/db/runs";
import type { JsonObject } from "@/lib/schemas/field";

export interface RunRequest {
  cause: RunCause;
  startedById: string | null;
  /** Over the job's defaults. */
  parameters: JsonObject;
  /** The time of the schedule that it is the run of. */
  scheduledFor?: Date;
  /** A further attempt of that run. */
  attempt?: { number: number; maxAttempts: number; firstRunId: string; notBefore: Date };
}

/**
 * Makes a run of a built-in job, which waits for a worker and keeps the steps that the job has now. Null when there is one
 * for that time of the schedule already. Throws ConflictError for a job that is switched off, has nothing to do, or is
 * reported by a program, and InvalidInputError for parameters that do not fit. Nudge the runs after the commit.
 */
export async function createRun(tx: Tx, job: StartableJob, request: RunRequest): Promise<string | null> {
  if (job.kind !== "builtin")
    throw new ConflictError(
      `${job.key} is run elsewhere and reported to Runbell: it cannot be started here.`,
    );
  if (!job.enabled) throw new ConflictError(`${job.key} is switched off.`);
  const steps = job.steps.filter((step) => step.enabled);
  if (steps.length === 0) throw new ConflictError(`${job.key} has no step that is switched on.`);
  const { values, issues } = fillParameters(job.parameters as JobParameter[], request.parameters);
  if (issues.length > 0)
    throw new InvalidInputError(
      `Some parameters do not fit what ${job.key} takes.`,
      issues.map(({ name, detail }) => ({ pointer: `/parameters/${name}`, detail })),
    );

  const { attempt } = request;
  return insertBuiltinRun(tx, {
    organisationId: job.organisationId,
    jobId: job.id,
    targetId: job.targetId,
    startedById: request.startedById,
    cause: request.cause,
    parameters: values as JsonObject,
    timeoutSeconds: job.timeoutSeconds,
    attempt: attempt?.number ?? 1,
    maxAttempts: attempt?.maxAttempts ?? job.maxAttempts,
    firstRunId: attempt?.firstRunId ?? null,
    scheduledFor: request.scheduledFor ?? null,
    notBefore: attempt?.notBefore ?? null,
    steps: steps.map(({ name, type, config, onError, timeoutSeconds }, index) => ({
      position: index + 1,
      name,
      type,
      config: config as JsonObject,
      onError: onError === "continue" ? "continue" : "fail_job",
      timeoutSeconds,
    })),
  });
}
