import { query } from "@/lib/db/database";

/** Locked together: a batch must not hold up the workers that claim. */
const BATCH = 500;
const MAX_BATCHES = 20;

/**
 * After it what waited until it was too late is dead, also where nothing is claimed because the lane is closed, full or
 * paused; up to a bound. Gives how many there were.
 */
export async function expireWaiting(): Promise<number> {
  let expired = 0;
  for (let batch = 0; batch < MAX_BATCHES; batch++) {
    const count = await expireBatch();
    expired += count;
    if (count < BATCH) break;
  }
  return expired;
}

async function expireBatch(): Promise<number> {
  const rows = await query<{ id: string }>(
    `
WITH late AS MATERIALIZED (
  SELECT id
  FROM notifications
  WHERE state IN ('queued', 'retrying') AND expires_at <= now()
  ORDER BY expires_at
  LIMIT $1::int
  FOR UPDATE SKIP LOCKED
)
UPDATE notifications SET
  state = 'dead',
  reason = 'expired',
  next_attempt_at = NULL,
  updated_at = now()
FROM late
WHERE notifications.id = late.id
RETURNING notifications.id`,
    [BATCH],
  );
  return rows.length;
}
