import { kindOfStep, type ChannelStepType, type NotifyChannelConfig } from "@/lib/core/step";
import type { OwnAddressKind } from "@/lib/core/reach";
import type { Tx } from "@/lib/db/database";
import { chooseMessage } from "./notify/choose-message";
import { enqueueMessage, reportEnqueued } from "./notify/enqueue-message";
import { findMessageProblem } from "./notify/find-problem";
import { findStepChannel } from "./notify/find-step-channel";
import { readRecipients } from "./notify/read-recipients";
import type { StepContext, StepReport, StepRunner } from "./step-runner";

const words: Record<OwnAddressKind, { label: string; address: string }> = {
  slack: { label: "Slack notification", address: "Slack address" },
  teams: { label: "Teams notification", address: "Teams address" },
  webhook: { label: "Webhook notification", address: "webhook" },
};

/**
 * Puts a message into the queue for a channel of the organisation, and for each person who is named, over their own
 * address. Like a mail step in everything else: what is down does not fail a run, what is wrong is seen in the step.
 */
export function runNotifyChannel(type: ChannelStepType): StepRunner<NotifyChannelConfig> {
  return (config, context) => Promise.resolve((tx) => enqueueForChannel(tx, type, config, context));
}

/** The same, in the transaction that ends the step. */
export async function enqueueForChannel(
  tx: Tx,
  type: ChannelStepType,
  config: NotifyChannelConfig,
  context: StepContext,
): Promise<StepReport> {
  const { organisationId } = context;
  const kind = kindOfStep[type];
  const templateContext = await context.templateContext(tx);
  const { template_id: templateId, message_template: body } = config;
  const own = body === undefined ? null : { subject: "", [kind]: body, syntax: "jinja" as const };
  const message = await chooseMessage(tx, organisationId, { templateId, own });
  const messageProblem = await findMessageProblem(tx, organisationId, { kind, message, templateContext });
  const { channel, problem: channelProblem } = await findStepChannel(tx, organisationId, kind, config);
  const { addresses, problems: recipientProblems } =
    config.recipients.length > 0
      ? readRecipients(config.recipients, templateContext)
      : { addresses: [], problems: [] };
  const otherProblems = [channelProblem, ...recipientProblems].filter((problem) => problem !== null);

  const enqueued = await enqueueMessage(tx, context, {
    channelKind: kind,
    message,
    recipients: [
      ...(channel ? [{ kind: "channel" as const, channel_id: channel.id }] : []),
      ...addresses.map((email) => ({ kind: "email" as const, email })),
    ],
    attachments: [],
    templateContext,
  });
  const reached = new Set(enqueued.map(({ recipient }) => recipient.toLowerCase()));
  const strangers = addresses.filter((address) => !reached.has(address.toLowerCase()));
  const problems = [
    ...(messageProblem === null ? [] : [messageProblem]),
    ...(messageProblem !== null && enqueued.length > 0 ? ["The standard message is sent instead."] : []),
    ...otherProblems,
    ...strangers.map((address) => `${address} belongs to no member, so there is no ${words[kind].address}.`),
  ];
  return reportEnqueued(words[kind].label, enqueued, problems);
}
