import type { MessageTemplate } from "@/lib/core/message";
import type { NotificationState } from "@/lib/core/notification";
import type { NotifyEmailConfig } from "@/lib/core/step";
import type { Tx } from "@/lib/db/database";
import {
  decideAndEnqueue,
  type EnqueuedNotification,
  type NamedRequest,
} from "@/lib/queue/decide-and-enqueue";
import { EmailAddress } from "@/lib/schemas/field";
import type { TemplateContext } from "@/lib/templates/context";
import { renderMessage } from "@/lib/templates/message";
import { TemplateError } from "@/lib/templates/render";
import { renderText } from "../render-text";
import { failed, type StepContext, type StepReport, type StepRunner } from "./step-runner";

/**
 * Puts a mail into the queue for each recipient and returns: a mail server that is down neither slows nor fails a run.
 * The mails and the step's end are stored together. A bad recipient does not cost the others their mail, but the step
 * fails, so that it is seen.
 */
export const runNotifyEmail: StepRunner<NotifyEmailConfig> = (config, context) =>
  Promise.resolve((tx) => enqueueMail(tx, config, context));

async function enqueueMail(tx: Tx, config: NotifyEmailConfig, context: StepContext): Promise<StepReport> {
  const templateContext = await context.templateContext(tx);
  const template = templateOf(config);
  const problem = findProblem(config, template, templateContext);
  if (problem) return failed(problem);

  const { addresses, problems } = readRecipients(config.recipients, templateContext);
  if (addresses.length === 0) return failed(problems.join(" "));
  const request: NamedRequest = {
    purpose: "step",
    severity: context.state.kind === "failure" ? "error" : "info",
    jobId: context.jobId,
    runId: context.runId,
    runStepId: context.runStepId,
    recipients: addresses.map((email) => ({ kind: "email", email })),
    channelKinds: ["email"],
    templateVersionId: null,
    inlineTemplate: template,
    attachments: config.attachments.map(({ type, filename }) => ({
      type,
      filename: renderText(filename, templateContext).trim(),
    })),
    dedupeKey: `step:${context.runStepId}`,
  };
  const enqueued = await decideAndEnqueue(tx, context.organisationId, request, { ...templateContext });
  return report(enqueued, problems);
}

function templateOf(config: NotifyEmailConfig): MessageTemplate {
  const isHtml =
    config.body_type === "html" || (config.body_type === "auto" && looksLikeHtml(config.body_template));
  const body = isHtml ? { html: config.body_template } : { text: config.body_template };
  return { subject: config.subject_template, ...body, syntax: "jinja" };
}

/** A closing tag, a void element or a doctype: `a < b` and `<none>` are text. */
function looksLikeHtml(source: string): boolean {
  return /<!doctype html|<\/(?:html|body|div|p|table|h[1-6]|ul|ol|pre|span|a|b|strong|em)>|<(?:br|hr|img)\b[^>]*>/i.test(
    source,
  );
}

/**
 * The mail is rendered when it is sent, from the context as it is now. A template that cannot be rendered is found here,
 * where its author looks.
 */
function findProblem(
  config: NotifyEmailConfig,
  template: MessageTemplate,
  context: TemplateContext,
): string | null {
  const parts: [string, () => unknown][] = [
    ["The subject", () => renderMessage({ subject: template.subject, text: "-" }, context)],
    ["The body", () => renderMessage({ ...template, subject: "-" }, context)],
    ...config.attachments.map(({ filename }): [string, () => unknown] => [
      `The file name “${filename}”`,
      () => renderText(filename, context),
    ]),
  ];
  for (const [part, render] of parts) {
    try {
      render();
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      return `${part} cannot be rendered: ${error.message} (line ${error.line}, column ${error.column})`;
    }
  }
  return null;
}

/** The addresses that the recipients give, each once, and what is wrong with the others. */
function readRecipients(
  recipients: readonly string[],
  context: TemplateContext,
): { addresses: string[]; problems: string[] } {
  const addresses = new Map<string, string>();
  const problems: string[] = [];
  for (const recipient of recipients) {
    try {
      const rendered = renderText(recipient, context).trim();
      const address = EmailAddress.safeParse(rendered);
      if (address.success) addresses.set(address.data.toLowerCase(), address.data);
      else if (rendered === "") problems.push(`The recipient ${recipient} gives no address.`);
      else if (rendered === recipient) problems.push(`The recipient “${recipient}” is no e-mail address.`);
      else problems.push(`The recipient ${recipient} gives “${rendered}”, which is no e-mail address.`);
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      problems.push(`The recipient ${recipient} cannot be rendered: ${error.message}`);
    }
  }
  return { addresses: [...addresses.values()], problems };
}

function report(enqueued: readonly EnqueuedNotification[], problems: readonly string[]): StepReport {
  const inState = (wanted: NotificationState) => enqueued.filter(({ state }) => state === wanted).length;
  const held = inState("held");
  const skipped = inState("skipped");
  const counts: [string, number][] = [
    ["queued for", enqueued.length - held - skipped],
    ["held for", held],
    ["skipped for", skipped],
  ];
  const output = counts
    .filter(([, count]) => count > 0)
    .map(([words, count]) => `${words} ${count} ${count === 1 ? "recipient" : "recipients"}`)
    .join(", ");
  const kept: Partial<StepReport> = {
    output: `Email ${output}`,
    metadata: {
      notification_id: enqueued[0]?.id ?? null,
      notification_ids: enqueued.map(({ id }) => id),
    },
  };
  return problems.length > 0 ? failed(problems.join(" "), kept) : { status: "completed", ...kept };
}
