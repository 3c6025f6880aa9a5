import type { NotificationState } from "@/lib/core/notification";
import type { Tx } from "@/lib/db/database";
import type { NotifyRequest } from "./decide-drafts";
import { decideRequests } from "./decide-requests";
import { enqueueNotifications } from "./enqueue";

/** A message to named recipients: no event led to it, and no trigger is asked. */
export type NamedRequest = Omit<
  NotifyRequest,
  | "eventId"
  | "eventType"
  | "trigger"
  | "condition"
  | "attempt"
  | "content"
  | "group"
  | "rendered"
  | "variant"
  | "escalationId"
  | "jobOwnerId"
  | "targetId"
>;

export interface EnqueuedNotification {
  id: string;
  recipient: string;
  state: NotificationState;
  duplicate: boolean;
}

const withoutEvent = {
  eventId: null,
  eventType: null,
  trigger: null,
  condition: null,
  attempt: null,
  content: null,
  group: null,
  rendered: new Map<string, string[]>(),
  variant: null,
  escalationId: null,
  jobOwnerId: null,
  targetId: null,
};

/**
 * Decides about a message that a notify step or a program asks for, and enqueues it in the caller's transaction, with
 * `context` frozen for all its recipients; null for a message without template language. What is decided against is
 * stored as skipped, with the reason. Nudge the queue after the commit.
 */
export async function decideAndEnqueue(
  tx: Tx,
  organisationId: string,
  request: NamedRequest,
  context: Record<string, unknown> | null,
): Promise<EnqueuedNotification[]> {
  const { decided } = await decideRequests(tx, organisationId, [{ ...request, ...withoutEvent }]);
  const drafts = decided.flatMap((one) => one.drafts);
  const rows = await enqueueNotifications(tx, organisationId, context, drafts);
  return rows.map((row, index) => ({ ...row, recipient: drafts[index]?.recipient ?? "" }));
}
