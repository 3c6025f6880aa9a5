import { randomBytes } from "node:crypto";
import pg from "pg";

const LOCAL_SERVER = "postgresql://postgres@127.0.0.1:5432/postgres";
const PREFIX = "runbell_bench_";
/** Of a run that was killed: no run takes so long. */
const STALE_AFTER_S = 2 * 3600;
const CONNECT_MS = 5_000;

export const postgresHint =
  "no PostgreSQL answers: apt-get install postgresql, or BENCH_DATABASE_URL=postgresql://… (a user that may create databases)";

/** A database that belongs to one measurement. */
export interface BenchDatabase {
  url: string;
  drop(): Promise<void>;
}

const serverUrl = process.env.BENCH_DATABASE_URL ?? LOCAL_SERVER;

export function hasPostgres(): Promise<boolean> {
  return withClient(serverUrl, (client) => client.query("SELECT 1")).then(
    () => true,
    () => false,
  );
}

/** A new, empty database. */
export async function makeDatabase(): Promise<BenchDatabase> {
  const name = `${PREFIX}${Math.floor(Date.now() / 1000)}_${randomBytes(3).toString("hex")}`;
  await withClient(serverUrl, async (admin) => {
    await dropStale(admin);
    await admin.query(`CREATE DATABASE ${name} ENCODING 'UTF8' TEMPLATE template0`);
  });
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: () =>
      withClient(serverUrl, async (admin) => {
        await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      }),
  };
}

async function dropStale(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ name: string }>(
    `SELECT datname::text AS name FROM pg_database
     WHERE datname LIKE $1 AND split_part(datname, '_', 3)::bigint < $2
       AND datname NOT IN (SELECT datname FROM pg_stat_activity WHERE datname IS NOT NULL)`,
    [`${PREFIX.replaceAll("_", "\\_")}%`, Math.floor(Date.now() / 1000) - STALE_AFTER_S],
  );
  for (const { name } of rows) await admin.query(`DROP DATABASE IF EXISTS ${name}`);
}

/** On a connection of its own. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
