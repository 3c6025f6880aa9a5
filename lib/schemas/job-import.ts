import { z } from "zod";
import { Key } from "./field";
import { JobDefinition } from "./job-definition";
import { operation } from "./operation";

export const ImportJobsInput = z
  .strictObject({
    jobs: z.array(JobDefinition).min(1).max(100),
    dry_run: z.boolean().default(false),
  })
  .meta({ id: "ImportJobs" });
export type ImportJobsInput = z.infer<typeof ImportJobsInput>;

export const ImportJobsResult = z.object({
  data: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      action: z.enum(["create", "update", "none"]),
      /** Fields that are changed. */
      changed: z.array(z.string()),
    }),
  ),
});
export type ImportJobsResult = z.infer<typeof ImportJobsResult>;

export const JobSurroundings = z
  .object({
    /** RUNBELL_ALLOW_SHELL. */
    shell_allowed: z.boolean(),
    /** Only admins may add and change steps that run programs. */
    may_use_shell: z.boolean(),
  })
  .meta({ id: "JobSurroundings" });
export type JobSurroundings = z.infer<typeof JobSurroundings>;

export const exportJob = operation({
  id: "exportJob",
  method: "GET",
  path: "/api/v1/jobs/{key}/export",
  tag: "Jobs",
  summary: "A job as it can be imported again, here or elsewhere",
  access: { kind: "member", role: "member", scope: "read" },
  params: z.object({ key: Key }),
  status: 200,
  result: JobDefinition,
});

export const importJobs = operation({
  id: "importJobs",
  method: "POST",
  path: "/api/v1/jobs/import",
  tag: "Jobs",
  summary: "Make jobs, or change those whose keys are known: all of them or none",
  access: { kind: "member", role: "author", scope: "jobs:write" },
  body: ImportJobsInput,
  status: 200,
  result: ImportJobsResult,
});

export const getJobSurroundings = operation({
  id: "getJobSurroundings",
  method: "GET",
  path: "/api/v1/job-surroundings",
  tag: "Jobs",
  summary: "What may be used in jobs here, and by the caller",
  access: { kind: "member", role: "member", scope: "read" },
  status: 200,
  result: JobSurroundings,
});
