import { z } from "zod";
import { AttachmentSpec, maxAttachments } from "./message";
import type { OwnAddressKind } from "./reach";

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

/** A program with its arguments. No shell reads them: what a template gives is one argument, whatever is in it. */
export const ShellCommandConfig = z.strictObject({
  /** A path, or a name that is looked for in the worker's PATH. */
  command: z.string().trim().min(1).max(1000),
  /** Templates, each one argument. */
  args: z.array(z.string().max(10_000)).max(100).default([]),
  /** Templates by name; beside them the program gets PATH, HOME, LANG and TZ only, none of Runbell's own. */
  env: z
    .record(
      z.string().regex(/^[A-Za-z_]\w{0,99}$/, { error: "is no name of a variable" }),
      z.string().max(10_000),
    )
    .default({}),
  working_directory: z.string().min(1).max(1000).optional(),
  expect_exit: z.array(z.int().min(0).max(255)).min(1).max(20).default([0]),
});
export type ShellCommandConfig = z.infer<typeof ShellCommandConfig>;

export const NotifyEmailConfig = z
  .strictObject({
    /** Addresses, or templates that give one: {{job.created_by.email}}. Without any: those of the template. */
    recipients: z.array(z.string().min(1).max(500)).max(50).default([]),
    /** A template of the organisation, in place of subject and body. */
    template_id: z.uuid().optional(),
    subject_template: z.string().min(1).max(2000).optional(),
    body_template: z.string().min(1).max(65_536).optional(),
    body_type: z.enum(["auto", "html", "text"]).default("auto"),
    send_on: z.array(z.enum(sendOnValues)).min(1).default(["success", "failure"]),
    /** Without any: those of the template. */
    attachments: z.array(AttachmentSpec).max(maxAttachments).default([]),
  })
  .refine((config) => config.template_id ?? config.subject_template, {
    error: "is missing",
    path: ["subject_template"],
  })
  .refine((config) => config.template_id ?? config.body_template, {
    error: "is missing",
    path: ["body_template"],
  })
  .refine((config) => config.template_id ?? config.recipients.length > 0, {
    error: "must not be empty",
    path: ["recipients"],
  });
export type NotifyEmailConfig = z.infer<typeof NotifyEmailConfig>;

/** A message to a channel of the organisation, or to people over addresses of their own. */
export const NotifyChannelConfig = z
  .strictObject({
    channel_id: z.uuid().optional(),
    /** Another way to name a channel: only the address of one that is set up, which then stands here by its id. */
    webhook_url: z
      .url({ protocol: /^https?$/, error: "must be an http or https address" })
      .max(2000)
      .optional(),
    /** Members by their e-mail addresses, or templates that give one: {{job.created_by.email}}. */
    recipients: z.array(z.string().min(1).max(500)).max(50).default([]),
    /** A template of the organisation, in place of the message. Without either the built-in message is sent. */
    template_id: z.uuid().optional(),
    /** The channel's own body: Slack mrkdwn or blocks, a Teams card, a webhook's JSON. */
    message_template: z.string().min(1).max(65_536).optional(),
    send_on: z.array(z.enum(sendOnValues)).min(1).default(["success", "failure"]),
  })
  .refine((config) => config.channel_id ?? config.webhook_url ?? config.recipients.length > 0, {
    error: "is missing: name a channel, or recipients",
    path: ["channel_id"],
  })
  .refine(({ channel_id, webhook_url }) => !channel_id || !webhook_url, {
    error: "cannot stand beside channel_id",
    path: ["webhook_url"],
  })
  .refine(({ template_id, message_template }) => !template_id || !message_template, {
    error: "cannot stand beside template_id",
    path: ["message_template"],
  });
export type NotifyChannelConfig = z.infer<typeof NotifyChannelConfig>;

