import { query, type Db } from "./database";
import type { RecordedMigration } from "./migrations";

/** The migrations that the database has, as pendingMigrations takes them. */
export function listRecordedMigrations(db: Db): Promise<RecordedMigration[]> {
  return query<RecordedMigration>(
    `
SELECT migration_name AS name, checksum, finished_at AS "finishedAt"
FROM _prisma_migrations
WHERE rolled_back_at IS NULL`,
    [],
    db,
  );
}

/** Workers that reported within the last seconds, by the database's clock; paused ones too. */
export async function countLiveWorkers(db: Db, withinSeconds: number): Promise<number> {
  const [row] = await query<{ count: number }>(
    `
SELECT count(*)::int AS count FROM worker_heartbeats
WHERE beat_at > now() - make_interval(secs => $1::int)`,
    [withinSeconds],
    db,
  );
  return row?.count ?? 0;
}
