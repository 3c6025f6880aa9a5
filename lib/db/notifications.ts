import type { ChannelKindId } from "@/lib/core/channel-kind";
import type { EventType, Severity } from "@/lib/core/event";
import type { NotificationReason } from "@/lib/core/explain-failure";
import type { NotificationState, Purpose } from "@/lib/core/notification";
import type { Prisma } from "@/prisma/generated/client";
import { query, type Db, type Tx } from "./database";
import { briefSelect } from "./escalation-brief";
import { findByWords } from "./find-by-words";
import { findNewestByWords } from "./find-newest-by-words";
import { escapeLike } from "./jobs";
import { lifetimeOf } from "./lifetime";

/** Everything that lists show. Without the bodies, which can be large. */
export const summarySelect = {
  id: true,
  state: true,
  reason: true,
  purpose: true,
  channelKind: true,
  recipient: true,
  recipientName: true,
  userId: true,
  subject: true,
  eventId: true,
  eventType: true,
  severity: true,
  job: { select: { id: true, key: true, name: true } },
  bundle: { select: { id: true, state: true } },
  runId: true,
  runStepId: true,
  attemptCount: true,
  nextAttemptAt: true,
  heldUntil: true,
  deliveredVia: true,
  sentAt: true,
  createdAt: true,
  updatedAt: true,
} satisfies Prisma.NotificationSelect;

/** Of what one message tells so many are listed with it. */
const MAX_TOLD = 50;

