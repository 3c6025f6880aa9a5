import { randomBytes } from "node:crypto";
import pg from "pg";
import { applyMigrations } from "@/lib/db/migrate";
import { openPostgres } from "@/lib/db/postgres";
import { Secret } from "@/lib/secrets";
import type { TestDatabase } from "./database";
import { migrationsHash } from "./migrations-hash";

const CLONE_PREFIX = "runbell_test_clone_";
const STALE_AFTER_S = 3600;
/** Any number: it only has to be the same in all test processes. */
const TEMPLATE_LOCK = 7_238_655;

/** Whether a PostgreSQL server answers, within two seconds. */
export async function answersAt(url: string): Promise<boolean> {
  try {
    await withAdmin(url, (admin) => admin.query("SELECT 1"));
    return true;
  } catch {
    return false;
  }
}

/** A clone of a database that was migrated once; dropped by release(). */
export async function openPostgresClone(serverUrl: string): Promise<TestDatabase> {
  const name = `${CLONE_PREFIX}${Math.floor(Date.now() / 1000)}_${randomBytes(4).toString("hex")}`;
  await withAdmin(serverUrl, async (admin) => {
    // One after the other: the template may still have to be made, and nobody may be connected to it while it is copied.
    await admin.query("SELECT pg_advisory_lock($1)", [TEMPLATE_LOCK]);
    const template = await ensureTemplate(admin, serverUrl);
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });

  const url = urlOf(serverUrl, name);
  const database = await openPostgres(new Secret(url));
  return {
    database,
    url,
    async release() {
      await database.close();
      await withAdmin(serverUrl, (admin) => admin.query(`DROP DATABASE ${name} WITH (FORCE)`));
    },
  };
}

/** Makes all connections to the database read-only from now on, or ends that. Those that are open are cut. */
export async function setReadOnly(url: string, isReadOnly: boolean): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  await withAdmin(urlOf(url, "postgres"), async (admin) => {
    await admin.query(`ALTER DATABASE ${name} SET default_transaction_read_only = ${isReadOnly}`);
    await admin.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [name]);
  });
}

async function ensureTemplate(admin: pg.Client, serverUrl: string): Promise<string> {
  const template = `runbell_test_template_${await migrationsHash()}`;
  if (await exists(admin, template)) return template;

  await dropStaleClones(admin);
  // Its name says that it is complete, so it gets it last.
  const draft = `${template}_draft`;
  await admin.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
  await admin.query(`CREATE DATABASE ${draft} ENCODING 'UTF8' TEMPLATE template0`);
  const database = await openPostgres(new Secret(urlOf(serverUrl, draft)));
  await applyMigrations(database).finally(() => database.close());
  await admin.query(`ALTER DATABASE ${draft} RENAME TO ${template}`);
  return template;
}

/** Those of test processes that were killed. */
async function dropStaleClones(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ name: string }>(
    `SELECT datname::text AS name FROM pg_database
     WHERE datname LIKE $1 AND split_part(datname, '_', 4)::bigint < $2
       AND datname NOT IN (SELECT datname FROM pg_stat_activity WHERE datname IS NOT NULL)`,
    [`${CLONE_PREFIX.replaceAll("_", "\\_")}%`, Math.floor(Date.now() / 1000) - STALE_AFTER_S],
  );
  for (const { name } of rows) await admin.query(`DROP DATABASE IF EXISTS ${name}`);
}

async function exists(admin: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await admin.query("SELECT FROM pg_database WHERE datname = $1", [name]);
  return rowCount === 1;
}

async function withAdmin<T>(url: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

function urlOf(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
