import { z } from "zod";
import { finalRunStatuses, runCauses, runStatuses, stepStatuses } from "@/lib/core/run";
import { Id, Instant, JsonObject, Key } from "./field";
import { EventView } from "./event";
import { operation } from "./operation";
import { pageOf, PageQuery } from "./paging";
import { RunNotification } from "./run-notification";

export const RunSummary = z
  .object({
    id: Id,
    job: z.object({ id: Id, key: z.string(), name: z.string() }),
    target: z.object({ id: Id, name: z.string(), hostname: z.string() }).nullable(),
    source: z.enum(["builtin", "reported"]),
    status: z.enum(runStatuses),
    cause: z.enum(runCauses),
    attempt: z.int(),
    max_attempts: z.int(),
    /** The time of the schedule that it is the run of. */
    scheduled_for: Instant.nullable(),
    /** A further attempt waits until then. */
    not_before: Instant.nullable(),
    error_message: z.string().nullable(),
    started_by: z.object({ id: Id, name: z.string() }).nullable(),
    total_steps: z.int(),
    completed_steps: z.int(),
    failed_steps: z.int(),
    started_at: Instant.nullable(),
    completed_at: Instant.nullable(),
    execution_time_ms: z.int().nullable(),
    created_at: Instant,
    updated_at: Instant,
  })
  .meta({ id: "RunSummary" });
export type RunSummary = z.infer<typeof RunSummary>;

export const RunStepView = z
  .object({
    id: Id,
    position: z.int(),
    name: z.string(),
    type: z.string(),
    status: z.enum(stepStatuses),
    output: z.string().nullable(),
    error_message: z.string().nullable(),
    metadata: JsonObject,
    started_at: Instant.nullable(),
    completed_at: Instant.nullable(),
    execution_time_ms: z.int().nullable(),
  })
  .meta({ id: "RunStep" });
export type RunStepView = z.infer<typeof RunStepView>;

export const RunFileView = z
  .object({ name: z.string(), content_type: z.string(), size: z.int(), created_at: Instant })
  .meta({ id: "RunFile" });
export type RunFileView = z.infer<typeof RunFileView>;

export const RunView = RunSummary.extend({
  parameters: JsonObject,
  external_id: z.string().nullable(),
  heartbeat_at: Instant.nullable(),
  timeout_at: Instant.nullable(),
  /** All attempts of the same, this one too, by number; empty when there is only this one. */
  attempts: z.array(
    z.object({
      id: Id,
      attempt: z.int(),
      status: z.enum(runStatuses),
      started_at: Instant.nullable(),
      execution_time_ms: z.int().nullable(),
    }),
  ),
  steps: z.array(RunStepView),
  events: z.array(EventView),
  notifications: z.array(RunNotification),
  files: z.array(RunFileView),
}).meta({ id: "Run" });
export type RunView = z.infer<typeof RunView>;

const writeRuns = { kind: "member", role: "author", scope: "runs:write" } as const;
const readRuns = { kind: "member", role: "member", scope: "read" } as const;
const IdParams = z.object({ id: Id });

export const listRuns = operation({
  id: "listRuns",
  method: "GET",
  path: "/api/v1/runs",
  tag: "Runs",
  summary: "List runs, newest first",
  access: readRuns,
  query: PageQuery.extend({
    job: Key.optional(),
    status: z
      .string()
      .transform((list) => list.split(","))
      .pipe(z.array(z.enum(runStatuses)).min(1))
      .optional(),
    cause: z.enum(runCauses).optional(),
    q: z.string().trim().max(200).optional().meta({ description: "Text in the job's name or key" }),
  }),
  status: 200,
  result: pageOf(RunSummary),
});

export const getRun = operation({
  id: "getRun",
  method: "GET",
  path: "/api/v1/runs/{id}",
  tag: "Runs",
  summary: "One run with its steps, events, notifications and files",
  access: readRuns,
  params: IdParams,
  status: 200,
  result: RunView,
});

/** Statuses by every name that programs use (C17). */
const finalStatusAliases: Record<string, (typeof finalRunStatuses)[number]> = {
  success: "completed",
  succeeded: "completed",
  failure: "failed",
  error: "failed",
  timeout: "timed_out",
  canceled: "cancelled",
};
/** How a program may end its run: that one never began it cannot say. */
const reportableEnds = finalRunStatuses.filter((status) => status !== "missed");
const aliased = (value: unknown) =>
  typeof value === "string" ? (finalStatusAliases[value.toLowerCase()] ?? value.toLowerCase()) : value;

export const OpenRunInput = z
  .strictObject({
    external_id: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .meta({ description: "Your own id for the run: the same id opens one run" }),
    status: z.preprocess(aliased, z.enum(["running", ...reportableEnds])).default("running"),
    target: z
      .strictObject({
        name: z.string().min(1).max(200),
        hostname: z.string().max(255).optional(),
        os_type: z.string().max(60).optional(),
        tags: z.array(z.string().max(60)).max(30).optional(),
      })
      .optional(),
    parameters: JsonObject.default({}),
    total_steps: z.int().min(0).max(10_000).optional(),
    started_at: Instant.optional(),
    error_message: z.string().max(20_000).optional(),
  })
  .meta({ id: "OpenRun" });
