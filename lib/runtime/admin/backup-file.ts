import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { readCompressed, writeCompressed } from "./compressed-file";
import { BlockReader, readTarHeader, tarEnd, tarHeader, tarPadding, type TarEntry } from "./tar";

// The file of `runbell admin backup`: a gzipped tar with runbell-backup.json first, then the folder of the database and, when
// asked for, the key files, and last runbell-backup.sha256: the SHA-256, hex, of every byte of the tar before that entry.

const FACTS = "runbell-backup.json";
const SUM = "runbell-backup.sha256";
const FACTS_LIMIT = 64 * 1024;
/** Nothing else is ever unpacked, wherever a path may lead. */
const known = /^(?:db(?:\/[\w.-]*[\w-][\w.-]*)*\/?|secret\.key|session\.key)$/;

const Facts = z.object({
  runbell_backup: z.literal(1),
  schema: z.string(),
  version: z.string(),
  made_at: z.string(),
  key_check: z.string().nullable(),
  with_keys: z.boolean(),
});
export type BackupFacts = Omit<z.infer<typeof Facts>, "runbell_backup">;

/** A file that is no backup, or not all of one, or not as it was written. */
export class BackupFileError extends Error {
  constructor(path: string, problem: string) {
    super(`${path} ${problem}. Nothing was restored.`);
    this.name = "BackupFileError";
  }
}

