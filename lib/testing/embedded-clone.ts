import { mkdtemp, readFile, readdir, rename, stat, unlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import type { Database } from "@/lib/db/database";
import { embeddedDatabase } from "@/lib/db/embedded";
import { applyMigrations } from "@/lib/db/migrate";
import type { TestDatabase } from "./database";
import { migrationsHash } from "./migrations-hash";

// PGlite's files are of one PostgreSQL version: a new one makes a new snapshot.
const PREFIX = "runbell-test-pg18-";
const MAX_AGE_MS = 24 * 3600 * 1000;

/** A migrated database in memory: from a snapshot in the temporary folder, which the first call makes. */
export async function openEmbeddedClone(): Promise<TestDatabase> {
  const database = embeddedDatabase(await PGlite.create({ loadDataDir: await snapshotOfMigrated() }));
  return { database, url: null, release: () => database.close() };
}

/** A database in memory without any table, from such a snapshot: a new cluster takes three seconds to make. */
export async function openEmptyClone(): Promise<TestDatabase> {
  const path = join(tmpdir(), `${PREFIX}empty.tar`);
  const snapshot = (await readIfThere(path)) ?? (await makeSnapshot(path, () => Promise.resolve()));
  const database = embeddedDatabase(await PGlite.create({ loadDataDir: new Blob([snapshot]) }));
  return { database, url: null, release: () => database.close() };
}

/** A new data folder with a migrated database, as a server leaves it behind; the caller removes it. */
export async function makeDataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "runbell-data-"));
  await (
    await PGlite.create({ dataDir: join(folder, "db"), loadDataDir: await snapshotOfMigrated() })
  ).close();
  return folder;
}

async function snapshotOfMigrated(): Promise<Blob> {
  const path = join(tmpdir(), `${PREFIX}${await migrationsHash()}.tar`);
  return new Blob([(await readIfThere(path)) ?? (await makeSnapshot(path, applyMigrations))]);
}

async function makeSnapshot(
  path: string,
  fill: (database: Database) => Promise<unknown>,
): Promise<Buffer<ArrayBuffer>> {
  const pglite = await PGlite.create();
  const database = embeddedDatabase(pglite);
  await fill(database);
  const snapshot = Buffer.from(await (await pglite.dumpDataDir("none")).arrayBuffer());
  await database.close();

  // Several test processes may do this at once: whoever is last replaces a file by its like.
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, snapshot);
  await rename(draft, path);
  await removeOld();
  return snapshot;
}

async function removeOld(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(PREFIX));
  for (const path of names.map((name) => join(tmpdir(), name))) {
    const age = await stat(path).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (age > MAX_AGE_MS) await unlink(path).catch(() => undefined);
  }
}

function readIfThere(path: string): Promise<Buffer<ArrayBuffer> | null> {
  return readFile(path).catch(() => null);
}
