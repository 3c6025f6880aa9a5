import { query } from "@/lib/db/database";
import { releaseBundles } from "./bundles/release-bundles";

const MAX_RELEASED = 1_000;

/**
 * After it every notification whose hold is over is queued and due now, or told in one message with those that waited
 * like it, up to a bound. Gives how many messages there are to send.
 */
export async function releaseHeld(): Promise<number> {
  return (await releaseSingles()) + (await releaseBundles());
}

/** What belongs to no bundle. */
async function releaseSingles(): Promise<number> {
  const rows = await query<{ id: string }>(
    `
WITH over AS MATERIALIZED (
  SELECT id
  FROM notifications
  WHERE state = 'held' AND held_until <= now() AND bundle_key IS NULL
  ORDER BY held_until
  LIMIT $1::int
  FOR UPDATE SKIP LOCKED
)
UPDATE notifications SET
  state = 'queued',
  reason = NULL,
  held_until = NULL,
  next_attempt_at = now(),
  updated_at = now()
FROM over
WHERE notifications.id = over.id
RETURNING notifications.id`,
    [MAX_RELEASED],
  );
  return rows.length;
}
