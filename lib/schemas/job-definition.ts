// Apart from what jobs look like: to check a schedule takes libraries that most pages do without.
import { z } from "zod";
import { anomalyKinds } from "@/lib/core/anomaly";
import { JobParameters } from "@/lib/core/parameter";
import { ScheduleInput } from "@/lib/core/schedule";
import { StepDefinition } from "@/lib/core/step";
import { Instant, Key } from "./field";
import { JobView, KeyParams } from "./job";
import { operation } from "./operation";

const TargetInput = z.strictObject({
  name: z.string().trim().min(1).max(200),
  hostname: z.string().trim().min(1).max(255),
  os_type: z.string().max(60).optional(),
  tags: z.array(z.string().max(60)).max(30).optional(),
});

const WEEK_SECONDS = 604_800;
const seconds = (max: number) => z.int().min(1).max(max);

/** What an author says of a job, each field as it may be given alone. */
const definition = {
  name: z.string().trim().min(1).max(200),
  description: z.string().max(2000).nullable(),
  enabled: z.boolean(),
  target: TargetInput.nullable(),
  parameters: JobParameters,
  steps: z
    .array(StepDefinition)
    .max(100)
    .superRefine((steps, context) => {
      const seen = new Set<string>();
      for (const [index, { name }] of steps.entries()) {
        if (seen.has(name))
          context.addIssue({ code: "custom", message: "is used by an earlier step", path: [index, "name"] });
        seen.add(name);
      }
    }),
  schedule: ScheduleInput.nullable(),
  timeout_seconds: seconds(WEEK_SECONDS).nullable(),
  slow_after_seconds: seconds(WEEK_SECONDS).nullable(),
  silent_after_seconds: seconds(WEEK_SECONDS).nullable(),
  max_parallel_runs: z.int().min(1).max(100),
  max_attempts: z.int().min(1).max(20),
  retry_initial_seconds: seconds(86_400),
  retry_max_seconds: seconds(86_400),
  anomalies: z
    .array(z.enum(anomalyKinds))
    .transform((kinds) => anomalyKinds.filter((kind) => kinds.includes(kind))),
};

/** What fields of a job do not allow each other. */
export function findDefinitionIssues({
  kind,
  steps,
}: {
  kind: "builtin" | "reported";
  steps: readonly unknown[];
}): { path: string[]; message: string }[] {
  if (kind === "builtin" && steps.length === 0) return [{ path: ["steps"], message: "must not be empty" }];
  if (kind === "reported" && steps.length > 0)
    return [{ path: ["steps"], message: "belong to jobs that Runbell runs: a program reports its own" }];
  return [];
}

/** A whole job, as it is made, exported and imported. */
export const JobDefinition = z
  .strictObject({
    key: Key.optional().meta({ description: "Made from the name when absent" }),
    kind: z.enum(["builtin", "reported"]).default("builtin"),
    name: definition.name,
    description: definition.description.optional(),
    enabled: definition.enabled.default(true),
    target: definition.target.optional(),
    parameters: definition.parameters.default([]),
    steps: definition.steps.default([]),
    schedule: definition.schedule.optional(),
    timeout_seconds: definition.timeout_seconds.optional(),
    slow_after_seconds: definition.slow_after_seconds.optional(),
    silent_after_seconds: definition.silent_after_seconds.optional(),
    max_parallel_runs: definition.max_parallel_runs.default(1),
    max_attempts: definition.max_attempts.default(1),
    retry_initial_seconds: definition.retry_initial_seconds.default(60),
    retry_max_seconds: definition.retry_max_seconds.default(3600),
    anomalies: definition.anomalies.default([...anomalyKinds]),
  })
  .superRefine((job, context) => {
    for (const issue of findDefinitionIssues(job)) context.addIssue({ code: "custom", ...issue });
  })
  .meta({ id: "JobDefinition" });
export type JobDefinition = z.infer<typeof JobDefinition>;

/** What is absent stays as it is. */
export const UpdateJobInput = z
  .strictObject(definition)
  .partial()
  .extend({
    expected_updated_at: Instant.optional().meta({
      description: "The updated_at that the change is based on: another one is a conflict",
    }),
  })
  .meta({ id: "UpdateJob" });
export type UpdateJobInput = z.infer<typeof UpdateJobInput>;

const writeJobs = { kind: "member", role: "author", scope: "jobs:write" } as const;

export const createJob = operation({
  id: "createJob",
  method: "POST",
  path: "/api/v1/jobs",
  tag: "Jobs",
  summary: "Make a job: one that Runbell runs, or one that a program will report",
  access: writeJobs,
  body: JobDefinition,
  idempotencyKey: "remembered",
  status: 201,
  result: JobView,
});

export const updateJob = operation({
  id: "updateJob",
  method: "PATCH",
  path: "/api/v1/jobs/{key}",
  tag: "Jobs",
  summary: "Change a job; runs that were made before keep the steps they were made with",
  access: writeJobs,
  params: KeyParams,
  body: UpdateJobInput,
  status: 200,
  result: JobView,
});