const fullSelect = {
  ...summarySelect,
  bodyHtml: true,
  bodyText: true,
  payload: true,
  templateProblem: true,
  errorMessage: true,
  providerId: true,
  expiresAt: true,
  channelId: true,
  originalId: true,
  closedAt: true,
  bundle: { select: { id: true, state: true, subject: true, _count: { select: { bundled: true } } } },
  bundled: {
    select: {
      id: true,
      eventType: true,
      createdAt: true,
      event: { select: { title: true } },
      job: { select: { id: true, key: true, name: true } },
    },
    // The newest in front: of very many the others are in the history.
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MAX_TOLD,
  },
  _count: { select: { bundled: true } },
  successors: {
    select: { id: true, state: true, purpose: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  },
  event: {
    select: {
      id: true,
      type: true,
      jobId: true,
      title: true,
      createdAt: true,
      occurredAt: true,
      acknowledgement: true,
      escalation: { select: briefSelect },
    },
  },
  runStep: { select: { id: true, name: true } },
  templateVersion: { select: { version: true, template: { select: { id: true, name: true } } } },
  inboxMessage: { select: { id: true } },
  attempts: { orderBy: [{ startedAt: "asc" }, { id: "asc" }] },
  decision: true,
} satisfies Prisma.NotificationSelect;

export type NotificationSummaryRow = Prisma.NotificationGetPayload<{ select: typeof summarySelect }>;
export type NotificationRow = Prisma.NotificationGetPayload<{ select: typeof fullSelect }>;

/** The organisation's notification with its attempts in order and its decision, or null. */
export function findNotification(
  db: Db,
  organisationId: string,
  id: string,
): Promise<NotificationRow | null> {
  return db.notification.findFirst({ where: { id, organisationId }, select: fullSelect });
}

export function findNotificationSummary(
  db: Db,
  organisationId: string,
  id: string,
): Promise<NotificationSummaryRow | null> {
  return db.notification.findFirst({ where: { id, organisationId }, select: summarySelect });
}

/** The notifications of an event or a run, oldest first. */
export function listNotificationsOf(
  db: Db,
  organisationId: string,
  of: { eventId: string } | { runId: string },
): Promise<NotificationSummaryRow[]> {
  return db.notification.findMany({
    where: { organisationId, ...of },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: summarySelect,
  });
}

export interface NotificationPosition {
  createdAt: Date;
  id: string;
}

export interface NotificationSearch {
  states?: readonly NotificationState[];
  channelKinds?: readonly ChannelKindId[];
  channelId?: string;
  reasons?: readonly NotificationReason[];
  severities?: readonly Severity[];
  purposes?: readonly Purpose[];
  eventTypes?: readonly EventType[];
  jobKey?: string;
  runId?: string;
  eventId?: string;
  userId?: string;
  recipient?: string;
  /** Its words are looked for as beginnings of words in subject, recipient and recipient's name. */
  text?: string;
  /** Both inclusive. */
  from?: Date;
  to?: Date;
  after?: NotificationPosition | null;
  limit: number;
}

/** Notifications from the newest on, after `after`. */
export async function listNotifications(
  db: Db,
  organisationId: string,
  search: NotificationSearch,
): Promise<NotificationSummaryRow[]> {
  const fitting = search.text
    ? { id: { in: await findIdsByWords(db, organisationId, search) } }
    : { AND: conditionsOf(search) };
  return db.notification.findMany({
    where: { organisationId, ...fitting },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: search.limit,
    select: summarySelect,
  });
}

/** Words that many have are soon found among the newest; for those that few have there is the index. */
async function findIdsByWords(db: Db, organisationId: string, search: NotificationSearch): Promise<string[]> {
  const newest = await findNewestByWords(db, organisationId, search);
  return newest.length < search.limit ? findByWords(db, organisationId, search) : newest;
}

function conditionsOf(search: NotificationSearch): Prisma.NotificationWhereInput[] {
  const { jobKey, recipient, from, to, after } = search;
  const { channelId, runId, eventId, userId } = search;
  const conditions: Prisma.NotificationWhereInput[] = [
    { channelId, runId, eventId, userId },
    { createdAt: { gte: from, lte: to } },
    {
      state: oneOf(search.states),
      reason: oneOf(search.reasons),
      severity: oneOf(search.severities),
      purpose: oneOf(search.purposes),
      channelKind: oneOf(search.channelKinds),
      eventType: oneOf(search.eventTypes),
    },
  ];
  if (jobKey) conditions.push({ job: { key: jobKey } });
  if (recipient) conditions.push({ recipient: { equals: escapeLike(recipient), mode: "insensitive" } });
  if (after)
    conditions.push({
      createdAt: { lte: after.createdAt },
      OR: [{ createdAt: { lt: after.createdAt } }, { id: { lt: after.id } }],
    });
  return conditions;
}

function oneOf(values: readonly string[] | undefined) {
  return values && { in: [...values] };
}

/** Changes by hand. Each is guarded by the state in the UPDATE itself: a worker may be at the same row. */
export type ChangeByHand = "retry" | "cancel" | "release";

/** The states in which a change by hand is possible. */
export const changeableStates = {
  // A dead letter is not changed: lib/db/redrive.ts makes a new message in its place.
  retry: ["retrying", "skipped"],
  cancel: ["queued", "retrying", "held"],
  release: ["held"],
} as const satisfies Record<ChangeByHand, readonly NotificationState[]>;

/** A message that is tried again by hand is worth sending as long as a new one. */
const expiry = `now() + ${lifetimeOf("severity")}`;

const changes: Record<ChangeByHand, string> = {
  retry: `state = 'queued', attempt_count = 0, reason = NULL, error_message = NULL, next_attempt_at = now(),
  held_until = NULL, expires_at = ${expiry}`,
  cancel: `state = 'cancelled', reason = 'by_hand', next_attempt_at = NULL, held_until = NULL`,
  // On its own: what it would have been told with goes on waiting.
  release: `state = 'queued', reason = NULL, next_attempt_at = now(), held_until = NULL, bundle_key = NULL,
  expires_at = ${expiry}`,
};

/** True when the change was made; false when the row is not there or in another state by now. */
export async function changeByHand(
  tx: Tx,
  change: ChangeByHand,
  { organisationId, id }: { organisationId: string; id: string },
): Promise<boolean> {
  const changed = await changeManyByHand(tx, change, {
    organisationId,
    ids: [id],
    states: changeableStates[change],
  });
  return changed.length === 1;
}

/** Gives the ids of those that were changed; the others are not there or in another state by now. */
export async function changeManyByHand(
  tx: Tx,
  change: ChangeByHand,
  {
    organisationId,
    ids,
    states,
  }: { organisationId: string; ids: readonly string[]; states: readonly NotificationState[] },
): Promise<string[]> {
  const rows = await query<{ id: string }>(
    `
UPDATE notifications SET ${changes[change]}, updated_at = now()
WHERE id = ANY ($1::uuid[]) AND organisation_id = $2::uuid AND state = ANY ($3::text[])
RETURNING id`,
    [ids, organisationId, states],
    tx,
  );
  return rows.map(({ id }) => id);
}

/** True when it was deleted; false when it is not there or on its way this moment. */
export async function deleteNotification(tx: Tx, organisationId: string, id: string): Promise<boolean> {
  const { count } = await tx.notification.deleteMany({
    where: { id, organisationId, state: { not: "sending" satisfies NotificationState } },
  });
  return count === 1;
}

/**
 * How many tests a member was sent in the last minute. Holds the membership until the transaction ends, so that tests
 * that are asked for at the same time are counted one after the other.
 */
export async function countRecentTests(tx: Tx, organisationId: string, userId: string): Promise<number> {
  await query(
    `SELECT id FROM memberships WHERE organisation_id = $1::uuid AND user_id = $2::uuid FOR NO KEY UPDATE`,
    [organisationId, userId],
    tx,
  );
  const [row] = await query<{ count: number }>(
    `
SELECT count(*)::int AS count FROM notifications
WHERE organisation_id = $1::uuid AND user_id = $2::uuid AND purpose = 'test'
  AND created_at > clock_timestamp() - interval '1 minute'`,
    [organisationId, userId],
    tx,
  );
  return row?.count ?? 0;
}
