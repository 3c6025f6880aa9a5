import { asSentence } from "@/components/ui/field-errors";
import { describeIssue, issuesOf } from "@/lib/core/input-issues";
import { JobDefinition, type UpdateJobInput } from "@/lib/schemas/job-definition";
import type { JobDraft, ScheduleDraft, StepDraft } from "./job-draft";
import { findTextProblem, parameterInputOf } from "./parameter-draft";
import { pathOf } from "./problem-path";

/** The fields of a job that can be changed after it is made. */
export const changeableFields = [
  "name",
  "description",
  "enabled",
  "target",
  "parameters",
  "steps",
  "schedule",
  "timeout_seconds",
  "slow_after_seconds",
  "silent_after_seconds",
  "max_parallel_runs",
  "max_attempts",
  "retry_initial_seconds",
  "retry_max_seconds",
  "anomalies",
] as const satisfies readonly (keyof UpdateJobInput)[];
export type ChangeableField = (typeof changeableFields)[number];

/** The draft as the API takes a job, though nothing is checked: what is not filled in is null. */
export function inputOf(draft: JobDraft) {
  const isReported = draft.kind === "reported";
  return {
    ...(draft.key !== "" && { key: draft.key }),
    kind: draft.kind,
    name: draft.name,
    description: draft.description.trim() || null,
    enabled: draft.enabled,
    target: targetOf(draft),
    parameters: draft.parameters.map(parameterInputOf),
    steps: isReported ? [] : draft.steps.map(stepInputOf),
    schedule: scheduleInputOf(draft.schedule),
    timeout_seconds: draft.timeout_seconds,
    slow_after_seconds: draft.slow_after_seconds,
    silent_after_seconds: isReported ? draft.silent_after_seconds : null,
    max_parallel_runs: draft.max_parallel_runs,
    max_attempts: draft.max_attempts,
    retry_initial_seconds: draft.retry_initial_seconds,
    retry_max_seconds: draft.retry_max_seconds,
    anomalies: draft.anomalies,
  };
}

export function stepInputOf({ id: _id, timeout_seconds, ...step }: StepDraft) {
  return { ...step, ...(timeout_seconds !== null && { timeout_seconds }) };
}

function targetOf({ target_name, target_hostname }: JobDraft) {
  const [name, hostname] = [target_name.trim(), target_hostname.trim()];
  if (name === "" && hostname === "") return null;
  return { name: name || hostname, hostname: hostname || name };
}

function scheduleInputOf({ mode, cron, every_seconds, ...rest }: ScheduleDraft) {
  if (mode === "off") return null;
  return { ...(mode === "cron" ? { cron } : { every_seconds }), ...rest };
}

export type CheckedDraft =
  | { definition: JobDefinition; problems: ReadonlyMap<string, string> }
  | { definition: null; problems: ReadonlyMap<string, string> };

/** The job, or what is wrong with it: sentences by their places, such as `steps.2.config.url`. */
export function checkDraft(draft: JobDraft): CheckedDraft {
  const parsed = JobDefinition.safeParse(inputOf(draft), { error: describeIssue });
  const problems = new Map<string, string>();
  for (const { pointer, detail } of parsed.success ? [] : issuesOf(parsed.error))
    if (!problems.has(pathOf(pointer))) problems.set(pathOf(pointer), asSentence(detail));
  for (const [index, parameter] of draft.parameters.entries()) {
    const detail = findTextProblem(parameter);
    if (detail !== null) problems.set(`parameters.${index}.default`, asSentence(detail));
  }
  return parsed.success && problems.size === 0
    ? { definition: parsed.data, problems }
    : { definition: null, problems };
}

/** Fields that differ from what is stored. */
export function changedFields(base: JobDraft, draft: JobDraft): ChangeableField[] {
  const [before, after] = [inputOf(base), inputOf(draft)];
  return changeableFields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}

/** What is sent for these fields; what is not filled in is taken away. */
export function updateOf(definition: JobDefinition, fields: readonly ChangeableField[]): UpdateJobInput {
  return Object.fromEntries(fields.map((field) => [field, definition[field] ?? null]));
}
