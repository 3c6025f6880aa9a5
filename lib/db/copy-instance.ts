import type { Database, SqlSession } from "./database";
import { MigrationError } from "./migrations";
import {
  advanceSequences,
  allowBackward,
  countRows,
  holdSnapshot,
  insertRows,
  readRows,
  requireWholeness,
  sumTable,
  useExactTexts,
  type StoredRow,
  type TableSum,
} from "./stored-rows";
import { listStoredTables, type StoredTable } from "./stored-tables";

/** What is in a database, as of one moment. */
export interface InstanceContent {
  /** Its last migration. */
  schema: string;
  /** lib/secrets.ts makeKeyCheck; null: nothing was ever encrypted there. */
  keyCheck: string | null;
  tables: { name: string; columns: string[]; rows: number }[];
}

/** Some rows of one table. Those of a table follow each other, and tables come in the order of InstanceContent. */
export interface RowBatch {
  table: string;
  rows: readonly StoredRow[];
}

/** The database has rows already, so nothing was brought into it. */
export class DatabaseNotEmptyError extends Error {
  constructor(found: string) {
    super(
      `The database is not empty: it has ${found}. Give it an empty one, which no server was started on yet.`,
    );
    this.name = "DatabaseNotEmptyError";
  }
}

/** Reads the whole instance as of one moment; memory stays flat. What `work` throws ends it. */
export function readInstance<T>(
  database: Database,
  work: (content: InstanceContent, batches: AsyncIterable<RowBatch>) => Promise<T>,
): Promise<T> {
  return database.runScript(async (session) => {
    await holdSnapshot(session);
    await useExactTexts(session);
    const { tables } = await listStoredTables(session);
    return work(await describeContent(session, tables), batchesOf(session, tables));
  });
}

/**
 * Stores all of an instance in an empty database of the same schema, in one transaction: all of it or nothing. `finish` is
 * the last thing in it. Throws DatabaseNotEmptyError, and MigrationError when the schemas differ.
 */
export function writeInstance<T>(
  database: Database,
  content: InstanceContent,
  batches: AsyncIterable<RowBatch>,
  finish: (session: SqlSession) => Promise<T>,
): Promise<T> {
  return database.runScript(async (session) => {
    await useExactTexts(session);
    const { tables, backward } = await listStoredTables(session);
    await requireSameShape(session, content, tables);
    await requireNoRows(session, tables);
    const byName = new Map(tables.map((table) => [table.name, table]));
    await allowBackward(session, backward);
    for await (const { table: name, rows } of batches) {
      const table = byName.get(name);
      if (!table) throw new Error(`There is no table ${name}.`);
      await insertRows(session, table, rows);
    }
    await requireWholeness(session, backward);
    for (const table of tables) await advanceSequences(session, table);
    return finish(session);
  });
}

/** Throws DatabaseNotEmptyError when any table has a row. */
export function requireEmpty(database: Database): Promise<void> {
  return database.runScript(async (session) =>
    requireNoRows(session, (await listStoredTables(session)).tables),
  );
}

/** What each table holds, by name. */
export function sumInstance(database: Database): Promise<TableSum[]> {
  return database.runScript(async (session) => {
    await holdSnapshot(session);
    await useExactTexts(session);
    const sums: TableSum[] = [];
    for (const table of (await listStoredTables(session)).tables) sums.push(await sumTable(session, table));
    return sums.toSorted((left, right) => (left.table < right.table ? -1 : 1));
  });
}

async function describeContent(
  session: SqlSession,
  tables: readonly StoredTable[],
): Promise<InstanceContent> {
  const described: InstanceContent["tables"] = [];
  for (const table of tables) {
    const columns = table.columns.map(({ name }) => name);
    described.push({ name: table.name, columns, rows: await countRows(session, table) });
  }
  const [check] = await session.query<{ value: string }>(
    "SELECT value FROM system_facts WHERE name = 'key_check'",
  );
  return { schema: await readSchema(session), keyCheck: check?.value ?? null, tables: described };
}

async function* batchesOf(session: SqlSession, tables: readonly StoredTable[]): AsyncGenerator<RowBatch> {
  for (const table of tables)
    for await (const rows of readRows(session, table)) yield { table: table.name, rows };
}

async function readSchema(session: SqlSession): Promise<string> {
  const [last] = await session.query<{ name: string | null }>(
    "SELECT max(migration_name) AS name FROM _prisma_migrations WHERE rolled_back_at IS NULL",
  );
  if (!last?.name) throw new MigrationError("The database has no tables of Runbell's yet.");
  return last.name;
}

async function requireSameShape(
  session: SqlSession,
  content: InstanceContent,
  tables: readonly StoredTable[],
): Promise<void> {
  const schema = await readSchema(session);
  const shapeOf = (all: readonly { name: string; columns: readonly string[] }[]) =>
    JSON.stringify(all.map(({ name, columns }) => `${name} (${columns.join(", ")})`).toSorted());
  const here = tables.map(({ name, columns }) => ({ name, columns: columns.map((column) => column.name) }));
  if (content.schema === schema && shapeOf(content.tables) === shapeOf(here)) return;
  throw new MigrationError(
    `It was made by another version of Runbell: its database ends with ${content.schema}, and this version's with ${schema}. ` +
      "Bring it in with the version that made it, then upgrade.",
  );
}

async function requireNoRows(session: SqlSession, tables: readonly StoredTable[]): Promise<void> {
  const found: string[] = [];
  for (const table of tables) {
    const rows = await countRows(session, table);
    if (rows > 0) found.push(`${rows} in ${table.name}`);
  }
  if (found.length === 0) return;
  const more = found.length > 3 ? " …" : "";
  throw new DatabaseNotEmptyError(`rows (${found.slice(0, 3).join(", ")}${more})`);
}
