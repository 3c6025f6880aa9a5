import type { Config } from "@/lib/config";
import { openDatabase, type Database } from "@/lib/db/database";
import { applyMigrations, findPending } from "@/lib/db/migrate";
import { MigrationError } from "@/lib/db/migrations";

/**
 * Does `work` on the configured database, and closes it. A new database is brought up to this version; one that is behind
 * is refused: its servers may still be of the version before.
 */
export async function withCurrentDatabase<T>(
  config: Config,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  return withDatabase(config, async (database) => {
    const { pending, isNew } = await findPending(database);
    if (isNew) await applyMigrations(database);
    else if (pending.length > 0)
      throw new MigrationError(
        "The database is from an older version. Bring it up to this one first: runbell admin migrate",
      );
    return work(database);
  });
}

/** Does `work` on the configured database as it is, and closes it. */
export async function withDatabase<T>(config: Config, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(config);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
