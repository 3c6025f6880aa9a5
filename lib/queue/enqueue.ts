import { priorityBySeverity } from "@/lib/core/event";
import { laneOf } from "@/lib/core/lane";
import { lifetimeHours, type NotificationState } from "@/lib/core/notification";
import { query, type Tx } from "@/lib/db/database";
import { newId } from "@/lib/db/new-id";
import type { NotificationDraft } from "./draft";
import { storableJson } from "./storable-value";

export interface Enqueued {
  id: string;
  state: NotificationState;
  /** It was made before, under the same key: this is the first one's id. */
  duplicate: boolean;
}

/** Notifications that are rendered from the same frozen context; null: without one. */
export interface DraftGroup {
  context: Record<string, unknown> | null;
  drafts: readonly NotificationDraft[];
}

type Stored = Pick<Enqueued, "id" | "state">;
type Row = NotificationDraft & { id: string; contextId: string | null };

/** The same as enqueueGroups for one group. */
export function enqueueNotifications(
  tx: Tx,
  organisationId: string,
  context: Record<string, unknown> | null,
  drafts: readonly NotificationDraft[],
): Promise<Enqueued[]> {
  return enqueueGroups(tx, organisationId, [{ context, drafts }]);
}

/**
 * Stores decided notifications with their decisions, in the caller's transaction: either all of it is there or nothing.
 * A draft whose key exists makes nothing new. Answers in the order of the drafts, group by group. Nudge the queue after
 * the commit.
 */
export async function enqueueGroups(
  tx: Tx,
  organisationId: string,
  groups: readonly DraftGroup[],
): Promise<Enqueued[]> {
  const withIds = groups.map((group) => ({ ...group, contextId: group.context && newId() }));
  const rows: Row[] = withIds.flatMap(({ contextId, drafts }) =>
    drafts.map((draft) => ({ ...draft, id: newId(), contextId })),
  );
  if (rows.length === 0) return [];
  const contexts = withIds.flatMap(({ contextId: id, context, drafts }) =>
    id && context && drafts.length > 0 ? [{ id, context }] : [],
  );
  await insertContexts(tx, organisationId, contexts);
  const inserted = await insertNotifications(tx, organisationId, rows);
  const fresh = rows.filter(({ id }) => inserted.has(id));
  if (fresh.length > 0) await insertDecisions(tx, organisationId, fresh);
  if (fresh.length < rows.length) await deleteUnused(tx, contexts, fresh);

  const known = await findByDedupeKey(
    tx,
    organisationId,
    rows.filter(({ id }) => !inserted.has(id)),
  );
  return rows.map(({ id, dedupeKey }) => {
    const state = inserted.get(id);
    if (state) return { id, state, duplicate: false };
    const first = known.get(dedupeKey ?? "");
    if (!first) throw new Error(`Notification ${id} was neither stored nor known.`);
    return { ...first, duplicate: true };
  });
}

async function insertContexts(
  tx: Tx,
  organisationId: string,
  contexts: readonly { id: string; context: Record<string, unknown> }[],
): Promise<void> {
  if (contexts.length === 0) return;
  await query(
    `
INSERT INTO render_contexts (id, organisation_id, data)
SELECT id, $1::uuid, context FROM jsonb_to_recordset($2::jsonb) AS given (id uuid, context jsonb)`,
    [organisationId, storableJson(contexts)],
    tx,
  );
}

/** Contexts of which every draft was known. */
async function deleteUnused(
  tx: Tx,
  contexts: readonly { id: string }[],
  fresh: readonly Row[],
): Promise<void> {
  const used = new Set(fresh.map(({ contextId }) => contextId));
  const unused = contexts.flatMap(({ id }) => (used.has(id) ? [] : [id]));
  if (unused.length > 0) await tx.renderContext.deleteMany({ where: { id: { in: unused } } });
}

/**
 * After it every draft is a row, except those whose key was taken, before or by an earlier draft. In the order of the
 * keys, so that two transactions with the same keys wait for each other instead of locking each other out.
 */
