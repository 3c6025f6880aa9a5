import { query, type Db, type Tx } from "./database";

/** How many messages wait in each of the lanes, by the index of what is due. A lane without any is missing. */
export async function countWaiting(db: Db, lanes: readonly string[]): Promise<Map<string, number>> {
  const rows = await query<{ lane: string; count: number }>(
    `
SELECT lane, count(*)::int AS count FROM notifications
WHERE lane = ANY ($1::text[]) AND state IN ('queued', 'retrying')
GROUP BY lane`,
    [lanes],
    db,
  );
  return new Map(rows.map(({ lane, count }) => [lane, count]));
}

/**
 * What waits for a channel that is going is skipped. One that is on its way this moment is seen by the worker, which finds
 * no channel at its next try. Says how many.
 */
export async function skipWaiting(
  tx: Tx,
  { organisationId, lane, channelId }: { organisationId: string; lane: string; channelId: string },
): Promise<number> {
  const [row] = await query<{ count: number }>(
    `
WITH skipped AS (
  UPDATE notifications SET state = 'skipped', reason = 'channel_gone', next_attempt_at = NULL, held_until = NULL,
    updated_at = now()
  WHERE organisation_id = $1::uuid AND (
    (lane = $2 AND state IN ('queued', 'retrying')) OR (state = 'held' AND channel_id = $3::uuid)
  )
  RETURNING 1
)
SELECT count(*)::int AS count FROM skipped`,
    [organisationId, lane, channelId],
    tx,
  );
  return row?.count ?? 0;
}
