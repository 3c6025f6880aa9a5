import { createHash } from "node:crypto";
import type { SqlSession } from "./database";
import { quoteName, type ForeignKey, type StoredTable } from "./stored-tables";

/**
 * A row as its values' texts, in the order of the table's columns. Text is what PostgreSQL gives and takes without loss for
 * every type: numbers of any size, times to the microsecond, JSON, arrays, bytes.
 */
export type StoredRow = readonly (string | null)[];

const ROWS_AT_ONCE = 200;
/** A file is held several times over while it is read. */
const FILES_AT_ONCE = 4;

/** The forms of text that do not depend on how a server is set up. */
const EXACT_TEXTS = `
SET LOCAL TIME ZONE 'UTC'; SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL intervalstyle = 'postgres';
SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex'`;

/** To be called before rows are read or written in a transaction. */
export async function useExactTexts(session: SqlSession): Promise<void> {
  await session.execute(EXACT_TEXTS);
}

/** One moment for all that the transaction reads, whatever others write meanwhile. To be called before anything else. */
export async function holdSnapshot(session: SqlSession): Promise<void> {
  await session.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
}

export async function countRows(session: SqlSession, table: StoredTable): Promise<number> {
  // A bigint would not be a number; float8 counts right up to 2^53.
  const [row] = await session.query<{ count: number }>(
    `SELECT count(*)::float8 AS count FROM ${quoteName(table.name)}`,
  );
  return row?.count ?? 0;
}

/** All rows by primary key, a few at a time. */
export async function* readRows(session: SqlSession, table: StoredTable): AsyncGenerator<StoredRow[]> {
  // A name of its own: the embedded database keeps statements, and this one's answer has this table's columns.
  const cursor = quoteName(`copy of ${table.name}`);
  const columns = table.columns.map(({ name }, index) => `${quoteName(name)}::text AS c${index}`);
  await session.execute(
    `DECLARE ${cursor} NO SCROLL CURSOR FOR SELECT ${columns.join(", ")} FROM ${quoteName(table.name)} ORDER BY ${table.order}`,
  );
  const limit = table.hasFiles ? FILES_AT_ONCE : ROWS_AT_ONCE;
  for (;;) {
    const rows = await session.query<Record<string, string | null>>(`FETCH ${limit} FROM ${cursor}`);
    if (rows.length > 0) yield rows.map((row) => table.columns.map((_, index) => row[`c${index}`] ?? null));
    if (rows.length < limit) break;
  }
  await session.execute(`CLOSE ${cursor}`);
}

/** Stores rows as readRows gave them. */
export async function insertRows(
  session: SqlSession,
  table: StoredTable,
  rows: readonly StoredRow[],
): Promise<void> {
  const names = table.columns.map(({ name }) => quoteName(name));
  const values = table.columns.map(({ type }, index) => `(line ->> ${index})::${type}`);
  await session.query(
    `
INSERT INTO ${quoteName(table.name)} (${names.join(", ")}) OVERRIDING SYSTEM VALUE
SELECT ${values.join(", ")} FROM json_array_elements($1::text::json) AS rows (line)`,
    [JSON.stringify(rows)],
  );
}

/** Rows that point to others of a later place may be stored first, until requireWholeness(). */
export async function allowBackward(session: SqlSession, backward: readonly ForeignKey[]): Promise<void> {
  await alter(session, backward, "DEFERRABLE INITIALLY DEFERRED");
}

/** Everything points to what is there, or this throws. Takes allowBackward() back. */
export async function requireWholeness(session: SqlSession, backward: readonly ForeignKey[]): Promise<void> {
  await session.execute("SET CONSTRAINTS ALL IMMEDIATE");
  await alter(session, backward, "NOT DEFERRABLE");
}

async function alter(session: SqlSession, keys: readonly ForeignKey[], how: string): Promise<void> {
  for (const { table, name } of keys)
    await session.execute(`ALTER TABLE ${quoteName(table)} ALTER CONSTRAINT ${quoteName(name)} ${how}`);
}

/** The next values follow the greatest that is there. */
export async function advanceSequences(session: SqlSession, table: StoredTable): Promise<void> {
  for (const { name, sequence } of table.columns) {
    if (sequence === null) continue;
    await session.query(
      `SELECT setval($1::text::regclass, coalesce(max(${quoteName(name)}), 0) + 1, false) FROM ${quoteName(table.name)}`,
      [sequence],
    );
  }
}

export interface TableSum {
  table: string;
  rows: number;
  /** SHA-256 over all rows, hex: the same for the same rows, whichever database they are in. */
  sha256: string;
}

export async function sumTable(session: SqlSession, table: StoredTable): Promise<TableSum> {
  const hash = createHash("sha256");
  let count = 0;
  for await (const rows of readRows(session, table)) {
    for (const row of rows) hash.update(`${JSON.stringify(row)}\n`);
    count += rows.length;
  }
  return { table: table.name, rows: count, sha256: hash.digest("hex") };
}