async function insertNotifications(
  tx: Tx,
  organisationId: string,
  rows: readonly Row[],
): Promise<Map<string, NotificationState>> {
  const inserted = await query<Stored>(
    `
INSERT INTO notifications (
  id, organisation_id, context_id, purpose, event_id, job_id, run_id, run_step_id, event_type, severity, user_id,
  recipient, recipient_name, channel_kind, channel_id, lane, dedupe_key, template_version_id, variant,
  inline_template, escalation_id, bundle_key, attachments, state, reason, priority, next_attempt_at, held_until, expires_at, updated_at
)
SELECT
  d.id, $1::uuid, d.context_id, d.purpose, d.event_id, d.job_id, d.run_id, d.run_step_id, d.event_type, d.severity,
  d.user_id, d.recipient, d.recipient_name, d.channel_kind, d.channel_id, d.lane, d.dedupe_key, d.template_version_id,
  d.variant, d.inline_template, d.escalation_id, d.bundle_key, d.attachments, d.state, d.reason, d.priority,
  CASE WHEN d.state = 'queued' THEN now() END,
  d.held_until,
  CASE WHEN d.state <> 'skipped' THEN coalesce(d.held_until, now()) + d.lifetime_hours * interval '1 hour' END,
  now()
FROM jsonb_to_recordset($2::jsonb) AS d (
  id uuid, context_id uuid, purpose text, event_id uuid, job_id uuid, run_id uuid, run_step_id uuid, event_type text, severity text,
  user_id uuid, recipient text, recipient_name text, channel_kind text, channel_id uuid, lane text, dedupe_key text,
  template_version_id uuid, variant text, inline_template jsonb, escalation_id uuid, bundle_key text, attachments jsonb, state text, reason text, priority int, held_until timestamptz,
  lifetime_hours int
)
ORDER BY d.dedupe_key, d.id
ON CONFLICT (organisation_id, dedupe_key) DO NOTHING
RETURNING id, state`,
    [organisationId, storableJson(rows.map((row) => asColumns(organisationId, row)))],
    tx,
  );
  return new Map(inserted.map(({ id, state }) => [id, state]));
}

const states = { send: "queued", hold: "held", skip: "skipped" } as const;

function asColumns(organisationId: string, row: Row) {
  const { channelKind: kind, channelId, userId } = row;
  return {
    id: row.id,
    context_id: row.contextId,
    purpose: row.purpose,
    event_id: row.eventId,
    job_id: row.jobId,
    run_id: row.runId,
    run_step_id: row.runStepId,
    event_type: row.eventType,
    severity: row.severity,
    user_id: userId,
    recipient: row.recipient,
    recipient_name: row.recipientName,
    channel_kind: kind,
    channel_id: channelId,
    lane: laneOf({ organisationId, kind, channelId, userId }),
    dedupe_key: row.dedupeKey,
    template_version_id: row.templateVersionId,
    variant: row.variant,
    inline_template: row.inlineTemplate,
    escalation_id: row.escalationId,
    bundle_key: row.bundleKey,
    attachments: row.attachments,
    state: states[row.verdict],
    reason: row.reason,
    priority: priorityBySeverity[row.severity],
    held_until: row.verdict === "hold" ? row.heldUntil : null,
    lifetime_hours: lifetimeHours[row.severity],
  };
}

async function insertDecisions(tx: Tx, organisationId: string, rows: readonly Row[]): Promise<void> {
  const decisions = rows.map(({ id, eventId, verdict, reason, gates }) => {
    return { id: newId(), notification_id: id, event_id: eventId, verdict, reason, gates };
  });
  await query(
    `
INSERT INTO decisions (id, organisation_id, event_id, notification_id, verdict, reason, gates)
SELECT d.id, $1::uuid, d.event_id, d.notification_id, d.verdict, d.reason, d.gates
FROM jsonb_to_recordset($2::jsonb) AS d (
  id uuid, event_id uuid, notification_id uuid, verdict text, reason text, gates jsonb
)`,
    [organisationId, storableJson(decisions)],
    tx,
  );
}

async function findByDedupeKey(
  tx: Tx,
  organisationId: string,
  rows: readonly Row[],
): Promise<Map<string, Stored>> {
  const keys = rows.flatMap(({ dedupeKey }) => dedupeKey ?? []);
  if (keys.length === 0) return new Map();
  const known = await query<Stored & { dedupeKey: string }>(
    `
SELECT id, state, dedupe_key AS "dedupeKey"
FROM notifications
WHERE organisation_id = $1::uuid AND dedupe_key = ANY ($2::text[])`,
    [organisationId, keys],
    tx,
  );
  return new Map(known.map(({ dedupeKey, id, state }) => [dedupeKey, { id, state }]));
}
