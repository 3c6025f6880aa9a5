import type { Actor } from "@/lib/core/actor";
import type { ChannelKindId } from "@/lib/core/channel-kind";
import { InvalidInputError } from "@/lib/core/errors";
import { reachOf } from "@/lib/core/reach";
import { isPart } from "@/lib/core/template";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction, type Tx } from "@/lib/db/database";
import { findNotificationSummary } from "@/lib/db/notifications";
import * as redrive from "@/lib/db/redrive";
import { findTemplate } from "@/lib/db/templates";
import { nudge } from "@/lib/queue/nudge";
import type { RedriveInput } from "@/lib/schemas/dead-letter";
import { selectionOf } from "./selection";

interface RedriveAnswer {
  redriven: number;
  remaining: number;
  notifications: { id: string; original_id: string }[];
}

/**
 * Sends dead letters again: each as a new message in place of the old one, which is closed and stays in the history. At
 * most a batch at once. Asked for twice at the same time, each is sent once. Throws InvalidInputError for a template or
 * address that cannot be.
 */
export async function redriveDeadLetters({
  actor,
  input,
}: {
  actor: Actor;
  input: RedriveInput;
}): Promise<RedriveAnswer> {
  const { organisationId } = actor;
  const selection = selectionOf(input);
  const answer = await withTransaction(async (tx) => {
    const patch = await patchOf(tx, organisationId, input);
    const redriven = await redriveBatch(tx, actor, selection, patch);
    return {
      redriven: redriven.length,
      remaining: await redrive.countDeadLetters(tx, organisationId, selection),
      notifications: redriven.map(({ id, originalId }) => ({ id, original_id: originalId })),
    };
  });
  nudge("notifications");
  return answer;
}

/** A batch of a selection, in the caller's transaction, written down. Nudge the queue after the commit. */
export async function redriveBatch(
  tx: Tx,
  actor: Actor,
  selection: redrive.DeadLetterSelection,
  patch: redrive.RedrivePatch = {},
): Promise<redrive.Redriven[]> {
  const { organisationId } = actor;
  const closed = await redrive.closeDeadLetters(tx, organisationId, selection);
  if (closed.length === 0) return [];
  const redriven = await redrive.insertSuccessors(tx, organisationId, closed, patch);
  await recordAudit(tx, actor, {
    action: "dead_letter.redrive",
    subjectId: redriven.length === 1 ? redriven[0]?.originalId : null,
    after: {
      count: redriven.length,
      ...("cause" in selection && { cause: selection.cause }),
      ...(redriven.length === 1 && { notification_id: redriven[0]?.id }),
      ...patch,
    },
  });
  return redriven;
}

async function patchOf(tx: Tx, organisationId: string, input: RedriveInput): Promise<redrive.RedrivePatch> {
  const { recipient, template_id: templateId, ids } = input;
  if (recipient !== undefined) await refuseWithoutAddress(tx, organisationId, ids?.[0] ?? "");
  return {
    ...(recipient !== undefined && { recipient }),
    ...(templateId !== undefined && {
      templateVersionId: templateId && (await newestVersionOf(tx, organisationId, templateId)),
    }),
  };
}

/** A message for a channel goes where the channel's settings say: another address would change nothing. */
async function refuseWithoutAddress(tx: Tx, organisationId: string, id: string): Promise<void> {
  const message = await findNotificationSummary(tx, organisationId, id);
  if (!message || reachOf[message.channelKind as ChannelKindId] === "mailbox") return;
  throw new InvalidInputError("This message goes where its channel says, not to an address.", [
    { pointer: "/recipient", detail: "cannot be changed: change the channel's settings" },
  ]);
}

async function newestVersionOf(tx: Tx, organisationId: string, templateId: string): Promise<string> {
  const template = await findTemplate(tx, organisationId, templateId);
  if (!template || isPart(template.notificationType))
    throw new InvalidInputError("There is no such template.", [
      { pointer: "/template_id", detail: "is not a template of messages that you have" },
    ]);
  return template.newest.id;
}
