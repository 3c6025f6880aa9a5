import { randomUUID } from "node:crypto";
import type { Database, SqlSession } from "./database";
import {
  MigrationError,
  migrationsDirectory,
  pendingMigrations,
  readMigrations,
  type Migration,
  type RecordedMigration,
} from "./migrations";

const RECORDED = `
SELECT migration_name AS name, checksum, finished_at AS "finishedAt"
FROM _prisma_migrations
WHERE rolled_back_at IS NULL`;

// One statement, so one snapshot: another process that migrates shows either no table or all of them.
const TABLES = `
SELECT relname::text AS name
FROM pg_class
WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')`;

// The table that Prisma's own tools use.
const CREATE_TABLE = `
CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id varchar(36) PRIMARY KEY,
  checksum varchar(64) NOT NULL,
  finished_at timestamptz,
  migration_name varchar(255) NOT NULL,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz NOT NULL DEFAULT now(),
  applied_steps_count integer NOT NULL DEFAULT 0
)`;

const RECORD = `
INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`;

/**
 * Brings the database up to this version and answers with the names it applied. A few milliseconds when there is
 * nothing to do. Each migration is one transaction, so a killed process leaves none half done, and processes that
 * start together wait for each other. Throws MigrationError when the database is newer than this version, is not
 * Runbell's, or when a migration fails.
 */
export async function applyMigrations(
  database: Database,
  directory = migrationsDirectory(),
): Promise<string[]> {
  const { pending, isNew } = await findPending(database, directory);
  if (pending.length > 0 && isNew) await createTable(database);

  const applied: string[] = [];
  for (const migration of pending) {
    if (await applyMigration(database, migration)) applied.push(migration.name);
  }
  return applied;
}

/**
 * What applyMigrations would apply; `isNew` says that nothing ever was. Throws MigrationError when it would refuse the
 * database.
 */
export async function findPending(
  database: Database,
  directory = migrationsDirectory(),
): Promise<{ pending: Migration[]; isNew: boolean }> {
  const migrations = await readMigrations(directory);
  if (migrations.length === 0) throw new MigrationError(`There are no migrations in ${directory}.`);
  const recorded = await findRecorded(database);
  return { pending: pendingMigrations(migrations, recorded ?? []), isNew: recorded === null };
}

/** Null: nothing was ever applied to this database. */
async function findRecorded(database: Database): Promise<RecordedMigration[] | null> {
  const tables = (await database.prisma.$queryRawUnsafe<{ name: string }[]>(TABLES)).map(({ name }) => name);
  if (tables.includes("_prisma_migrations"))
    return database.prisma.$queryRawUnsafe<RecordedMigration[]>(RECORDED);
  if (tables.length === 0) return null;
  throw new MigrationError(
    `The database has tables that are not Runbell's (${tables.toSorted().slice(0, 3).join(", ")} …). Give Runbell a database of its own.`,
  );
}

async function createTable(database: Database): Promise<void> {
  await database.runScript(async (session) => {
    // IF NOT EXISTS does not see a table that another transaction is just creating.
    await session.execute(`SELECT pg_advisory_xact_lock(hashtextextended('runbell.migrate', 0))`);
    await session.execute(CREATE_TABLE);
  });
}

/** False: another process was faster. */
async function applyMigration(database: Database, migration: Migration): Promise<boolean> {
  try {
    return await database.runScript(async (session) => {
      await session.execute("LOCK TABLE _prisma_migrations IN EXCLUSIVE MODE");
      if (await isRecorded(session, migration)) return false;
      await session.execute(migration.sql);
      await session.query(RECORD, [randomUUID(), migration.checksum, migration.name]);
      return true;
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new MigrationError(`Migration ${migration.name} failed, and nothing of it was kept: ${reason}`, {
      cause: error,
    });
  }
}

async function isRecorded(session: SqlSession, migration: Migration): Promise<boolean> {
  const recorded = await session.query<RecordedMigration>(RECORDED);
  return !pendingMigrations(
    [migration],
    recorded.filter(({ name }) => name === migration.name),
  ).includes(migration);
}
