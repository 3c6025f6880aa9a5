import { query } from "@/lib/db/database";
import { LEASE_SECONDS, type ClaimedNotification } from "./claim";

/**
 * After it the leases that still hold last LEASE_SECONDS from now. Gives the ids of those that hold: whatever is missing
 * was taken back, and its result will be refused.
 */
export async function extendLeases(
  held: readonly Pick<ClaimedNotification, "id" | "leaseToken">[],
): Promise<Set<string>> {
  if (held.length === 0) return new Set();
  const rows = await query<{ id: string }>(
    `
UPDATE notifications SET lease_until = now() + make_interval(secs => $3::int)
FROM unnest($1::uuid[], $2::uuid[]) AS held (id, lease_token)
WHERE notifications.id = held.id
  AND notifications.lease_token = held.lease_token
  AND notifications.state = 'sending'
RETURNING notifications.id`,
    [held.map(({ id }) => id), held.map(({ leaseToken }) => leaseToken), LEASE_SECONDS],
  );
  return new Set(rows.map(({ id }) => id));
}
