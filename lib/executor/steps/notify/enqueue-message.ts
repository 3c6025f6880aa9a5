import type { PreferenceChannel } from "@/lib/core/channel-kind";
import type { AttachmentSpec } from "@/lib/core/message";
import type { NotificationState } from "@/lib/core/notification";
import type { RecipientRule } from "@/lib/core/recipient";
import type { Tx } from "@/lib/db/database";
import {
  decideAndEnqueue,
  type EnqueuedNotification,
  type NamedRequest,
} from "@/lib/queue/decide-and-enqueue";
import type { TemplateContext } from "@/lib/templates/context";
import { failed, type StepContext, type StepReport } from "../step-runner";
import type { ChosenMessage } from "./choose-message";

export interface StepMessage {
  channelKind: PreferenceChannel;
  message: ChosenMessage;
  recipients: readonly RecipientRule[];
  attachments: AttachmentSpec[];
  templateContext: TemplateContext;
}

/** Puts a step's message into the queue for each recipient, in the transaction that ends the step. */
export function enqueueMessage(
  tx: Tx,
  context: StepContext,
  { channelKind, message, recipients, attachments, templateContext }: StepMessage,
): Promise<EnqueuedNotification[]> {
  const request: NamedRequest = {
    purpose: "step",
    severity: context.state.kind === "failure" ? "error" : "info",
    jobId: context.jobId,
    runId: context.runId,
    runStepId: context.runStepId,
    recipients,
    channelKinds: [channelKind],
    templateVersionId: message.templateVersionId,
    inlineTemplate: message.inlineTemplate,
    attachments,
    dedupeKey: context.messageKey,
  };
  return decideAndEnqueue(tx, context.organisationId, request, { ...templateContext });
}

/** How many were queued, held and skipped; failed when there were problems, so that they are seen. */
export function reportEnqueued(
  label: string,
  enqueued: readonly EnqueuedNotification[],
  problems: readonly string[],
): StepReport {
  if (enqueued.length === 0) return failed(problems.join(" "));
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
    output: `${label} ${output}`,
    metadata: {
      notification_id: enqueued[0]?.id ?? null,
      notification_ids: enqueued.map(({ id }) => id),
    },
  };
  return problems.length > 0 ? failed(problems.join(" "), kept) : { status: "completed", ...kept };
}
