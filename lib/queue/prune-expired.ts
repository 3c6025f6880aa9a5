import { SESSION_MAX_AGE_S } from "@/lib/core/session";
import { query } from "@/lib/db/database";

const BATCH = 1_000;

/** What is over, and for how long it stays: whoever comes late with a link is told that it has expired. */
const expired = [
  { table: "sessions", key: "id", where: `last_seen_at < now() - interval '${SESSION_MAX_AGE_S} seconds'` },
  { table: "password_resets", key: "id", where: "expires_at < now() - interval '30 days'" },
  {
    table: "invitations",
    key: "id",
    where: "coalesce(accepted_at, revoked_at, expires_at) < now() - interval '90 days'",
  },
  { table: "sign_in_failures", key: "subject", where: "last_at < now() - interval '1 hour'" },
  { table: "idempotency_keys", key: "id", where: "created_at < now() - interval '24 hours'" },
  { table: "request_allowances", key: "caller", where: "window_start < now() - interval '1 hour'" },
] as const;

/** Deletes sessions, links, counters and answers that nobody can use any more, in small statements. Gives how many. */
export async function pruneExpired(): Promise<number> {
  let deleted = 0;
  for (const { table, key, where } of expired) {
    const statement = `
DELETE FROM ${table} WHERE ${key} IN (SELECT ${key} FROM ${table} WHERE ${where} LIMIT $1::int) AND ${where}
RETURNING ${key}`;
    for (let batch = BATCH; batch === BATCH; deleted += batch)
      batch = (await query(statement, [BATCH])).length;
  }
  return deleted;
}
