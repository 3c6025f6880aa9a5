import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "@/lib/config";
import { readInstance } from "@/lib/db/copy-instance";
import { openEmbedded } from "@/lib/db/embedded";
import { acquireLock, type Lock } from "@/lib/db/lock";
import { applyMigrations } from "@/lib/db/migrate";
import { holdForReview } from "@/lib/queue/hold-for-review";
import { checkBackupFile, unpackBackupFile, writeBackupFile } from "./backup-file";
import { exitStatus, readArguments, type AdminCommand } from "./command";
import { requireKeyOf, sayWhereKeyIs } from "./keys-of-copy";
import { productVersion } from "./product-version";
import { sayHeld } from "./transfer";

const keyFiles = ["secret.key", "session.key"];

export const backup: AdminCommand = {
  summary: "copies the embedded database to one file",
  help: `runbell admin backup FILE [--with-keys]

Copies the embedded database to FILE (a gzipped tar). Stop the server first; it is refused while one works with the folder.
The key files are left out, so that the file alone gives no secret away: keep them elsewhere. With --with-keys they are
in it, and whoever has the file can read everything.
PostgreSQL has tools of its own for this; runbell admin export works with both.
`,
  async run(args, context) {
    const { values, positionals } = readArguments(
      args,
      { "with-keys": { type: "boolean", default: false } },
      ["FILE"],
    );
    const file = context.pathOf(positionals[0] ?? "");
    const config = context.config();
    const { dataDir } = requireEmbedded(config);
    if (!existsSync(join(dataDir, "db"))) throw new Error(`There is no database in ${dataDir}.`);
    // Opened and closed once: shows that it can be read, and what was written last is in its place.
    const database = await openEmbedded(dataDir);
    const { schema, keyCheck } = await readInstance(database, (content) => Promise.resolve(content)).finally(
      () => database.close(),
    );
    const withKeys = values["with-keys"];
    const keys = withKeys ? keyFiles.filter((name) => existsSync(join(dataDir, name))) : [];
    await withLock(dataDir, () =>
      writeBackupFile(file, {
        folder: dataDir,
        names: ["db", ...keys],
        facts: {
          schema,
          version: productVersion(),
          made_at: new Date().toISOString(),
          key_check: keyCheck,
          with_keys: keys.length > 0,
        },
      }),
    );
    context.say(`The database is in ${file}.`);
    context.say(
      keys.length > 0 ? "So are its keys: whoever has the file can read everything." : sayWhereKeyIs(config),
    );
    return exitStatus.done;
  },
};

export const restore: AdminCommand = {
  summary: "puts such a copy into an empty data folder",
  help: `runbell admin restore FILE [--deliver]

Puts what runbell admin backup wrote into RUNBELL_DATA_DIR, which must not have a database. The file is read to its end
first, and refused when a byte of it is missing or altered, or when the key here is not the one that its secrets were
encrypted with. A copy of an older version is brought up to this one.
Messages that were on their way when the copy was made may have been sent since. They are held for review: look at them
under Held, and release or drop them. With --deliver they go out.
`,
  async run(args, context) {
    const { values, positionals } = readArguments(args, { deliver: { type: "boolean", default: false } }, [
      "FILE",
    ]);
    const file = context.pathOf(positionals[0] ?? "");
    const config = context.config();
    const { dataDir } = requireEmbedded(config);
    const facts = await checkBackupFile(file);
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    const held = await withLock(dataDir, async () => {
      if (existsSync(join(dataDir, "db")))
        throw new Error(
          `There is a database in ${dataDir} already. Move it away first, or set RUNBELL_DATA_DIR to another folder.`,
        );
      const hasKey = config.secretKeys !== null || existsSync(join(dataDir, "secret.key"));
      if (hasKey || !facts.with_keys) await requireKeyOf(facts.key_check, config);
      return unpackInto(dataDir, file, { deliver: values.deliver });
    });
    context.say(`The database of ${facts.made_at} is in ${dataDir}.`);
    if (held > 0) context.say(sayHeld(held));
    return exitStatus.done;
  },
};

/** In a folder beside at first: what is in its place is complete. Gives how many messages are held. */
async function unpackInto(dataDir: string, file: string, { deliver }: { deliver: boolean }): Promise<number> {
  const draft = join(dataDir, "restoring");
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  try {
    await unpackBackupFile(file, draft);
    const database = await openEmbedded(draft);
    const held = await applyMigrations(database)
      .then(() => (deliver ? 0 : database.runScript(holdForReview)))
      .finally(() => database.close());
    for (const name of keyFiles)
      if (existsSync(join(draft, name)) && !existsSync(join(dataDir, name)))
        await rename(join(draft, name), join(dataDir, name));
    await rename(join(draft, "db"), join(dataDir, "db"));
    return held;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function withLock<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  const lock: Lock = await acquireLock(join(dataDir, "runbell.lock"), dataDir);
  try {
    return await work();
  } finally {
    await lock.release();
  }
}

function requireEmbedded(config: Config): Config {
  if (!config.databaseUrl) return config;
  throw new Error(
    "DATABASE_URL names a PostgreSQL: use its own tools (pg_dump), or runbell admin export and import.",
  );
}
