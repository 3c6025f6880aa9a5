import { createHash } from "node:crypto";
import type { Database, SqlSession } from "@/lib/db/database";
import { insertRows, useExactTexts } from "@/lib/db/stored-rows";
import { listStoredTables, type StoredTable } from "@/lib/db/stored-tables";

const ROWS = 3;

/** Where anything would do for the database, but not for the product. */
const meant: Record<string, string | null> = {
  actor_kind: "user",
  anomalies: "{duration}",
  attachments: "[]",
  auth_method: "auto",
  catch_up: "none",
  cause: "manual",
  channel_kind: "email",
  channel_kinds: "{email,slack}",
  condition: null,
  config: "{}",
  cron: null,
  digest_time: "08:00",
  document: "{}",
  event_type: "job.failed",
  event_types: "{job.failed}",
  events: "{}",
  frequency: "immediate",
  gates: "[]",
  group_by: "{}",
  inline_template: '{"subject":"Hello","text":"A message","syntax":"literal"}',
  locale: "de-AT",
  mode: "inherit",
  more_quiet_windows: "[]",
  notification_type: "email",
  occasion: "every",
  on_error: "fail_job",
  overlap: "skip",
  parameters: "[]",
  payload: null,
  preset: null,
  purpose: "direct",
  quiet_hours_end: "07:00",
  quiet_hours_start: "22:00",
  recipients: "[]",
  role: "admin",
  schedule: null,
  scopes: "{events:write}",
  security: "starttls",
  settings: "{}",
  severity: "error",
  source: "reported",
  status: "completed",
  steps: "[]",
  timezone: "Europe/Vienna",
  variant: "a",
  via: "page",
  zone: "Europe/Vienna",
};

/** Values by table and column, as PostgreSQL writes them as text. */
export type TableValues = Readonly<Record<string, Readonly<Record<string, string | null>>>>;

/** What a column of that name means in one table only. */
const meantThere: TableValues = {
  channels: { kind: "webhook" },
  escalations: { state: "active" },
  events: { type: "job.failed" },
  inbox_messages: { kind: "email", payload: "{}" },
  job_steps: { type: "wait", config: '{"seconds":1}' },
  jobs: { kind: "reported" },
  notifications: { state: "sent", reason: null },
  run_steps: { type: "wait" },
  users: { disabled_at: null },
  worker_control: { paused: "false" },
};

interface Reference {
  table: string;
  column: string;
  target: string;
}

/**
 * Puts three rows into every table that the database has, whatever its schema is: each points to others where it can, and
 * holds values that are hard to copy; `given` says what some columns hold instead.
 */
export async function fillTables(database: Database, given: TableValues = {}): Promise<void> {
  await database.runScript(async (session) => {
    await useExactTexts(session);
    const references = await listReferences(session);
    const { tables } = await listStoredTables(session);
    for (const table of tables) {
      const rows = Array.from({ length: ROWS }, (_, row) =>
        table.columns.map(({ name, type }) => valueOf({ table, name, type, row, references, given })),
      );
      await insertRows(session, table, rows);
    }
  });
}

function listReferences(session: SqlSession): Promise<Reference[]> {
  return session.query<Reference>(`
SELECT own.relname::text AS "table", attname::text AS column, other.relname::text AS target
FROM pg_constraint
JOIN pg_class own ON own.oid = conrelid
JOIN pg_class other ON other.oid = confrelid
JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
WHERE contype = 'f' AND cardinality(conkey) = 1`);
}

interface Place {
  table: StoredTable;
  name: string;
  type: string;
  row: number;
  references: readonly Reference[];
  given: TableValues;
}

function valueOf(place: Place): string | null {
  const { table, name, type, row, references, given } = place;
  const reference = references.find((known) => known.table === table.name && known.column === name);
  // To a row of its own table that is only stored after it.
  if (reference?.target === table.name) return uuidOf(table.name, (row + 1) % ROWS);
  if (reference) return uuidOf(reference.target, row);
  if (type === "uuid" && name === "id") return uuidOf(table.name, row);
  // Ids of people that no foreign key, or none at first, names as such.
  if (["created_by_id", "actor_id", "subject_id"].includes(name)) return uuidOf("users", row);
  const fitting = given[table.name]?.[name] ?? meantThere[table.name]?.[name];
  if (fitting !== undefined) return fitting;
  if (name in meant && /^(text|character varying|jsonb)/.test(type)) return meant[name] ?? null;
  return hardValue(type, name, row);
}

function hardValue(type: string, name: string, row: number): string {
  const [base = ""] = type.split("(");
  switch (base) {
    case "text":
    case "character varying":
      return `${name} ${row}: „Grüße“ 𝄞 \u2028 "quoted" 'it''s' \\N \\ \ttab\r\nline {a,b} null`;
    case "uuid":
      return uuidOf(name, row);
    case "integer":
      return String(row + 1);
    case "bigint":
      return String(9_007_199_254_740_993n + BigInt(row));
    case "double precision":
      return String(0.1 + row / 3);
    case "boolean":
      return String(row === 0);
    case "timestamp":
      return `2026-03-${29 + row} 01:59:59.123+00`;
    case "jsonb":
      return `{"big": 9007199254740993, "small": 1.10, "text": "„ü“ \\u2028 \\"𝄞\\"", "list": [null, ${row}, {}]}`;
    case "bytea":
      return `\\x${Buffer.from(Array.from({ length: 256 }, (_, byte) => (byte + row) % 256)).toString("hex")}`;
    case "text[]":
      return String.raw`{"a,b","{\"x\"}","NULL","","back\\slash"}`;
    case "integer[]":
      return "{1,7}";
    case "uuid[]":
      return `{${uuidOf(name, row)},${uuidOf(name, row + 1)}}`;
    default:
      throw new Error(`No value for a ${type} (${name}) is known: add one to lib/testing/fill-tables.ts.`);
  }
}

function uuidOf(name: string, row: number): string {
  const hex = createHash("sha256").update(`${name} ${row}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
