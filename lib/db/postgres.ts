import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { logger } from "@/lib/logger";
import type { Secret } from "@/lib/secrets";
import type { Database, SqlSession } from "./database";
import { DatabaseUnavailableError } from "./errors";
import { guardTransactions } from "./guarded-adapter";
import { listenTo } from "./listen";
import { parameterOf, rowTypes } from "./postgres-values";
import { createPrismaClient } from "./prisma-client";

const POOL_SIZE = 10;
const CONNECT_TIMEOUT_MS = 10_000;
const STATEMENT_TIMEOUT_MS = 60_000;
/** Behind the server's own timeout: it only ends statements on a connection that is dead without saying so. */
const SILENCE_TIMEOUT_MS = STATEMENT_TIMEOUT_MS + 10_000;
const OLDEST_VERSION = 15;

/** Where the server was built with it: storing a message with its HTML takes half as long. */
const preferLz4 = `
SELECT set_config(name, 'lz4', false) FROM pg_settings
WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals)`;

/** Connects to PostgreSQL; throws DatabaseUnavailableError when it cannot be reached, is too old or not in UTF-8. */
export async function openPostgres(url: Secret): Promise<Database> {
  const connectionString = url.reveal();
  const pool = new pg.Pool({
    connectionString,
    max: POOL_SIZE,
    application_name: "runbell",
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: SILENCE_TIMEOUT_MS,
    keepAlive: true,
    // Awaited by pg-pool before the connection is used. Prisma's adapter writes and reads times without their zone.
    onConnect: (client) =>
      client.query(
        `SET TIME ZONE 'UTC'; SET statement_timeout = ${STATEMENT_TIMEOUT_MS};
         SET idle_in_transaction_session_timeout = ${STATEMENT_TIMEOUT_MS};
         ${preferLz4}`,
      ),
  });
  // Without a listener a connection that the server ends while it is idle would end this process.
  pool.on("error", (error) => logger.warn({ err: error }, "lost an idle database connection"));

  try {
    await requireUsableServer(pool, connectionString);
  } catch (error) {
    await pool.end();
    throw error;
  }

  const prisma = createPrismaClient(guardTransactions(new PrismaPg(pool)));
  let closing: Promise<void> | undefined;
  const close = async () => {
    await prisma.$disconnect();
    await pool.end();
  };
  return {
    kind: "postgres",
    prisma,
    query: async <Row>(sql: string, params: readonly unknown[]) => {
      const { rows } = await pool.query({ text: sql, values: params.map(parameterOf), types: rowTypes });
      return rows as Row[];
    },
    runScript: (work) => runScript(connectionString, work),
    listen: (channel, onMessage) => listenTo(connectionString, channel, onMessage),
    close: () => (closing ??= close()),
  };
}

/** Throws DatabaseUnavailableError on a server that this version does not support. */
export function requireSupportedServer(server: { version: number; encoding: string }): void {
  const major = Math.floor(server.version / 10_000);
  if (major < OLDEST_VERSION) {
    throw new DatabaseUnavailableError(
      `This is PostgreSQL ${major}. Runbell needs PostgreSQL ${OLDEST_VERSION} or newer: upgrade the server that DATABASE_URL names.`,
    );
  }
  if (server.encoding !== "UTF8") {
    throw new DatabaseUnavailableError(
      `The database is encoded in ${server.encoding}. Runbell needs UTF-8: create it with ENCODING 'UTF8'.`,
    );
  }
}

async function requireUsableServer(pool: pg.Pool, connectionString: string): Promise<void> {
  const { rows } = await pool
    .query<{ version: number; encoding: string }>(
      `SELECT current_setting('server_version_num')::int AS version, current_setting('server_encoding') AS encoding`,
    )
    .catch((error: unknown) => {
      const { hostname, port, pathname } = new URL(connectionString);
      const place = `${hostname || "the local socket"}:${port || "5432"}${pathname}`;
      throw new DatabaseUnavailableError(`PostgreSQL at ${place} does not answer: ${reasonOf(error)}.`, {
        cause: error,
      });
    });
  if (rows[0]) requireSupportedServer(rows[0]);
}

/** Node's error for a name with several addresses has no message, only a code. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || ("code" in error ? String(error.code) : error.name);
}

/** On a connection of its own and without time limits: a migration may take long. */
async function runScript<T>(connectionString: string, work: (session: SqlSession) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString, application_name: "runbell", keepAlive: true });
  client.on("error", (error) => logger.warn({ err: error }, "lost the database connection of a script"));
  await client.connect();
  try {
    await client.query("BEGIN; SET LOCAL TIME ZONE 'UTC'; SET LOCAL statement_timeout = 0");
    const result = await work({
      execute: async (script) => void (await client.query(script)),
      query: async <Row extends pg.QueryResultRow>(sql: string, params: unknown[] = []) =>
        (await client.query<Row>(sql, params)).rows,
    });
    await client.query("COMMIT");
    return result;
  } finally {
    // Ends the transaction as well, if it is still open.
    await client.end();
  }
}
