import { looksLikeHtml } from "@/lib/core/looks-like-html";
import type { MessageTemplate } from "@/lib/core/message";
import type { NotifyEmailConfig } from "@/lib/core/step";
import type { Tx } from "@/lib/db/database";
import { nameAttachments } from "@/lib/queue/name-attachments";
import { chooseMessage } from "./notify/choose-message";
import { enqueueMessage, reportEnqueued } from "./notify/enqueue-message";
import { findMessageProblem, findNameProblem } from "./notify/find-problem";
import { readRecipients } from "./notify/read-recipients";
import { failed, type StepContext, type StepReport, type StepRunner } from "./step-runner";

/**
 * Puts a mail into the queue for each recipient and returns: a mail server that is down neither slows nor fails a run.
 * The mails and the step's end are stored together. A template that cannot be rendered and a bad recipient cost nobody
 * their mail, which is the standard one then, but the step fails, so that it is seen.
 */
export const runNotifyEmail: StepRunner<NotifyEmailConfig> = (config, context) =>
  Promise.resolve((tx) => enqueueMail(tx, config, context));

/** The same, in the transaction that ends the step. */
export async function enqueueMail(
  tx: Tx,
  config: NotifyEmailConfig,
  context: StepContext,
): Promise<StepReport> {
  const templateContext = await context.templateContext(tx);
  const message = await chooseMessage(tx, context.organisationId, {
    templateId: config.template_id,
    own: readSources(config),
  });
  const attachments = orDefault(config.attachments, message.defaults.attachments);
  const recipients = orDefault(config.recipients, message.defaults.recipients);
  const messageProblem = await findMessageProblem(tx, context.organisationId, {
    kind: "email",
    message,
    templateContext,
  });
  const nameProblem = findNameProblem(attachments, templateContext);
  const { addresses, problems: recipientProblems } = readRecipients(recipients, templateContext);
  const isReplaced = messageProblem !== null && addresses.length > 0;
  const problems = [
    messageProblem,
    isReplaced ? "The standard message is sent instead." : null,
    nameProblem,
    ...recipientProblems,
  ].filter((problem) => problem !== null);
  if (addresses.length === 0) return failed(problems.join(" "));

  const enqueued = await enqueueMessage(tx, context, {
    channelKind: "email",
    message,
    recipients: addresses.map((email) => ({ kind: "email", email })),
    attachments: nameAttachments(attachments, templateContext),
    templateContext,
  });
  return reportEnqueued("Email", enqueued, problems);
}

function orDefault<Item>(own: readonly Item[], ofTemplate: readonly Item[]): readonly Item[] {
  return own.length > 0 ? own : ofTemplate;
}

function readSources({
  subject_template,
  body_template = "",
  body_type,
}: NotifyEmailConfig): MessageTemplate {
  const isHtml = body_type === "html" || (body_type === "auto" && looksLikeHtml(body_template));
  const body = isHtml ? { html: body_template } : { text: body_template };
  return { subject: subject_template ?? "", ...body, syntax: "jinja" };
}
