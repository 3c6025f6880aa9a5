import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readMigrations } from "@/lib/db/migrations";
import { diffMigrationsToSchema, readSchema } from "./schema-diff";

/** A request for a migration that cannot be made. */
export class MigrationNameError extends Error {
  constructor(name: string) {
    super(
      `"${name}" is no name for a migration: use lower case words joined by _, such as add_delivery_lease.`,
    );
    this.name = "MigrationNameError";
  }
}

/**
 * Writes migrations/YYYYMMDDHHMMSS_name/migration.sql with what the schema has and the committed migrations do not, and
 * answers with its path, or with null when nothing changed. `prisma` is the folder with schema and migrations.
 */
export async function createMigration(prisma: string, name: string, now: Date): Promise<string | null> {
  if (!/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(name) || name.length > 60) throw new MigrationNameError(name);
  const migrations = join(prisma, "migrations");
  const sql = await diffMigrationsToSchema(migrations, await readSchema(prisma));
  if (sql === null) return null;

  const last = (await readMigrations(migrations)).at(-1)?.name.slice(0, 14) ?? "";
  const timestamp = now.toISOString().replace(/\D/g, "").slice(0, 14);
  if (timestamp <= last)
    throw new Error(`The clock says ${timestamp}, which is before the last migration (${last}).`);
  const path = join(migrations, `${timestamp}_${name}`, "migration.sql");
  await mkdir(join(path, ".."), { recursive: true });
  await writeFile(path, sql.trimStart(), { flag: "wx" });
  return path;
}
