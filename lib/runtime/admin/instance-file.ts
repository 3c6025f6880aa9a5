import { createHash, type Hash } from "node:crypto";
import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { z } from "zod";
import type { InstanceContent, RowBatch } from "@/lib/db/copy-instance";
import type { StoredRow } from "@/lib/db/stored-rows";
import { readCompressed, writeCompressed } from "./compressed-file";

/**
 * The file of `runbell admin export`: gzip around lines of JSON, each ended by a line feed.
 *
 *   {"runbell_export":1,"schema":…,"version":…,"made_at":…,"key_check":…,"tables":[{"name","columns","rows"}]}
 *   {"table":"users"}             before the rows of a table, in the header's order
 *   ["0193…",null,"{a,b}"]        a row: each value as PostgreSQL writes it as text, in the order of the columns
 *   {"rows":3,"sha256":"…"}       the last line: how many rows, and the SHA-256 of every byte before this line
 */
const Header = z.object({
  runbell_export: z.literal(1),
  schema: z.string(),
  version: z.string(),
  made_at: z.string(),
  key_check: z.string().nullable(),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: z.int() })),
});
const TableLine = z.strictObject({ table: z.string() });
const Trailer = z.strictObject({ rows: z.int(), sha256: z.string() });

/** A file that is no export, or not all of one, or not as it was written. */
export class InstanceFileError extends Error {
  constructor(path: string, problem: string) {
    super(`${path} ${problem}. Nothing was brought in.`);
    this.name = "InstanceFileError";
  }
}

export interface InstanceFile extends InstanceContent {
  /** Of the product that wrote it. */
  version: string;
  madeAt: string;
}

const BATCH_ROWS = 200;
const BATCH_BYTES = 1024 * 1024;

/** Writes the file, which only this user may read. It gets its name when it is complete; throws when it is there already. */
export async function writeInstanceFile(
  path: string,
  content: InstanceContent,
  batches: AsyncIterable<RowBatch>,
  { version, now }: { version: string; now: Date },
): Promise<void> {
  if (existsSync(path)) throw new Error(`${path} is there already: give a name that is free.`);
  const draft = `${path}.part`;
  try {
    await writeCompressed(draft, Readable.from(linesOf(content, batches, { version, now })));
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function* linesOf(
  content: InstanceContent,
  batches: AsyncIterable<RowBatch>,
  { version, now }: { version: string; now: Date },
): AsyncGenerator<string> {
  const hash = createHash("sha256");
  const hashed = (text: string) => {
    hash.update(text);
    return text;
  };
  const { schema, keyCheck, tables } = content;
  yield hashed(
    lineOf({ runbell_export: 1, schema, version, made_at: now.toISOString(), key_check: keyCheck, tables }),
  );
  let count = 0;
  let current = "";
  for await (const { table, rows } of batches) {
    if (table !== current) yield hashed(lineOf({ table }));
    current = table;
    count += rows.length;
    yield hashed(rows.map(lineOf).join(""));
  }
  yield lineOf({ rows: count, sha256: hash.digest("hex") });
}

function lineOf(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

/** Reads the file to its end. Throws InstanceFileError unless every byte is as it was written. */
export async function checkInstanceFile(path: string): Promise<InstanceFile> {
  const { content, batches } = await readInstanceFile(path);
  for await (const batch of batches) void batch;
  return content;
}

/**
 * The content and the rows of a file, which is read as the rows are asked for; only after the last of them is it known to
 * be whole. Throws InstanceFileError.
 */
export async function readInstanceFile(
  path: string,
): Promise<{ content: InstanceFile; batches: AsyncGenerator<RowBatch> }> {
  const hash = createHash("sha256");
  const lines = splitLines(path);
  const header = await readHeader(path, lines, hash);
  const { schema, version, made_at: madeAt, key_check: keyCheck, tables } = header;
  const content = { schema, version, madeAt, keyCheck, tables };
  return { content, batches: readBatches(path, content, lines, hash) };
}

async function readHeader(
  path: string,
  lines: AsyncGenerator<Buffer>,
  hash: Hash,
): Promise<z.infer<typeof Header>> {
  const first = await lines.next();
  if (first.done) throw new InstanceFileError(path, "is empty");
  hash.update(first.value).update("\n");
  const header = Header.safeParse(parseLine(path, first.value));
  if (header.success) return header.data;
  await lines.return(undefined);
  throw new InstanceFileError(path, "is not a file that this version's runbell admin export writes");
}

async function* readBatches(
  path: string,
  { tables }: InstanceContent,
  lines: AsyncIterable<Buffer>,
  hash: Hash,
): AsyncGenerator<RowBatch> {
  const widths = new Map(tables.map(({ name, columns }) => [name, columns.length]));
  const counts = new Map<string, number>();
  const altered = () => new InstanceFileError(path, "is damaged or was altered");
  let table = "";
  let rows: StoredRow[] = [];
  let bytes = 0;
  let trailer: z.infer<typeof Trailer> | null = null;
  for await (const line of lines) {
    if (trailer) throw altered();
    const value = parseLine(path, line);
    if (isRow(value, widths.get(table))) {
      rows.push(value);
      counts.set(table, (counts.get(table) ?? 0) + 1);
      bytes += line.length;
    } else if (Array.isArray(value)) throw altered();
    const isEnd = !Array.isArray(value) || rows.length >= BATCH_ROWS || bytes >= BATCH_BYTES;
    if (isEnd && rows.length > 0) {
      yield { table, rows };
      [rows, bytes] = [[], 0];
    }
    trailer = Trailer.safeParse(value).data ?? null;
    if (trailer) continue;
    hash.update(line).update("\n");
    if (Array.isArray(value)) continue;
    const next = TableLine.safeParse(value);
    if (!next.success || counts.has(next.data.table) || !widths.has(next.data.table)) throw altered();
    table = next.data.table;
  }
  if (!trailer) throw new InstanceFileError(path, "ends too early: a part of it is missing");
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const isAsCounted = tables.every(({ name, rows: count }) => (counts.get(name) ?? 0) === count);
  if (trailer.sha256 !== hash.digest("hex") || trailer.rows !== total || !isAsCounted) throw altered();
}

function isRow(value: unknown, width: number | undefined): value is StoredRow {
  return (
    Array.isArray(value) &&
    value.length === width &&
    value.every((item) => item === null || typeof item === "string")
  );
}

function parseLine(path: string, line: Buffer): unknown {
  try {
    return JSON.parse(line.toString("utf8"));
  } catch {
    throw new InstanceFileError(path, "is damaged or was altered");
  }
}

/** By line feeds alone: others would also end a line where a value holds U+2028. */
async function* splitLines(path: string): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  try {
    for await (const chunk of readCompressed(path)) {
      let from = 0;
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
        parts.push(chunk.subarray(from, at));
        yield Buffer.concat(parts);
        [parts, from] = [[], at + 1];
      }
      if (from < chunk.length) parts.push(chunk.subarray(from));
    }
  } catch (error) {
    throw unreadable(path, error);
  }
  if (parts.length > 0) throw new InstanceFileError(path, "ends too early: a part of it is missing");
}

function unreadable(path: string, error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "Z_BUF_ERROR") return new InstanceFileError(path, "ends too early: a part of it is missing");
  if (code.startsWith("Z_"))
    return new InstanceFileError(path, "is damaged, or no file of runbell admin export");
  if (code === "ENOENT") return new InstanceFileError(path, "is not there");
  return error;
}