export type OpenRunInput = z.infer<typeof OpenRunInput>;

export const openRun = operation({
  id: "openRun",
  method: "POST",
  path: "/api/v1/jobs/{key}/runs",
  tag: "Runs",
  summary: "Report that a run started; the job is made when it is new",
  access: writeRuns,
  params: z.object({ key: Key }),
  body: OpenRunInput,
  idempotencyKey: "remembered",
  status: 201,
  result: RunSummary.extend({ duplicate: z.boolean() }),
});

export const UpdateRunInput = z
  .strictObject({
    status: z.preprocess(aliased, z.enum(["running", ...reportableEnds])).optional(),
    error_message: z.string().max(20_000).optional(),
    total_steps: z.int().min(0).max(10_000).optional(),
    completed_at: Instant.optional(),
    execution_time_ms: z.int().min(0).max(2_000_000_000).optional(),
  })
  .meta({ id: "UpdateRun" });
export type UpdateRunInput = z.infer<typeof UpdateRunInput>;

export const updateRun = operation({
  id: "updateRun",
  method: "PATCH",
  path: "/api/v1/runs/{id}",
  tag: "Runs",
  summary: "Report how a run goes, or how it ended",
  access: writeRuns,
  params: IdParams,
  body: UpdateRunInput,
  status: 200,
  result: RunSummary,
});

export const PutRunStepInput = z
  .strictObject({
    position: z.int().min(0).max(10_000).optional(),
    type: z.string().min(1).max(60).default("reported"),
    status: z.preprocess(aliased, z.enum(stepStatuses)),
    output: z.string().max(65_536).optional(),
    error_message: z.string().max(20_000).optional(),
    metadata: JsonObject.optional(),
    started_at: Instant.optional(),
    completed_at: Instant.optional(),
    execution_time_ms: z.int().min(0).max(2_000_000_000).optional(),
  })
  .meta({ id: "PutRunStep" });
export type PutRunStepInput = z.infer<typeof PutRunStepInput>;

export const retryRun = operation({
  id: "retryRun",
  method: "POST",
  path: "/api/v1/runs/{id}/retry",
  tag: "Runs",
  summary: "Run the job of a built-in run again, with the run's parameters",
  access: writeRuns,
  params: IdParams,
  idempotencyKey: "remembered",
  status: 201,
  result: RunSummary,
});

export const putRunStep = operation({
  id: "putRunStep",
  method: "PUT",
  path: "/api/v1/runs/{id}/steps/{name}",
  tag: "Runs",
  summary: "Report a step of a run; repeating it replaces it",
  access: writeRuns,
  params: z.object({ id: Id, name: z.string().trim().min(1).max(120) }),
  body: PutRunStepInput,
  status: 200,
  result: RunStepView,
});

export const beatRun = operation({
  id: "beatRun",
  method: "POST",
  path: "/api/v1/runs/{id}/heartbeat",
  tag: "Runs",
  summary: "Say that a reported run is alive",
  access: writeRuns,
  params: IdParams,
  status: 200,
  result: z.object({ id: Id, status: z.enum(runStatuses), heartbeat_at: Instant.nullable() }),
});

export const MAX_RUN_FILE_BYTES = 2 * 1024 * 1024;

const FileParams = IdParams.extend({
  name: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .regex(/^[^/\\*\p{Cc}]+$/u, { error: "may not hold slashes, stars or control characters" }),
});

export const PutRunFileInput = z
  .strictObject({
    content_base64: z.base64().max(Math.ceil(MAX_RUN_FILE_BYTES / 3) * 4),
    content_type: z
      .string()
      .max(120)
      .regex(/^[\w.+-]+\/[\w.+-]+(?:;\s*charset=[\w-]+)?$/, {
        error: "must be a media type such as text/csv",
      })
      .default("application/octet-stream"),
  })
  .meta({ id: "PutRunFile" });
export type PutRunFileInput = z.infer<typeof PutRunFileInput>;

export const putRunFile = operation({
  id: "putRunFile",
  method: "PUT",
  path: "/api/v1/runs/{id}/files/{name}",
  tag: "Runs",
  summary: "Store a result file of a run, which messages can attach; repeating it replaces it",
  access: writeRuns,
  params: FileParams,
  body: PutRunFileInput,
  maxBodyBytes: 3 * 1024 * 1024,
  status: 200,
  result: RunFileView,
});

export const getRunFile = operation({
  id: "getRunFile",
  method: "GET",
  path: "/api/v1/runs/{id}/files/{name}",
  tag: "Runs",
  summary: "A result file of a run, as a download",
  access: readRuns,
  params: FileParams,
  status: 200,
  produces: "*/*",
});
