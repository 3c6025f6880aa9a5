import { setTimeout as delay } from "node:timers/promises";
import type { Config } from "@/lib/config";
import type { Prisma, PrismaClient } from "@/prisma/generated/client";
import { isWriteConflict } from "./errors";
import { TRANSACTION_TIMEOUT_MS } from "./prisma-client";

/** An open database, embedded or PostgreSQL: what is above sees no difference. */
export interface Database {
  readonly kind: "pglite" | "postgres";
  readonly prisma: PrismaClient;
  /** query() outside a transaction, without Prisma's way around it, which takes as long as the statement; absent where there is none. */
  query?<Row>(sql: string, params: readonly unknown[]): Promise<Row[]>;
  /** One transaction over the driver, whose scripts may have many statements: for migrations and tests. */
  runScript<T>(work: (session: SqlSession) => Promise<T>): Promise<T>;
  /** lib/db/listen.ts; absent where no other process can have anything to say. */
  listen?(channel: string, onMessage: (payload: string) => void): () => Promise<void>;
  /** Waits for what is under way. May be called again. */
  close(): Promise<void>;
}

export interface SqlSession {
  execute(script: string): Promise<void>;
  query<Row extends object>(sql: string, params?: unknown[]): Promise<Row[]>;
}

/** The client inside a transaction. On the embedded database anything else would wait for the transaction to end. */
export type Tx = Prisma.TransactionClient;
export type Db = PrismaClient | Tx;

const MAX_RETRIES = 3;

// On globalThis: Next bundles this module more than once, and two PGlites on one folder destroy it.
const slot = globalThis as typeof globalThis & { runbellDatabase?: OpenDatabase | undefined };

interface OpenDatabase {
  opening: Promise<Database>;
  opened?: Database;
}

/**
 * Opens the configured database as this process's database(). While one is open it answers with that one. Throws
 * DataFolderInUseError and DatabaseUnavailableError.
 */
export function openDatabase(config: Pick<Config, "databaseUrl" | "dataDir">): Promise<Database> {
  if (slot.runbellDatabase) return slot.runbellDatabase.opening;

  const entry: OpenDatabase = { opening: open(config) };
  slot.runbellDatabase = entry;
  const forget = () => {
    if (slot.runbellDatabase === entry) slot.runbellDatabase = undefined;
  };
  entry.opening = entry.opening.then(
    (opened) => (entry.opened = { ...opened, close: () => opened.close().finally(forget) }),
    (error: unknown) => {
      forget();
      throw error;
    },
  );
  return entry.opening;
}

/** This process's database; throws before openDatabase() is through. */
export function database(): Database {
  const opened = slot.runbellDatabase?.opened;
  if (!opened) throw new Error("No database is open: call openDatabase() first.");
  return opened;
}

/** Makes an open database this process's database(), or none: for lib/testing. */
export function installDatabase(opened: Database | null): void {
  slot.runbellDatabase = opened ? { opening: Promise.resolve(opened), opened } : undefined;
}

/**
 * Runs `work` in a transaction: all of it is stored when it resolves, nothing when it throws. A conflict with another
 * transaction is tried again, so `work` must have no other effects. `work` uses `tx` only, and does not go on after a
 * failed statement: PostgreSQL has given the transaction up, and this throws AbortedTransactionError.
 */
export async function withTransaction<T>(
  work: (tx: Tx) => Promise<T>,
  client: PrismaClient = database().prisma,
): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await client.$transaction(work, {
        maxWait: TRANSACTION_TIMEOUT_MS,
        timeout: TRANSACTION_TIMEOUT_MS,
      });
    } catch (error) {
      if (attempt === MAX_RETRIES || !isWriteConflict(error)) throw error;
      // Apart from each other, lest the same two meet again.
      await delay(10 * 2 ** attempt * (1 + Math.random()));
    }
  }
}

/**
 * The rows of one SQL statement, $1 … from params: Date for times, bigint for int8 (so cast counts to int), parsed JSON.
 * Trusts `Row` to say what the statement selects.
 */
export function query<Row>(sql: string, params: readonly unknown[] = [], db?: Db): Promise<Row[]> {
  const opened = slot.runbellDatabase?.opened;
  if (opened?.query && (db === undefined || db === opened.prisma)) return opened.query(sql, params);
  return (db ?? database().prisma).$queryRawUnsafe<Row[]>(sql, ...params);
}

/** Each only loads its own driver: a server without embedded database never reads the WASM. */
async function open({ databaseUrl, dataDir }: Pick<Config, "databaseUrl" | "dataDir">): Promise<Database> {
  if (databaseUrl) {
    const { openPostgres } = await import("./postgres");
    return openPostgres(databaseUrl);
  }
  const { openEmbedded } = await import("./embedded");
  return openEmbedded(dataDir);
}
