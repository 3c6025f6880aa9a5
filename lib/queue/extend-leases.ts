import { query } from "@/lib/db/database";
import type { ClaimedNotification } from "./claim";
import { LEASE_SECONDS } from "./lease";

/**
 * After it the leases that still hold last LEASE_SECONDS from now. Gives the ids of those that hold: whatever is missing
 * was taken back, and its result will be refused, or is being settled this moment. SKIP LOCKED: this and a settling
 * statement, each with many rows, could wait for each other.
 */
export async function extendLeases(
  held: readonly Pick<ClaimedNotification, "id" | "leaseToken">[],
): Promise<Set<string>> {
  if (held.length === 0) return new Set();
  const rows = await query<{ id: string }>(
    `
WITH kept AS (
  SELECT n.id
  FROM notifications n
  JOIN unnest($1::uuid[], $2::uuid[]) AS held (id, lease_token) ON held.id = n.id AND held.lease_token = n.lease_token
  WHERE n.state = 'sending'
  FOR UPDATE OF n SKIP LOCKED
)
UPDATE notifications SET lease_until = now() + make_interval(secs => $3::int)
FROM kept
WHERE notifications.id = kept.id
RETURNING notifications.id`,
    [held.map(({ id }) => id), held.map(({ leaseToken }) => leaseToken), LEASE_SECONDS],
  );
  return new Set(rows.map(({ id }) => id));
}
