import { retentionOf } from "@/lib/core/settings-values";
import { database, query } from "@/lib/db/database";
import { loadSettingsInForce } from "@/lib/db/settings-in-force";
import { pruneExpired } from "./prune-expired";

export interface Pruned {
  notifications: number;
  events: number;
  contexts: number;
  inboxMessages: number;
  /** Sessions, links, counters and answers that nobody can use any more. */
  expired: number;
}

const BATCH = 1_000;
/** A context is made with its notifications, which may wait for quiet hours and then for their provider. */
const CONTEXT_MARGIN_DAYS = 7;

/**
 * Deletes history that is older than each organisation keeps it, in small statements, so that nobody waits for it. What
 * still waits to be sent is never deleted.
 */
export async function pruneHistory(): Promise<Pruned> {
  const pruned: Pruned = { notifications: 0, events: 0, contexts: 0, inboxMessages: 0, expired: 0 };
  await deleteOldCounts();
  pruned.expired = await pruneExpired();
  const organisations = await loadSettingsInForce(database().prisma, "all");
  for (const [id, { document }] of organisations) {
    const { notifications: days, inbox: inboxDays } = retentionOf(document);
    pruned.notifications += await deleteAll(notificationsOlderThan, id, days);
    pruned.events += await deleteAll(untoldEventsOlderThan, id, days);
    pruned.contexts += await deleteAll(contextsOlderThan, id, days + CONTEXT_MARGIN_DAYS);
    pruned.inboxMessages += await deleteAll(inboxMessagesOlderThan, id, inboxDays);
  }
  return pruned;
}

/** Of windows that are long over: nobody reads them any more. */
async function deleteOldCounts(): Promise<void> {
  await query("DELETE FROM message_counts WHERE window_start < now() - interval '1 day'");
}

/** True for one process an hour. A row and the database's clock decide, so it holds for any number of processes. */
export async function isTimeToPrune(): Promise<boolean> {
  const rows = await query(
    `
INSERT INTO system_facts (name, value) VALUES ('pruned_at', now()::text)
ON CONFLICT (name) DO UPDATE SET value = excluded.value
WHERE system_facts.value::timestamptz < now() - interval '1 hour'
RETURNING name`,
  );
  return rows.length === 1;
}

/** Each deletes at most $3 rows of organisation $1 that are older than $2 days. */
const notificationsOlderThan = `
DELETE FROM notifications WHERE id IN (
  SELECT id FROM notifications
  WHERE organisation_id = $1::uuid AND created_at < now() - make_interval(days => $2::int)
    AND state IN ('sent', 'skipped', 'dead', 'cancelled', 'bundled')
  ORDER BY created_at LIMIT $3::int
)`;

const untoldEventsOlderThan = `
DELETE FROM events WHERE id IN (
  SELECT e.id FROM events e
  WHERE e.organisation_id = $1::uuid AND e.created_at < now() - make_interval(days => $2::int)
    AND NOT EXISTS (SELECT 1 FROM notifications n WHERE n.event_id = e.id)
  ORDER BY e.created_at LIMIT $3::int
)`;

const contextsOlderThan = `
DELETE FROM render_contexts WHERE id IN (
  SELECT id FROM render_contexts
  WHERE organisation_id = $1::uuid AND created_at < now() - make_interval(days => $2::int)
  ORDER BY created_at LIMIT $3::int
)`;

const inboxMessagesOlderThan = `
DELETE FROM inbox_messages WHERE id IN (
  SELECT id FROM inbox_messages
  WHERE organisation_id = $1::uuid AND received_at < now() - make_interval(days => $2::int)
  ORDER BY received_at LIMIT $3::int
)`;

async function deleteAll(statement: string, organisationId: string, days: number): Promise<number> {
  for (let deleted = 0; ;) {
    const rows = await query(`${statement} RETURNING id`, [organisationId, days, BATCH]);
    deleted += rows.length;
    if (rows.length < BATCH) return deleted;
  }
}
