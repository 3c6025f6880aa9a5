import { query } from "@/lib/db/database";

const MAX_RELEASED = 1_000;

/** After it every notification whose hold is over is queued and due now, up to a bound. Gives how many there were. */
export async function releaseHeld(): Promise<number> {
  const rows = await query<{ id: string }>(
    `
WITH over AS MATERIALIZED (
  SELECT id
  FROM notifications
  WHERE state = 'held' AND held_until <= now()
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
