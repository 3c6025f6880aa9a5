import { defaultOnError, type StepDefinition } from "@/lib/core/step";
import type { Tx } from "@/lib/db/database";
import type { JobFields, JobStepFields } from "@/lib/db/jobs";
import { ensureTarget } from "@/lib/db/targets";
import type { JobDefinition } from "@/lib/schemas/job-definition";

/** The columns of a definition. A target that is new is made. */
export async function fieldsOfDefinition(
  tx: Tx,
  organisationId: string,
  { target, ...definition }: JobDefinition,
): Promise<JobFields> {
  return {
    name: definition.name,
    description: definition.description ?? null,
    enabled: definition.enabled,
    targetId: target
      ? (await ensureTarget(tx, organisationId, { ...target, osType: target.os_type })).id
      : null,
    parameters: definition.parameters,
    timeoutSeconds: definition.timeout_seconds ?? null,
    slowAfterSeconds: definition.slow_after_seconds ?? null,
    silentAfterSeconds: definition.silent_after_seconds ?? null,
    maxParallelRuns: definition.max_parallel_runs,
    maxAttempts: definition.max_attempts,
    retryInitialSeconds: definition.retry_initial_seconds,
    retryMaxSeconds: definition.retry_max_seconds,
    anomalies: definition.anomalies,
  };
}

export function fieldsOfStep(step: StepDefinition): JobStepFields {
  return {
    name: step.name,
    type: step.type,
    config: step.config,
    onError: step.on_error ?? defaultOnError(step.type),
    enabled: step.enabled,
    timeoutSeconds: step.timeout_seconds ?? null,
  };
}
