import { createHash } from "node:crypto";
import { migrationsDirectory, readMigrations } from "@/lib/db/migrations";

/** Names what the committed migrations make, so that a cached database is used as long as they are the same. */
export async function migrationsHash(): Promise<string> {
  const migrations = await readMigrations(migrationsDirectory());
  const text = migrations.map(({ name, checksum }) => `${name} ${checksum}`).join("\n");
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
