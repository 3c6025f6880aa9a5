import { z } from "zod";

/** What a notify step waits for: the run's state when the step is reached. */
export const sendOnValues = ["success", "failure"] as const;
export type SendOn = (typeof sendOnValues)[number];

const seconds = (max: number) => z.number().positive().max(max);

export const HttpRequestConfig = z.strictObject({
  method: z.enum(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]).default("GET"),
  url: z.url({ protocol: /^https?$/, error: "must be an http or https address" }).max(2000),
  headers: z.record(z.string().max(100), z.string().max(2000)).default({}),
  body: z.string().max(16_384).optional(),
  expect_status: z.array(z.int().min(100).max(599)).max(20).optional(),
  expect_body_contains: z.string().max(1000).optional(),
  timeout_seconds: seconds(60).default(15),
});
export type HttpRequestConfig = z.infer<typeof HttpRequestConfig>;

export const WaitConfig = z.strictObject({ seconds: seconds(3600) });
export type WaitConfig = z.infer<typeof WaitConfig>;

export const NotifyEmailConfig = z.strictObject({
  /** Addresses, or templates that give one: {{job.created_by.email}}. */
  recipients: z.array(z.string().min(1).max(500)).min(1).max(50),
  subject_template: z.string().min(1).max(2000),
  body_template: z.string().min(1).max(65_536),
  body_type: z.enum(["auto", "html", "text"]).default("auto"),
  send_on: z.array(z.enum(sendOnValues)).min(1).default(["success", "failure"]),
  attachments: z
    .array(z.strictObject({ type: z.literal("job_log"), filename: z.string().min(1).max(200) }))
    .max(5)
    .default([]),
});
export type NotifyEmailConfig = z.infer<typeof NotifyEmailConfig>;

/** Step types with the configuration each takes. */
export const stepConfigs = {
  "http.request": HttpRequestConfig,
  wait: WaitConfig,
  "notify.email": NotifyEmailConfig,
} as const;
export type StepType = keyof typeof stepConfigs;
export const stepTypes = Object.keys(stepConfigs) as [StepType, ...StepType[]];

const common = {
  name: z.string().trim().min(1).max(120),
  on_error: z.enum(["continue", "fail_job"]).optional(),
  enabled: z.boolean().default(true),
};

/** A step as authors and the seeds write it: name, type, config. */
export const StepDefinition = z.discriminatedUnion("type", [
  z.strictObject({ ...common, type: z.literal("http.request"), config: HttpRequestConfig }),
  z.strictObject({ ...common, type: z.literal("wait"), config: WaitConfig }),
  z.strictObject({ ...common, type: z.literal("notify.email"), config: NotifyEmailConfig }),
]);
export type StepDefinition = z.infer<typeof StepDefinition>;

/** A notification problem does not fail a job unless its author says so (C19). */
export function defaultOnError(type: StepType): "continue" | "fail_job" {
  return type === "notify.email" ? "continue" : "fail_job";
}

/** StepResult of the seeds (S0.21). */
export interface StepResult {
  status: "completed" | "failed" | "skipped";
  output?: string;
  error_message?: string;
  metadata?: Record<string, unknown>;
  execution_time_ms: number;
}
