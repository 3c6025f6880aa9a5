import { isDeepStrictEqual } from "node:util";
import { defaultOnError, type StepDefinition } from "@/lib/core/step";
import type { JobRow } from "@/lib/db/jobs";
import type { JobDefinition } from "@/lib/schemas/job-definition";
import { scheduleInputOf } from "@/lib/schemas/schedule-input";
import { viewSchedule } from "./job-view";

/** A definition with nothing left out, its fields in the order in which they are exported. */
export type CompleteDefinition = Omit<Required<JobDefinition>, "steps"> & { steps: CompleteStep[] };
export type CompleteStep = Required<StepDefinition>;

export function completeDefinition(definition: JobDefinition & { key: string }): CompleteDefinition {
  return {
    key: definition.key,
    kind: definition.kind,
    name: definition.name,
    description: definition.description ?? null,
    enabled: definition.enabled,
    target: definition.target ?? null,
    parameters: definition.parameters,
    schedule: definition.schedule ?? null,
    timeout_seconds: definition.timeout_seconds ?? null,
    slow_after_seconds: definition.slow_after_seconds ?? null,
    silent_after_seconds: definition.silent_after_seconds ?? null,
    max_parallel_runs: definition.max_parallel_runs,
    max_attempts: definition.max_attempts,
    retry_initial_seconds: definition.retry_initial_seconds,
    retry_max_seconds: definition.retry_max_seconds,
    anomalies: definition.anomalies,
    steps: definition.steps.map(completeStep),
  };
}

export function completeStep(step: StepDefinition): CompleteStep {
  return {
    name: step.name,
    type: step.type,
    config: step.config,
    on_error: step.on_error ?? defaultOnError(step.type),
    enabled: step.enabled,
    timeout_seconds: step.timeout_seconds ?? null,
  } as CompleteStep;
}

/** What a job says now. Trusts that what is stored was checked when it was written. */
export function definitionOf(row: JobRow): CompleteDefinition {
  const { target, schedule } = row;
  return {
    key: row.key,
    kind: row.kind as JobDefinition["kind"],
    name: row.name,
    description: row.description,
    enabled: row.enabled,
    target: target && {
      name: target.name,
      hostname: target.hostname,
      ...(target.osType !== null && { os_type: target.osType }),
      tags: target.tags,
    },
    parameters: row.parameters as JobDefinition["parameters"],
    schedule: schedule && scheduleInputOf(viewSchedule(schedule)),
    timeout_seconds: row.timeoutSeconds,
    slow_after_seconds: row.slowAfterSeconds,
    silent_after_seconds: row.silentAfterSeconds,
    max_parallel_runs: row.maxParallelRuns,
    max_attempts: row.maxAttempts,
    retry_initial_seconds: row.retryInitialSeconds,
    retry_max_seconds: row.retryMaxSeconds,
    anomalies: row.anomalies as JobDefinition["anomalies"],
    steps: row.steps.map(
      (step) =>
        ({
          name: step.name,
          type: step.type,
          config: step.config,
          on_error: step.onError,
          enabled: step.enabled,
          timeout_seconds: step.timeoutSeconds,
        }) as CompleteStep,
    ),
  };
}

/** The fields in which two definitions differ. */
export function changedFields(before: CompleteDefinition, after: CompleteDefinition): DefinitionField[] {
  const wanted = { ...after, target: wantedTarget(before, after) };
  return (Object.keys(after) as DefinitionField[]).filter(
    (field) => !isDeepStrictEqual(before[field], wanted[field]),
  );
}
export type DefinitionField = keyof CompleteDefinition;

/** What is not said of a target that is known stays as it is. */
function wantedTarget(before: CompleteDefinition, { target }: CompleteDefinition) {
  return target && before.target?.name === target.name ? { ...before.target, ...target } : target;
}
