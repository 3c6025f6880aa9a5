import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadTestSettings } from "@/lib/config";
import { installDatabase, type Database } from "@/lib/db/database";
import { openEmbeddedClone } from "./embedded-clone";
import { answersAt, openPostgresClone } from "./postgres-clone";

const LOCAL_SERVER = "postgresql://postgres@127.0.0.1:5432/postgres";

const settings = loadTestSettings();
const serverUrl = settings.databaseUrl ?? LOCAL_SERVER;
const hasServer = await answersAt(serverUrl);

/** A migrated, empty database of its own, and how to get rid of it. */
export interface TestDatabase {
  database: Database;
  /** Null: embedded, in memory. */
  url: string | null;
  release(): Promise<void>;
}

/**
 * A suite that runs on the embedded database, and again on PostgreSQL where a server answers (RUNBELL_TEST_DATABASE_URL,
 * or 127.0.0.1:5432); with RUNBELL_TEST_REQUIRE_POSTGRES=1 a missing server is a failure. Each run has an empty, migrated
 * database of its own, which is database() as well. `db` answers from beforeAll on: rows stay until truncateAll(db()).
 */
export function describeWithDatabase(name: string, suite: (db: () => Database) => void): void {
  describe(`${name} (embedded)`, () => suite(useDatabase(() => openTestDatabase("pglite"))));
  if (hasServer) {
    describe(`${name} (PostgreSQL)`, () => suite(useDatabase(() => openTestDatabase("postgres"))));
  } else if (settings.requirePostgres) {
    it(`${name} (PostgreSQL)`, () =>
      expect.fail(`RUNBELL_TEST_REQUIRE_POSTGRES=1, but no server answers at ${serverUrl}`));
  } else {
    it.skip(`${name} (PostgreSQL): no server answers at ${serverUrl}`, () => undefined);
  }
}

/** Opens a test database that is not database(): for suites of one kind, or with several processes. */
export function openTestDatabase(kind: Database["kind"]): Promise<TestDatabase> {
  return kind === "pglite" ? openEmbeddedClone() : openPostgresClone(serverUrl);
}

/** Whether openTestDatabase("postgres") can work here. */
export function hasPostgres(): boolean {
  return hasServer;
}

/**
 * Deletes all rows of all tables, the migrations' own excepted. DELETE without foreign keys (which takes a superuser) is
 * five times as fast as TRUNCATE on the few rows of a test.
 */
export async function truncateAll(database: Database): Promise<void> {
  await database.runScript(async (session) => {
    const tables = await session.query<{ name: string }>(`
SELECT quote_ident(tablename) AS name FROM pg_tables
WHERE schemaname = current_schema() AND tablename <> '_prisma_migrations'`);
    const deletions = tables.map(({ name }) => `DELETE FROM ${name}`);
    await session.execute(["SET LOCAL session_replication_role = replica", ...deletions].join(";\n"));
  });
}

function useDatabase(open: () => Promise<TestDatabase>): () => Database {
  let opened: TestDatabase | undefined;
  beforeAll(async () => {
    opened = await open();
    installDatabase(opened.database);
  });
  afterAll(async () => {
    installDatabase(null);
    await opened?.release();
  });
  return () => {
    if (!opened) throw new Error("The test database is open from beforeAll on.");
    return opened.database;
  };
}
