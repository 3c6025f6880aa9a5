import { readClock } from "./clock";
import { query } from "./database";

/** A run or notification that changed. */
export interface Change {
  organisationId: string;
  kind: "run" | "notification";
  id: string;
  runId: string | null;
  updatedAt: Date;
}

export interface ChangeBatch {
  /** Newest first; of each run and notification its last change only, since a row has no other. */
  changes: Change[];
  /** The database's clock when it looked: where the next look begins. */
  now: Date;
}

/**
 * What changed since `since` in the organisations, at most `limit` of each kind in each: the newest ones.
 * Served by the indexes over organisation and time of change.
 */
export async function listChanges(
  organisationIds: readonly string[],
  since: Date,
  limit: number,
): Promise<ChangeBatch> {
  const now = await readClock();
  const changes = await query<Change>(
    `
SELECT o.id AS "organisationId", c.*
FROM unnest($1::uuid[]) AS o (id)
CROSS JOIN LATERAL (
  (SELECT 'notification' AS kind, id, run_id AS "runId", updated_at AS "updatedAt"
   FROM notifications n WHERE n.organisation_id = o.id AND n.updated_at > $2::timestamptz
   ORDER BY updated_at DESC LIMIT $3::int)
  UNION ALL
  (SELECT 'run', id, NULL, updated_at
   FROM runs r WHERE r.organisation_id = o.id AND r.updated_at > $2::timestamptz
   ORDER BY updated_at DESC LIMIT $3::int)
) AS c
ORDER BY c."updatedAt" DESC`,
    [organisationIds, since, limit],
  );
  return { changes, now };
}