/** Copies what `names` say of the folder. The caller sees to it that nobody writes there meanwhile. */
export async function writeBackupFile(
  path: string,
  { folder, names, facts }: { folder: string; names: readonly string[]; facts: BackupFacts },
): Promise<void> {
  if (existsSync(path)) throw new BackupFileError(path, "is there already: give a name that is free");
  const draft = `${path}.part`;
  try {
    await writeCompressed(draft, Readable.from(archive(folder, names, facts)));
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function* archive(
  folder: string,
  names: readonly string[],
  facts: BackupFacts,
): AsyncGenerator<Buffer> {
  const hash = createHash("sha256");
  for await (const part of entries(folder, names, facts)) {
    hash.update(part);
    yield part;
  }
  yield* textEntry(SUM, `${hash.digest("hex")}\n`);
  yield tarEnd;
}

async function* entries(
  folder: string,
  names: readonly string[],
  facts: BackupFacts,
): AsyncGenerator<Buffer> {
  yield* textEntry(FACTS, `${JSON.stringify({ runbell_backup: 1, ...facts })}\n`);
  for (const name of names) yield* copyOf(folder, name);
}

function* textEntry(path: string, text: string): Generator<Buffer> {
  const content = Buffer.from(text);
  yield tarHeader({ path, kind: "file", size: content.length });
  yield content;
  yield tarPadding(content.length);
}

async function* copyOf(folder: string, path: string): AsyncGenerator<Buffer> {
  const place = join(folder, path);
  const { size, isFolder } = await stat(place).then((found) => ({
    size: found.size,
    isFolder: found.isDirectory(),
  }));
  if (isFolder) {
    // PostgreSQL wants its empty folders, too.
    yield tarHeader({ path: `${path}/`, kind: "folder", size: 0 });
    for (const name of (await readdir(place)).toSorted()) yield* copyOf(folder, `${path}/${name}`);
    return;
  }
  yield tarHeader({ path, kind: "file", size });
  let copied = 0;
  for await (const chunk of createReadStream(place)) {
    copied += (chunk as Buffer).length;
    yield chunk as Buffer;
  }
  if (copied !== size) throw new Error(`${place} was written to while it was copied.`);
  yield tarPadding(size);
}

/** Reads the file to its end. Throws BackupFileError unless every byte is as it was written. */
export async function checkBackupFile(path: string): Promise<BackupFacts> {
  return readBackup(path, async (_, content) => {
    for await (const part of content) void part;
  });
}

/** Unpacks what checkBackupFile has found whole into a folder; throws BackupFileError when it is not that any more. */
export async function unpackBackupFile(path: string, folder: string): Promise<void> {
  await readBackup(path, async (entry, content) => {
    const place = join(folder, entry.path);
    if (entry.kind === "folder") {
      await mkdir(place, { recursive: true, mode: 0o700 });
      return;
    }
    await pipeline(content, createWriteStream(place, { flags: "wx", mode: 0o600, flush: true }));
  });
}

type Take = (entry: TarEntry, content: AsyncIterable<Buffer>) => Promise<void>;

async function readBackup(path: string, take: Take): Promise<BackupFacts> {
  const reader = new BlockReader(readCompressed(path));
  try {
    return await readArchive(path, reader, take);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "Z_BUF_ERROR") throw new BackupFileError(path, "ends too early: a part of it is missing");
    if (code.startsWith("Z_") || error instanceof RangeError)
      throw new BackupFileError(path, "is damaged, or no file of runbell admin backup");
    if (code === "ENOENT" && !existsSync(path)) throw new BackupFileError(path, "is not there");
    throw error;
  } finally {
    await reader.close();
  }
}

async function readArchive(path: string, reader: BlockReader, take: Take): Promise<BackupFacts> {
  const hash = createHash("sha256");
  let facts: BackupFacts | null = null;
  for (;;) {
    const block = await reader.block();
    const entry = block && readTarHeader(block);
    if (!block || !entry) throw new BackupFileError(path, "ends too early: a part of it is missing");
    if (entry.path === SUM) {
      const sum = (await textOf(reader, entry)).trim();
      if (!facts || sum !== hash.digest("hex") || !(await isEnd(reader)))
        throw new BackupFileError(path, "is damaged or was altered");
      return facts;
    }
    hash.update(block);
    if (entry.path === FACTS) {
      const text = await textOf(reader, entry, (part) => hash.update(part));
      facts = factsOf(path, text);
      continue;
    }
    if (!facts || !known.test(entry.path))
      throw new BackupFileError(path, "is no file of runbell admin backup");
    await take(
      entry,
      hashed(reader, entry, (part) => hash.update(part)),
    );
    await skipPadding(reader, entry, (part) => hash.update(part));
  }
}

/** Nothing follows but what ends an archive, and that is whole. */
async function isEnd(reader: BlockReader): Promise<boolean> {
  const parts: Buffer[] = [];
  for await (const part of reader.bytes(tarEnd.length + 1)) parts.push(part);
  return Buffer.concat(parts).equals(tarEnd);
}

async function* hashed(
  reader: BlockReader,
  { size }: TarEntry,
  onPart: (part: Buffer) => void,
): AsyncGenerator<Buffer> {
  let read = 0;
  for await (const part of reader.bytes(size)) {
    onPart(part);
    read += part.length;
    yield part;
  }
  if (read < size) throw new RangeError("The archive ends within a file.");
}

async function textOf(
  reader: BlockReader,
  entry: TarEntry,
  onPart: (part: Buffer) => void = () => undefined,
): Promise<string> {
  if (entry.size > FACTS_LIMIT) throw new RangeError("What an archive says of itself is short.");
  const parts: Buffer[] = [];
  for await (const part of hashed(reader, entry, onPart)) parts.push(part);
  await skipPadding(reader, entry, onPart);
  return Buffer.concat(parts).toString("utf8");
}

async function skipPadding(
  reader: BlockReader,
  { size }: TarEntry,
  onPart: (part: Buffer) => void,
): Promise<void> {
  for await (const part of reader.bytes(tarPadding(size).length)) onPart(part);
}

function factsOf(path: string, text: string): BackupFacts {
  const parsed = Facts.safeParse(jsonOf(text));
  if (!parsed.success)
    throw new BackupFileError(path, "is no file that this version's runbell admin backup writes");
  const { schema, version, made_at, key_check, with_keys } = parsed.data;
  return { schema, version, made_at, key_check, with_keys };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
