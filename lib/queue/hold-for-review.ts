import type { SqlSession } from "@/lib/db/database";
import { lifetimeOf } from "@/lib/db/lifetime";

/**
 * For a database that comes from a backup: holds what was on its way when it was made, and what has become due since, as
 * it may have been sent meanwhile. Released by hand it goes out; otherwise it is given up when it is too old to be worth
 * sending. Gives how many are held.
 */
export async function holdForReview(session: SqlSession): Promise<number> {
  const rows = await session.query<{ count: number }>(`
WITH waiting AS MATERIALIZED (
  SELECT id, coalesce(expires_at, now() + ${lifetimeOf("severity")}) AS worthless_at
  FROM notifications
  WHERE (state IN ('queued', 'retrying', 'sending') OR (state = 'held' AND held_until <= now()))
    AND (expires_at IS NULL OR expires_at > now())
), held AS (
  UPDATE notifications SET
    state = 'held',
    reason = 'restored',
    -- On its own: what is told with others comes out when the first of them does.
    bundle_key = NULL,
    held_until = worthless_at,
    expires_at = worthless_at,
    next_attempt_at = NULL,
    lease_token = NULL,
    lease_owner = NULL,
    lease_until = NULL,
    updated_at = now()
  FROM waiting
  WHERE notifications.id = waiting.id
  RETURNING notifications.id
), cut AS (
  UPDATE attempts SET
    finished_at = now(),
    duration_ms = least(extract(epoch FROM now() - started_at) * 1000, 2147483647)::int,
    outcome = 'interrupted',
    reason = 'interrupted'
  FROM held
  WHERE attempts.notification_id = held.id AND attempts.finished_at IS NULL
)
SELECT count(*)::int AS count FROM held`);
  return rows[0]?.count ?? 0;
}
