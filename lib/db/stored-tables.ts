import type { SqlSession } from "./database";

/** A table as whoever copies a whole database needs it. */
export interface StoredTable {
  name: string;
  /** All that hold values of their own, by name: generated ones make themselves. */
  columns: readonly StoredColumn[];
  /** SQL: the order of the primary key, the same on every server. */
  order: string;
  /** Has values that may be large. */
  hasFiles: boolean;
}

interface StoredColumn {
  name: string;
  /** As SQL writes it. */
  type: string;
  /** The sequence that fills it; null: none does. */
  sequence: string | null;
}

/** A foreign key that points to a table of its own or a later place in the order. */
export interface ForeignKey {
  name: string;
  table: string;
  target: string;
}

export interface StoredTables {
  /** Each after those that it points to, as far as that is possible. */
  tables: StoredTable[];
  /** Those for which it is not. */
  backward: ForeignKey[];
}

/** Prisma's own table says what the database is, not what is in it. */
const isOurs =
  "relnamespace = current_schema()::regnamespace AND relkind = 'r' AND relname <> '_prisma_migrations'";

const COLUMNS = `
SELECT relname::text AS "table", attname::text AS name, format_type(atttypid, atttypmod) AS type,
  typcollation <> 0 AS "isText", array_position(indkey::int2[], attnum) AS "keyPlace",
  pg_get_serial_sequence(quote_ident(relname), attname) AS sequence
FROM pg_class
JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
JOIN pg_type ON pg_type.oid = atttypid
LEFT JOIN pg_index ON indrelid = pg_class.oid AND indisprimary
WHERE ${isOurs}
ORDER BY relname, attname`;

const FOREIGN_KEYS = `
SELECT conname::text AS name, own.relname::text AS "table", other.relname::text AS target
FROM pg_constraint
JOIN pg_class own ON own.oid = conrelid
JOIN pg_class other ON other.oid = confrelid
WHERE contype = 'f' AND connamespace = current_schema()::regnamespace
ORDER BY own.relname, conname`;

interface ColumnRow extends StoredColumn {
  table: string;
  isText: boolean;
  keyPlace: number | null;
}

/** The tables of this database, from its catalogue: what a migration adds is among them by itself. */
export async function listStoredTables(session: SqlSession): Promise<StoredTables> {
  const columns = await session.query<ColumnRow>(COLUMNS);
  const foreignKeys = await session.query<ForeignKey>(FOREIGN_KEYS);
  const names = [...new Set(columns.map(({ table }) => table))].toSorted();
  const ordered = inOrder(names, foreignKeys);
  const place = new Map(ordered.map((name, index) => [name, index]));
  const placeOf = (name: string) => place.get(name) ?? -1;
  return {
    tables: ordered.map((name) =>
      tableOf(
        name,
        columns.filter(({ table }) => table === name),
      ),
    ),
    backward: foreignKeys.filter(({ table, target }) => placeOf(target) >= placeOf(table)),
  };
}

/** An identifier as SQL takes it, whatever it is. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function tableOf(name: string, rows: readonly ColumnRow[]): StoredTable {
  const key = rows
    .filter(({ keyPlace }) => keyPlace !== null)
    .toSorted((left, right) => Number(left.keyPlace) - Number(right.keyPlace));
  if (key.length === 0) throw new Error(`The table ${name} has no primary key.`);
  // Each server sorts text in its own language, unless it is told.
  const order = key
    .map((column) => `${quoteName(column.name)}${column.isText ? ' COLLATE "C"' : ""}`)
    .join(", ");
  const columns = rows.map((row) => ({ name: row.name, type: row.type, sequence: row.sequence }));
  return { name, columns, order, hasFiles: columns.some(({ type }) => type === "bytea") };
}

/** Of tables that point to each other in a circle, the first by name comes first. */
function inOrder(names: readonly string[], foreignKeys: readonly ForeignKey[]): string[] {
  const ordered: string[] = [];
  const left = new Set(names);
  while (left.size > 0) {
    const isReady = (name: string) =>
      foreignKeys.every((key) => key.table !== name || key.target === name || !left.has(key.target));
    const ready = [...left].filter(isReady);
    for (const name of ready.length > 0 ? ready : [...left].slice(0, 1)) {
      ordered.push(name);
      left.delete(name);
    }
  }
  return ordered;
}
