import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { PGlite, type Transaction as PGliteTransaction } from "@electric-sql/pglite";
import type { SqlDriverAdapter, SqlDriverAdapterFactory, Transaction } from "@prisma/driver-adapter-utils";
import { PrismaPGlite } from "pglite-prisma-adapter";
import type { Database, SqlSession } from "./database";
import { DatabaseUnavailableError } from "./errors";
import { guardTransactions } from "./guarded-adapter";
import { acquireLock } from "./lock";
import { prepareStatements } from "./prepare-statements";
import { createPrismaClient } from "./prisma-client";

/**
 * Opens the database inside the data folder and locks the folder for this process; throws DataFolderInUseError while
 * another one has it, and DatabaseUnavailableError when the folder is damaged. The database outlives a killed process, but PGlite never calls fsync: a power failure can lose
 * the last seconds.
 */
export async function openEmbedded(dataDir: string): Promise<Database> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const lock = await acquireLock(join(dataDir, "runbell.lock"), dataDir);
  try {
    return embeddedDatabase(await openFolder(dataDir), () => lock.release());
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** A new database gets its name last: PGlite takes a folder that it had not finished for a broken one. */
async function openFolder(dataDir: string): Promise<PGlite> {
  const folder = join(dataDir, "db");
  if (!existsSync(folder)) {
    const draft = join(dataDir, "db.new");
    await rm(draft, { recursive: true, force: true });
    await (await PGlite.create({ dataDir: draft })).close();
    await rename(draft, folder);
  }

  try {
    return await PGlite.create({ dataDir: folder });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DatabaseUnavailableError(
      `The embedded database in ${folder} cannot be opened (${reason}). Restore the folder from a backup, or move it away to start anew.`,
      { cause: error },
    );
  }
}

/** Makes a Database of an open PGlite. Closing it closes that too, and then calls `afterClose`. */
export function embeddedDatabase(pglite: PGlite, afterClose?: () => Promise<void>): Database {
  prepareStatements(pglite);
  const prisma = createPrismaClient(guardTransactions(new EmbeddedAdapterFactory(pglite)));
  let closing: Promise<void> | undefined;
  const close = async () => {
    await prisma.$disconnect();
    await pglite.close();
    await afterClose?.();
  };

  return {
    kind: "pglite",
    prisma,
    runScript: (work) => pglite.transaction((tx) => work(scriptSession(tx))),
    close: () => (closing ??= close()),
  };
}

function scriptSession(tx: PGliteTransaction): SqlSession {
  return {
    execute: async (script) => void (await tx.exec(script)),
    query: async <Row>(sql: string, params: unknown[] = []) => (await tx.query<Row>(sql, params)).rows,
  };
}

/** pglite-prisma-adapter with transactions of our own: its own ones report a COMMIT that failed as done (0.7.2). */
class EmbeddedAdapterFactory implements SqlDriverAdapterFactory {
  readonly provider = "postgres";
  readonly adapterName = "runbell-pglite";

  constructor(private readonly pglite: PGlite) {}

  async connect(): Promise<SqlDriverAdapter> {
    const adapter = await new PrismaPGlite(this.pglite).connect();
    adapter.startTransaction = () => startTransaction(this.pglite);
    return adapter;
  }
}

/** PGlite is one session: a transaction waits for the one before it, so isolation levels have nothing to add. */
function startTransaction(pglite: PGlite): Promise<Transaction> {
  return new Promise((resolve, reject) => {
    const finished = pglite.transaction(async (tx) => {
      // The adapter only calls query() and exec(), which a transaction has as well.
      const adapter = await new PrismaPGlite(tx as unknown as PGlite).connect();
      await new Promise<void>((end) => {
        resolve({
          provider: adapter.provider,
          adapterName: adapter.adapterName,
          options: { usePhantomQuery: true },
          queryRaw: (query) => adapter.queryRaw(query),
          executeRaw: (query) => adapter.executeRaw(query),
          commit: async () => {
            end();
            await finished;
          },
          rollback: async () => {
            await tx.rollback();
            end();
            await finished;
          },
        });
      });
    });
    finished.catch(reject);
  });
}
