import { installDatabase, type Database } from "../../lib/db/database";
import { applyMigrations } from "../../lib/db/migrate";
import { openPostgres } from "../../lib/db/postgres";
import { Secret } from "../../lib/secrets";

/** Opens a database as this process's own while `work` goes on. */
export async function withInstalledDatabase<T>(
  url: string,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const database = await openPostgres(new Secret(url));
  installDatabase(database);
  try {
    await applyMigrations(database);
    return await work(database);
  } finally {
    installDatabase(null);
    await database.close();
  }
}

/** One statement without the time limit of the product's own connections. */
export function runLong(database: Database, sql: string, params: readonly unknown[] = []): Promise<unknown> {
  return database.runScript((session) => session.query(sql, [...params]));
}
