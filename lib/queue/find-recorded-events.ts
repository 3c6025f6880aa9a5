import { query, type Tx } from "@/lib/db/database";

/** The events behind idempotency keys, with the number of notifications each led to. */
export async function findRecordedEvents(
  tx: Tx,
  organisationId: string,
  dedupeKeys: readonly string[],
): Promise<Map<string, { id: string; contentHash: string | null; notifications: number }>> {
  if (dedupeKeys.length === 0) return new Map();
  const rows = await query<{
    id: string;
    dedupeKey: string;
    contentHash: string | null;
    notifications: number;
  }>(
    `
SELECT id, dedupe_key AS "dedupeKey", content_hash AS "contentHash",
  (SELECT count(*)::int FROM notifications n WHERE n.event_id = e.id AND n.state <> 'skipped') AS notifications
FROM events e
WHERE organisation_id = $1::uuid AND dedupe_key = ANY ($2::text[])`,
    [organisationId, dedupeKeys],
    tx,
  );
  return new Map(rows.map(({ dedupeKey, ...event }) => [dedupeKey, event]));
}
