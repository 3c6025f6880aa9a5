import { z } from "zod";
import { runStatuses } from "@/lib/core/run";
import { StepDefinition, stepTypes } from "@/lib/core/step";
import { Id, Instant, JsonObject, Key } from "./field";
import { operation } from "./operation";
import { pageOf, PageQuery } from "./paging";
import { RunSummary } from "./run";

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
  })
  .meta({ id: "JobStep" });

export const JobView = JobSummary.extend({ parameters: JsonObject, steps: z.array(JobStepView) }).meta({
  id: "Job",
});
export type JobView = z.infer<typeof JobView>;

const TargetInput = z.strictObject({
  name: z.string().trim().min(1).max(200),
  hostname: z.string().trim().min(1).max(255),
  os_type: z.string().max(60).optional(),
  tags: z.array(z.string().max(60)).max(30).default([]),
});

export const CreateJobInput = z
  .strictObject({
    key: Key.optional().meta({ description: "Made from the name when absent" }),
    name: z.string().trim().min(1).max(200),
    description: z.string().max(2000).optional(),
    target: TargetInput.optional(),
    parameters: JsonObject.default({}),
    steps: z.array(StepDefinition).min(1).max(100),
  })
  .superRefine((job, context) => {
    const seen = new Set<string>();
    for (const [index, step] of job.steps.entries()) {
      if (seen.has(step.name))
        context.addIssue({
          code: "custom",
          message: "is used by an earlier step",
          path: ["steps", index, "name"],
        });
      seen.add(step.name);
    }
  })
  .meta({ id: "CreateJob" });
export type CreateJobInput = z.infer<typeof CreateJobInput>;

const KeyParams = z.object({ key: Key });

export const listJobs = operation({
  id: "listJobs",
  method: "GET",
  path: "/api/v1/jobs",
  tag: "Jobs",
  summary: "List jobs by name, each with its last runs",
  access: { kind: "member", role: "member", scope: "read" },
  query: PageQuery.extend({ q: z.string().trim().max(200).optional() }),
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

export const createJob = operation({
  id: "createJob",
  method: "POST",
  path: "/api/v1/jobs",
  tag: "Jobs",
  summary: "Make a job that Runbell runs",
  access: { kind: "member", role: "author", scope: "jobs:write" },
  body: CreateJobInput,
  status: 201,
  result: JobView,
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
  status: 201,
  result: RunSummary,
});
