import { query, type Tx } from "@/lib/db/database";
import { newId } from "@/lib/db/new-id";
import type { NotificationDraft } from "./draft";
import { enqueueNotifications } from "./enqueue";
import { storableJson } from "./storable-json";

/** Notifications that are rendered from the same frozen context. */
export interface DraftGroup {
  context: Record<string, unknown>;
  drafts: readonly NotificationDraft[];
}

/** Enqueues several groups in as many statements as one. Like enqueueNotifications in everything else. */
export async function enqueueGroups(
  tx: Tx,
  organisationId: string,
  groups: readonly DraftGroup[],
): Promise<void> {
  const [first, ...others] = groups;
  if (!first) return;
  if (others.length === 0) {
    await enqueueNotifications(tx, organisationId, first.context, first.drafts);
    return;
  }
  const withIds = groups.map((group) => ({ ...group, contextId: newId() }));
  const enqueued = await enqueueNotifications(
    tx,
    organisationId,
    null,
    groups.flatMap(({ drafts }) => drafts),
  );
  const contextIds = withIds.flatMap(({ contextId, drafts }) => drafts.map(() => contextId));
  const rows = enqueued.map((row, index) => ({ ...row, contextId: contextIds[index] }));
  await attachContexts(
    tx,
    organisationId,
    withIds,
    rows.filter(({ duplicate }) => !duplicate),
  );
}

/** After it every notification has its context. One statement: the rows are this transaction's own. */
async function attachContexts(
  tx: Tx,
  organisationId: string,
  groups: readonly { contextId: string; context: Record<string, unknown> }[],
  notifications: readonly { id: string; contextId: string | undefined }[],
): Promise<void> {
  await query(
    `
INSERT INTO render_contexts (id, organisation_id, data)
SELECT "contextId", $1::uuid, context
FROM jsonb_to_recordset($2::jsonb) AS given ("contextId" uuid, context jsonb)`,
    [organisationId, storableJson(groups.map(({ contextId, context }) => ({ contextId, context })))],
    tx,
  );
  await query(
    `
UPDATE notifications SET context_id = given.context_id
FROM unnest($1::uuid[], $2::uuid[]) AS given (id, context_id)
WHERE notifications.id = given.id`,
    [notifications.map(({ id }) => id), notifications.map(({ contextId }) => contextId)],
    tx,
  );
}
