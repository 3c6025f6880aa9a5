import { countOf } from "@/components/runs/count-words";
import {
  HttpRequestConfig,
  NotifyChannelConfig,
  NotifyConditionalConfig,
  NotifyEmailConfig,
  ShellCommandConfig,
  WaitConfig,
  type SendOn,
  type StepType,
} from "@/lib/core/step";
import type { JobView } from "@/lib/schemas/job";

const MOST_OF_A_SUBJECT = 72;

type JobStep = JobView["steps"][number];

/** What a step does, as a sentence; null when its stored configuration is not readable any more. */
export function describeStep(step: Pick<JobStep, "type" | "config">): string | null {
  return words[step.type](step.config);
}

const words: Record<StepType, (config: unknown) => string | null> = {
  "http.request": (config) => {
    const parsed = HttpRequestConfig.safeParse(config);
    return parsed.success ? describeRequest(parsed.data) : null;
  },
  "shell.command": (config) => {
    const parsed = ShellCommandConfig.safeParse(config);
    return parsed.success ? `Runs ${shorten([parsed.data.command, ...parsed.data.args].join(" "))}.` : null;
  },
  wait: (config) => {
    const parsed = WaitConfig.safeParse(config);
    return parsed.success ? `Waits ${parsed.data.seconds} s.` : null;
  },
  "notify.email": (config) => {
    const parsed = NotifyEmailConfig.safeParse(config);
    return parsed.success ? describeEmail(parsed.data) : null;
  },
  "notify.slack": (config) => describeChannelMessage("Slack", config),
  "notify.teams": (config) => describeChannelMessage("Teams", config),
  "notify.webhook": (config) => describeChannelMessage("Webhook", config),
  "notify.conditional": (config) => {
    const parsed = NotifyConditionalConfig.safeParse(config);
    return parsed.success ? describeBranches(parsed.data) : null;
  },
};

function describeChannelMessage(label: string, config: unknown): string | null {
  const parsed = NotifyChannelConfig.safeParse(config);
  if (!parsed.success) return null;
  const { channel_id, webhook_url, recipients, template_id, message_template, send_on } = parsed.data;
  const whom = [
    channel_id !== undefined || webhook_url !== undefined ? "a channel" : null,
    recipients.length > 0 ? countOf(recipients.length, "person", "people") : null,
  ].filter((part) => part !== null);
  const own =
    message_template === undefined ? ", with the standard message" : `: “${shorten(message_template)}”`;
  const message = template_id ? ", from a template" : own;
  return `${label} message to ${list.format(whom)} ${describeSendOn(send_on)}${message}.`;
}

function describeBranches({ branches, otherwise }: NotifyConditionalConfig): string {
  const [first] = branches;
  const more = branches.length > 1 ? ` or ${branches.length - 1} more` : "";
  const rest = otherwise.length > 0 ? "; otherwise others hear of it" : "";
  return `Tells whom the first condition that holds names: ${shorten(first?.condition ?? "")}${more}${rest}.`;
}

function describeRequest(config: HttpRequestConfig): string {
  const status = config.expect_status?.length ? config.expect_status.join(" or ") : "2xx";
  const body = config.expect_body_contains ? ` and “${config.expect_body_contains}” in the answer` : "";
  return `${config.method} ${config.url}, expects ${status}${body} within ${config.timeout_seconds} s.`;
}

function describeEmail(config: NotifyEmailConfig): string {
  const people =
    config.recipients.length > 0
      ? countOf(config.recipients.length, "person", "people")
      : "the template's recipients";
  const message = config.template_id ? ", from a template" : `: “${shorten(config.subject_template ?? "")}”`;
  return `Mails ${people} ${describeSendOn(config.send_on)}${describeAttached(config)}${message}.`;
}

function describeAttached({ attachments }: NotifyEmailConfig): string {
  const names = attachments.map((attachment) =>
    attachment.type === "job_log" ? "the job's log" : attachment.name,
  );
  return names.length > 0 ? `, with ${list.format(names)}` : "";
}

const list = new Intl.ListFormat("en-GB");

/** Templates may be long programs: the whole of it is in the step's details. */
function shorten(template: string): string {
  const line = template.replaceAll(/\s+/g, " ").trim();
  return line.length <= MOST_OF_A_SUBJECT ? line : `${line.slice(0, MOST_OF_A_SUBJECT - 1).trimEnd()}…`;
}

function describeSendOn(sendOn: readonly SendOn[]): string {
  if (sendOn.length > 1) return "whether it works or fails";
  return sendOn[0] === "failure" ? "on failure" : "on success";
}

/** What follows when it fails, and whether it is done at all. */
export function describeStepRules(step: Pick<JobStep, "on_error" | "enabled">): string {
  if (!step.enabled) return "Switched off: it is skipped.";
  return step.on_error === "continue" ? "If it fails, the job goes on." : "If it fails, the job fails.";
}
