import { z } from "zod";
import { anomalyKinds } from "@/lib/core/anomaly";
import { JobParameter } from "@/lib/core/parameter";
import { runStatuses } from "@/lib/core/run";
import { catchUpPolicies, overlapPolicies } from "@/lib/core/schedule-policy";
import { stepTypes } from "@/lib/core/step";
import { Id, Instant, JsonObject, Key } from "./field";
import { operation } from "./operation";
import { pageOf, PageQuery } from "./paging";
import { RunSummary } from "./run";

export const ScheduleView = z
  .object({
    cron: z.string().nullable(),
    every_seconds: z.int().nullable(),
    zone: z.string(),
    paused: z.boolean(),
    overlap: z.enum(overlapPolicies),
    catch_up: z.enum(catchUpPolicies),
    late_seconds: z.int().nullable(),
    grace_seconds: z.int(),
    next_at: Instant.nullable(),
  })
  .meta({ id: "Schedule" });
export type ScheduleView = z.infer<typeof ScheduleView>;

export const JobSummary = z
  .object({
    id: Id,
    key: z.string(),
    name: z.string(),
    description: z.string().nullable(),
    kind: z.enum(["builtin", "reported"]),
    enabled: z.boolean(),
    is_demo: z.boolean(),
    owner: z.object({ id: Id, name: z.string(), email: z.string() }).nullable(),
    target: z.object({ id: Id, name: z.string(), hostname: z.string() }).nullable(),
    step_count: z.int(),
    schedule: ScheduleView.nullable(),
    /** Oldest first, at most 30. */
    last_runs: z.array(
      z.object({
        id: Id,
        status: z.enum(runStatuses),
        started_at: Instant.nullable(),
        execution_time_ms: z.int().nullable(),
      }),
    ),
    created_at: Instant,
    updated_at: Instant,
  })
  .meta({ id: "JobSummary" });
export type JobSummary = z.infer<typeof JobSummary>;

export const JobStepView = z
  .object({
    id: Id,
    position: z.int(),
    name: z.string(),
    type: z.enum(stepTypes),
    config: JsonObject,
    on_error: z.enum(["continue", "fail_job"]),
    enabled: z.boolean(),
    timeout_seconds: z.int().nullable(),
  })
  .meta({ id: "JobStep" });
export type JobStepView = z.infer<typeof JobStepView>;

const limitsView = {
  timeout_seconds: z.int().nullable(),
  slow_after_seconds: z.int().nullable(),
  silent_after_seconds: z.int().nullable(),
  max_parallel_runs: z.int(),
  max_attempts: z.int(),
  retry_initial_seconds: z.int(),
  retry_max_seconds: z.int(),
  anomalies: z.array(z.enum(anomalyKinds)),
};

export const JobView = JobSummary.extend({
  parameters: z.array(JobParameter),
  steps: z.array(JobStepView),
  ...limitsView,
}).meta({ id: "Job" });
export type JobView = z.infer<typeof JobView>;

export const KeyParams = z.object({ key: Key });

export const listJobs = operation({
  id: "listJobs",
  method: "GET",
  path: "/api/v1/jobs",
  tag: "Jobs",
  summary: "List jobs by name, each with its last runs",
  access: { kind: "member", role: "member", scope: "read" },
  query: PageQuery.extend({
    q: z.string().trim().max(200).optional(),
    kind: z.enum(["builtin", "reported"]).optional(),
  }),
  status: 200,
  result: pageOf(JobSummary),
});

export const getJob = operation({
  id: "getJob",
  method: "GET",
  path: "/api/v1/jobs/{key}",
  tag: "Jobs",
  summary: "One job with its steps",
  access: { kind: "member", role: "member", scope: "read" },
  params: KeyParams,
  status: 200,
  result: JobView,
});

export const deleteJob = operation({
  id: "deleteJob",
  method: "DELETE",
  path: "/api/v1/jobs/{key}",
  tag: "Jobs",
  summary: "Delete a job with its runs and what was told of them; refused while one is under way",
  access: { kind: "member", role: "author", scope: "jobs:write" },
  params: KeyParams,
  status: 204,
});

export const triggerJob = operation({
  id: "triggerJob",
  method: "POST",
  path: "/api/v1/jobs/{key}/trigger",
  tag: "Jobs",
  summary: "Start a run of a built-in job",
  access: { kind: "member", role: "author", scope: "runs:write" },
  params: KeyParams,
  body: z.strictObject({ parameters: JsonObject.default({}) }).default({ parameters: {} }),
  idempotencyKey: "remembered",
  status: 201,
  result: RunSummary,
});
