import type { NotificationState } from "@/lib/core/notification";
import type { NotifyEmailConfig } from "@/lib/core/step";
import type { Tx } from "@/lib/db/database";
import {
  decideAndEnqueue,
  type EnqueuedNotification,
  type NamedRequest,
} from "@/lib/queue/decide-and-enqueue";
import { nameAttachments } from "@/lib/queue/name-attachments";
import { chooseMessage } from "./email/choose-message";
import { findMessageProblem, findNameProblem } from "./email/find-problem";
import { readRecipients } from "./email/read-recipients";
import { failed, type StepContext, type StepReport, type StepRunner } from "./step-runner";

/**
 * Puts a mail into the queue for each recipient and returns: a mail server that is down neither slows nor fails a run.
 * The mails and the step's end are stored together. A template that cannot be rendered and a bad recipient cost nobody
 * their mail, which is the standard one then, but the step fails, so that it is seen.
 */
export const runNotifyEmail: StepRunner<NotifyEmailConfig> = (config, context) =>
  Promise.resolve((tx) => enqueueMail(tx, config, context));

async function enqueueMail(tx: Tx, config: NotifyEmailConfig, context: StepContext): Promise<StepReport> {
  const templateContext = await context.templateContext(tx);
  const message = await chooseMessage(tx, context.organisationId, config);
  const messageProblem = await findMessageProblem(tx, context.organisationId, message, templateContext);
  const nameProblem = findNameProblem(message.attachments, templateContext);
  const { addresses, problems: recipientProblems } = readRecipients(message.recipients, templateContext);
  const isReplaced = messageProblem !== null && addresses.length > 0;
  const problems = [
    messageProblem,
    isReplaced ? "The standard message is sent instead." : null,
    nameProblem,
    ...recipientProblems,
  ].filter((problem) => problem !== null);
  if (addresses.length === 0) return failed(problems.join(" "));

  const request: NamedRequest = {
    purpose: "step",
    severity: context.state.kind === "failure" ? "error" : "info",
    jobId: context.jobId,
    runId: context.runId,
    runStepId: context.runStepId,
    recipients: addresses.map((email) => ({ kind: "email", email })),
    channelKinds: ["email"],
    templateVersionId: message.templateVersionId,
    inlineTemplate: message.inlineTemplate,
    attachments: nameAttachments(message.attachments, templateContext),
    dedupeKey: `step:${context.runStepId}`,
  };
  const enqueued = await decideAndEnqueue(tx, context.organisationId, request, { ...templateContext });
  return report(enqueued, problems);
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
