import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

/** A folder of prisma/migrations. */
export interface Migration {
  name: string;
  sql: string;
  /** As Prisma computes it, from text with unix line ends. */
  checksum: string;
}

/** A row of _prisma_migrations that was not rolled back. */
export interface RecordedMigration {
  name: string;
  checksum: string;
  finishedAt: Date | null;
}

/** The database and this version's migrations do not belong together; nothing was changed. */
export class MigrationError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "MigrationError";
  }
}

/** Where a checkout and an image have them. Every command of package.json runs in the project's folder. */
export function migrationsDirectory(): string {
  return join(process.cwd(), "prisma", "migrations");
}

/** The migrations of a folder, oldest first. */
export async function readMigrations(directory: string): Promise<Migration[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.toSorted().map(async (name) => {
      const file = await readFile(join(directory, name, "migration.sql"), "utf8");
      const sql = file.replaceAll("\r\n", "\n");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

/** Those that the database lacks, oldest first; throws MigrationError when its history is not a part of ours. */
export function pendingMigrations(
  known: readonly Migration[],
  recorded: readonly RecordedMigration[],
): Migration[] {
  const byName = new Map(known.map((migration) => [migration.name, migration]));
  const unknown = recorded.filter(({ name }) => !byName.has(name)).map(({ name }) => name);
  if (unknown.length > 0) {
    throw new MigrationError(
      `The database was made by a newer version of Runbell, or by another program: it has ${unknown.join(", ")}. ` +
        "Start that version, or restore a backup from before the upgrade.",
    );
  }

  for (const { name, checksum, finishedAt } of recorded) {
    if (!finishedAt) {
      throw new MigrationError(
        `Migration ${name} was begun by another tool and did not finish. Repair the database first.`,
      );
    }
    if (checksum !== byName.get(name)?.checksum) {
      throw new MigrationError(
        `Migration ${name} was changed after this database had applied it. Restore its file, or start with a new database.`,
      );
    }
  }
  const applied = new Set(recorded.map(({ name }) => name));
  return known.filter(({ name }) => !applied.has(name));
}
