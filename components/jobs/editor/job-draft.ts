import { z } from "zod";
import { anomalyKinds } from "@/lib/core/anomaly";
import { parameterTypes } from "@/lib/core/parameter";
import { catchUpPolicies, overlapPolicies } from "@/lib/core/schedule-policy";
import { stepTypes } from "@/lib/core/step";
import { JsonObject } from "@/lib/schemas/field";
import type { JobView, ScheduleView } from "@/lib/schemas/job";
import { parameterDraftOf } from "./parameter-draft";

const seconds = z.number().nullable();

const StepDraft = z.object({
  /** Of the editor only: the steps of a draft are told apart by it while names change. */
  id: z.string(),
  name: z.string(),
  type: z.enum(stepTypes),
  config: JsonObject,
  on_error: z.enum(["continue", "fail_job"]),
  enabled: z.boolean(),
  timeout_seconds: seconds,
});
export type StepDraft = z.infer<typeof StepDraft>;

const ParameterDraft = z.object({
  id: z.string(),
  name: z.string(),
  label: z.string(),
  description: z.string(),
  type: z.enum(parameterTypes),
  required: z.boolean(),
  /** As it is typed; empty: none. */
  default_text: z.string(),
  choices: z.array(z.string()),
});
export type ParameterDraft = z.infer<typeof ParameterDraft>;

export const scheduleModes = ["off", "cron", "every"] as const;

const ScheduleDraft = z.object({
  mode: z.enum(scheduleModes),
  cron: z.string(),
  every_seconds: seconds,
  zone: z.string(),
  paused: z.boolean(),
  overlap: z.enum(overlapPolicies),
  catch_up: z.enum(catchUpPolicies),
  late_seconds: seconds,
  grace_seconds: seconds,
});
export type ScheduleDraft = z.infer<typeof ScheduleDraft>;

/** A job as its editor holds it: nothing is checked yet, and what is not chosen keeps what was typed there. */
export const JobDraft = z.object({
  kind: z.enum(["builtin", "reported"]),
  key: z.string(),
  name: z.string(),
  description: z.string(),
  enabled: z.boolean(),
  target_name: z.string(),
  target_hostname: z.string(),
  parameters: z.array(ParameterDraft),
  steps: z.array(StepDraft),
  schedule: ScheduleDraft,
  timeout_seconds: seconds,
  slow_after_seconds: seconds,
  silent_after_seconds: seconds,
  max_parallel_runs: seconds,
  max_attempts: seconds,
  retry_initial_seconds: seconds,
  retry_max_seconds: seconds,
  anomalies: z.array(z.enum(anomalyKinds)),
});
export type JobDraft = z.infer<typeof JobDraft>;

/** A job that nothing is known of yet, its times in the zone of whoever makes it. */
export function blankDraft(zone: string): JobDraft {
  return {
    kind: "builtin",
    key: "",
    name: "",
    description: "",
    enabled: true,
    target_name: "",
    target_hostname: "",
    parameters: [],
    steps: [],
    schedule: noSchedule(zone),
    timeout_seconds: null,
    slow_after_seconds: null,
    silent_after_seconds: null,
    max_parallel_runs: 1,
    max_attempts: 1,
    retry_initial_seconds: 60,
    retry_max_seconds: 3600,
    anomalies: [...anomalyKinds],
  };
}

export function draftOf(job: JobView, zone: string): JobDraft {
  return {
    kind: job.kind,
    key: job.key,
    name: job.name,
    description: job.description ?? "",
    enabled: job.enabled,
    target_name: job.target?.name ?? "",
    target_hostname: job.target?.hostname ?? "",
    parameters: job.parameters.map(parameterDraftOf),
    steps: job.steps.map(({ id, name, type, config, on_error, enabled, timeout_seconds }) => ({
      id,
      name,
      type,
      config,
      on_error,
      enabled,
      timeout_seconds,
    })),
    schedule: job.schedule ? scheduleDraftOf(job.schedule) : noSchedule(zone),
    timeout_seconds: job.timeout_seconds,
    slow_after_seconds: job.slow_after_seconds,
    silent_after_seconds: job.silent_after_seconds,
    max_parallel_runs: job.max_parallel_runs,
    max_attempts: job.max_attempts,
    retry_initial_seconds: job.retry_initial_seconds,
    retry_max_seconds: job.retry_max_seconds,
    anomalies: job.anomalies,
  };
}

function noSchedule(zone: string): ScheduleDraft {
  return {
    mode: "off",
    cron: "0 2 * * *",
    every_seconds: 3600,
    zone,
    paused: false,
    overlap: "skip",
    catch_up: "last",
    late_seconds: null,
    grace_seconds: 300,
  };
}

function scheduleDraftOf({ next_at: _next, cron, every_seconds, ...rest }: ScheduleView): ScheduleDraft {
  const blank = noSchedule(rest.zone);
  return {
    ...rest,
    mode: cron === null ? "every" : "cron",
    cron: cron ?? blank.cron,
    every_seconds: every_seconds ?? blank.every_seconds,
  };
}