/** A message as a branch sends it: a notify step without a name. */
export const NotifyAction = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("notify.email"), config: NotifyEmailConfig }),
  z.strictObject({ type: z.literal("notify.slack"), config: NotifyChannelConfig }),
  z.strictObject({ type: z.literal("notify.teams"), config: NotifyChannelConfig }),
  z.strictObject({ type: z.literal("notify.webhook"), config: NotifyChannelConfig }),
]);
export type NotifyAction = z.infer<typeof NotifyAction>;

const NotifyActions = z.array(NotifyAction).max(10);

/** The first branch whose condition holds sends its messages; when none does, those of otherwise are sent. */
export const NotifyConditionalConfig = z.strictObject({
  branches: z
    .array(
      z.strictObject({
        name: z.string().trim().max(120).optional(),
        /** An expression of the template language over what templates see: job.status == 'failed'. */
        condition: z.string().trim().min(1).max(4000),
        notify: NotifyActions.min(1),
      }),
    )
    .min(1)
    .max(10),
  otherwise: NotifyActions.default([]),
  send_on: z.array(z.enum(sendOnValues)).min(1).default(["success", "failure"]),
});
export type NotifyConditionalConfig = z.infer<typeof NotifyConditionalConfig>;

/** Step types with the configuration each takes. */
export const stepConfigs = {
  "http.request": HttpRequestConfig,
  "shell.command": ShellCommandConfig,
  wait: WaitConfig,
  "notify.email": NotifyEmailConfig,
  "notify.slack": NotifyChannelConfig,
  "notify.teams": NotifyChannelConfig,
  "notify.webhook": NotifyChannelConfig,
  "notify.conditional": NotifyConditionalConfig,
} as const;
export type StepType = keyof typeof stepConfigs;
export const stepTypes = Object.keys(stepConfigs) as [StepType, ...StepType[]];

const common = {
  name: z.string().trim().min(1).max(120),
  on_error: z.enum(["continue", "fail_job"]).optional(),
  enabled: z.boolean().default(true),
  /** A step that takes longer has failed. */
  timeout_seconds: z.int().min(1).max(86_400).nullable().optional(),
};

/** A step as authors write it: name, type, config. */
export const StepDefinition = z.discriminatedUnion("type", [
  z.strictObject({ ...common, type: z.literal("http.request"), config: HttpRequestConfig }),
  z.strictObject({ ...common, type: z.literal("shell.command"), config: ShellCommandConfig }),
  z.strictObject({ ...common, type: z.literal("wait"), config: WaitConfig }),
  z.strictObject({ ...common, type: z.literal("notify.email"), config: NotifyEmailConfig }),
  z.strictObject({ ...common, type: z.literal("notify.slack"), config: NotifyChannelConfig }),
  z.strictObject({ ...common, type: z.literal("notify.teams"), config: NotifyChannelConfig }),
  z.strictObject({ ...common, type: z.literal("notify.webhook"), config: NotifyChannelConfig }),
  z.strictObject({ ...common, type: z.literal("notify.conditional"), config: NotifyConditionalConfig }),
]);
export type StepDefinition = z.infer<typeof StepDefinition>;

/** The kind of channel behind each step that names one. */
export const kindOfStep = {
  "notify.slack": "slack",
  "notify.teams": "teams",
  "notify.webhook": "webhook",
} as const satisfies Partial<Record<StepType, OwnAddressKind>>;
export type ChannelStepType = keyof typeof kindOfStep;

/** Steps that tell somebody: they run after a failure, too. */
export function isNotifyStep(type: string): boolean {
  return type.startsWith("notify.");
}

/** A notification problem does not fail a job unless its author says so (C19). */
export function defaultOnError(type: StepType): "continue" | "fail_job" {
  return isNotifyStep(type) ? "continue" : "fail_job";
}

/** What came of a step (S0.21). */
export interface StepResult {
  status: "completed" | "failed" | "skipped";
  output?: string;
  error_message?: string;
  metadata?: Record<string, unknown>;
  execution_time_ms: number;
}
