import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { describeWithDatabase, hasPostgres, openTestDatabase } from "@/lib/testing/database";
import { query, type Database } from "./database";
import { applyMigrations } from "./migrate";
import { MigrationError, migrationsDirectory, readMigrations } from "./migrations";
import { openPostgres } from "./postgres";
import { Secret } from "@/lib/secrets";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "runbell-migrations-"));
  cpSync(migrationsDirectory(), directory, { recursive: true });
});
afterEach(() => rmSync(directory, { recursive: true }));

function addMigration(name: string, sql: string): void {
  mkdirSync(join(directory, name));
  writeFileSync(join(directory, name, "migration.sql"), sql);
}

const tableNames = async ({ prisma }: Database) =>
  (
    await query<{ name: string }>(
      `SELECT tablename::text AS name FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1`,
      [],
      prisma,
    )
  ).map(({ name }) => name);

describeWithDatabase("applyMigrations", (db) => {
  it("has nothing to do on a migrated database", async () => {
    expect(await applyMigrations(db())).toEqual([]);
  });

  it("applies what is new, in order, with many statements and semicolons anywhere", async () => {
    addMigration("30000101000002_second", "ALTER TABLE probe ADD COLUMN two text DEFAULT 'a;b'");
    addMigration(
      "30000101000001_first",
      `-- A comment; with a semicolon.
       CREATE TABLE probe (one int);
       DO $$ BEGIN INSERT INTO probe VALUES (1); INSERT INTO probe VALUES (2); END $$;`,
    );

    expect(await applyMigrations(db(), directory)).toEqual(["30000101000001_first", "30000101000002_second"]);
    expect(await applyMigrations(db(), directory)).toEqual([]);
    expect(await query("SELECT one, two FROM probe ORDER BY one")).toEqual([
      { one: 1, two: "a;b" },
      { one: 2, two: "a;b" },
    ]);
    await expect(applyMigrations(db())).rejects.toThrow(
      "The database was made by a newer version of Runbell, or by another program: it has 30000101000001_first, 30000101000002_second.",
    );

    await query("DROP TABLE probe");
    await query("DELETE FROM _prisma_migrations WHERE migration_name LIKE '3000%'");
  });

  it("keeps nothing of a migration that fails, but what came before it", async () => {
    addMigration("30000101000001_good", "CREATE TABLE good (one int);");
    addMigration("30000101000002_bad", "CREATE TABLE bad (one int); ALTER TABLE nowhere ADD COLUMN two int;");

    const migrating = applyMigrations(db(), directory);
    await expect(migrating).rejects.toThrow(MigrationError);
    await expect(migrating).rejects.toThrow(
      'Migration 30000101000002_bad failed, and nothing of it was kept: relation "nowhere" does not exist',
    );
    expect(await tableNames(db())).toContain("good");
    expect(await tableNames(db())).not.toContain("bad");

    await query("DROP TABLE good");
    await query("DELETE FROM _prisma_migrations WHERE migration_name LIKE '3000%'");
  });

  it("refuses a migration that was changed after it was applied, but not for its line ends", async () => {
    const [first] = await readMigrations(directory);
    const file = join(directory, first?.name ?? "", "migration.sql");
    writeFileSync(file, first?.sql.replaceAll("\n", "\r\n") ?? "");
    expect(await applyMigrations(db(), directory)).toEqual([]);

    writeFileSync(file, `${first?.sql}\n-- changed`);
    await expect(applyMigrations(db(), directory)).rejects.toThrow(
      `Migration ${first?.name} was changed after this database had applied it.`,
    );
  });

  it("refuses what Prisma's own tools left unfinished, and ignores what they rolled back", async () => {
    const insert = (name: string, rolledBack: string) =>
      query(
        `INSERT INTO _prisma_migrations (id, checksum, migration_name, rolled_back_at) VALUES ($1, 'x', $1, ${rolledBack})`,
        [name],
      );
    addMigration("30000101000001_begun", "SELECT 1;");
    await insert("30000101000002_undone", "now()");
    await insert("30000101000001_begun", "NULL");

    await expect(applyMigrations(db(), directory)).rejects.toThrow(
      "30000101000001_begun was begun by another tool",
    );
    await query("DELETE FROM _prisma_migrations WHERE migration_name = '30000101000001_begun'");
    expect(await applyMigrations(db())).toEqual([]);

    await query("DELETE FROM _prisma_migrations WHERE migration_name LIKE '3000%'");
  });

  it("refuses a database that is another program's", async () => {
    await query("ALTER TABLE _prisma_migrations RENAME TO hidden");

    await expect(applyMigrations(db())).rejects.toThrow("The database has tables that are not Runbell's");
    await query("ALTER TABLE hidden RENAME TO _prisma_migrations");
  });

  it("refuses a folder without migrations", async () => {
    await expect(applyMigrations(db(), tmpdir() + "/nowhere")).rejects.toThrow("ENOENT");
    rmSync(directory, { recursive: true });
    mkdirSync(directory);
    await expect(applyMigrations(db(), directory)).rejects.toThrow("There are no migrations in");
  });
});

describe.runIf(hasPostgres())("applyMigrations of several processes", () => {
  /** A database without any table. */
  async function openEmpty() {
    const opened = await openTestDatabase("postgres");
    await query("DROP SCHEMA public CASCADE", [], opened.database.prisma);
    await query("CREATE SCHEMA public", [], opened.database.prisma);
    return { ...opened, url: opened.url ?? "" };
  }

  it("is done once when all start together", async () => {
    const { database, url, release } = await openEmpty();
    const processes = await Promise.all(Array.from({ length: 5 }, () => openPostgres(new Secret(url))));

    const applied = await Promise.all(processes.map((process) => applyMigrations(process)));
    expect(applied.flat().toSorted()).toEqual(
      (await readMigrations(migrationsDirectory())).map(({ name }) => name),
    );
    expect(await applyMigrations(database)).toEqual([]);

    await Promise.all(processes.map((process) => process.close()));
    await release();
  });

  it("goes on after a process was killed in the middle of a migration", async () => {
    const { database, url, release } = await openEmpty();
    const project = mkdtempSync(join(tmpdir(), "runbell-project-"));
    addMigration(
      "30000101000001_slow",
      "CREATE TABLE slow (one int); SELECT pg_sleep(3); INSERT INTO slow VALUES (1);",
    );
    cpSync(directory, join(project, "prisma", "migrations"), { recursive: true });
    const child = spawn(
      process.execPath,
      ["--import", resolve("node_modules/tsx/dist/loader.mjs"), resolve("prisma/migrate.ts")],
      {
        cwd: project,
        env: {
          NODE_ENV: "production",
          TSX_TSCONFIG_PATH: resolve("tsconfig.json"),
          DATABASE_URL: url,
          RUNBELL_SECRET_KEY: "a key of thirty-two characters or more",
          NEXTAUTH_SECRET: "sixteen characters or more",
        },
        stdio: "inherit",
      },
    );
    await vi.waitUntil(
      async () =>
        (
          await query(
            `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'`,
            [],
            database.prisma,
          )
        ).length > 0,
      { timeout: 30_000, interval: 100 },
    );
    child.kill("SIGKILL");
    await once(child, "exit");

    expect(await applyMigrations(database, directory)).toEqual(["30000101000001_slow"]);
    expect(await query("SELECT one FROM slow", [], database.prisma)).toEqual([{ one: 1 }]);
    rmSync(project, { recursive: true });
    await release();
  });
});
