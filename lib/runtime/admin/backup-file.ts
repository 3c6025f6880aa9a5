import { createHash, type Hash } from "node:crypto";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { extract, pack, type Extract, type Header, type Pack } from "tar-stream";
import { z } from "zod";
import { readCompressed, writeCompressed } from "./compressed-file";

// The file of `runbell admin backup`: a gzipped tar with runbell-backup.json first, then the folder of the database and, when
// asked for, the key files, and last runbell-backup.sha256: the SHA-256, hex, of the entries before it, each as its heading
// (headingOf) and its content.

const FACTS = "runbell-backup.json";
const SUM = "runbell-backup.sha256";
const TEXT_LIMIT = 64 * 1024;
/** What tar-stream says of an archive that was cut off; it has no code. */
const CUT_OFF = "Unexpected end of data";

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
  if (existsSync(path)) throw new Error(`${path} is there already: give a name that is free.`);
  const draft = `${path}.part`;
  const archive = pack();
  const filled = fill(archive, { folder, names, facts }).catch((error: Error) => {
    archive.destroy(error);
    throw error;
  });
  try {
    const [written] = await Promise.allSettled([writeCompressed(draft, bytesOf(archive)), filled]);
    // A fault of either ends the other; this one is told the cause in both cases.
    if (written.status === "rejected") throw written.reason;
    await filled;
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

interface Content {
  folder: string;
  names: readonly string[];
  facts: BackupFacts;
}

async function fill(archive: Pack, { folder, names, facts }: Content): Promise<void> {
  const hash = createHash("sha256");
  await addText(archive, FACTS, `${JSON.stringify({ runbell_backup: 1, ...facts })}\n`, hash);
  for (const name of names) await addCopy(archive, folder, name, hash);
  await addText(archive, SUM, `${hash.digest("hex")}\n`);
  archive.finalize();
}

interface Heading {
  name: string;
  type: "file" | "directory";
  size: number;
}

/** No name has a line's end, and a content is as long as its heading says: no two archives are hashed alike. */
function headingOf({ name, type, size }: Heading): string {
  return `${type} ${size} ${name}\n`;
}

function addText(archive: Pack, name: string, text: string, hash?: Hash): Promise<void> {
  const content = Buffer.from(text);
  return add(archive, { name, type: "file", size: content.length }, Readable.from([content]), hash);
}

async function addCopy(archive: Pack, folder: string, name: string, hash: Hash): Promise<void> {
  const place = join(folder, name);
  const found = await stat(place);
  if (!found.isDirectory())
    return add(archive, { name, type: "file", size: found.size }, createReadStream(place), hash);
  // PostgreSQL wants its empty folders, too.
  await add(archive, { name: `${name}/`, type: "directory", size: 0 }, Readable.from([]), hash);
  for (const child of (await readdir(place)).toSorted())
    await addCopy(archive, folder, `${name}/${child}`, hash);
}

/** Owner and time are left out: whoever unpacks it owns it. */
async function add(archive: Pack, heading: Heading, content: Readable, hash?: Hash): Promise<void> {
  hash?.update(headingOf(heading));
  const mode = heading.type === "directory" ? 0o700 : 0o600;
  await pipeline(
    content,
    (source: AsyncIterable<Buffer>) => hashed(source, hash),
    archive.entry({ ...heading, mode, mtime: new Date(0) }),
  );
}

/** The streams of tar-stream do not say that they are of bytes. */
function bytesOf(stream: AsyncIterable<unknown>): AsyncIterable<Buffer> {
  return stream as AsyncIterable<Buffer>;
}

async function* hashed(content: AsyncIterable<Buffer>, hash?: Hash): AsyncGenerator<Buffer> {
  for await (const part of content) {
    hash?.update(part);
    yield part;
  }
}

/** Reads the file to its end. Throws BackupFileError unless all of it is as it was written. */
export async function checkBackupFile(path: string): Promise<BackupFacts> {
  return readBackup(path, async (_, content) => {
    for await (const part of content) void part;
  });
}

/** Unpacks what checkBackupFile has found whole into a folder; throws BackupFileError when it is not that any more. */
export async function unpackBackupFile(path: string, folder: string): Promise<void> {
  await readBackup(path, async ({ name, type }, content) => {
    const place = join(folder, name);
    if (type === "directory") {
      await mkdir(place, { recursive: true, mode: 0o700 });
      return;
    }
    await pipeline(content, createWriteStream(place, { flags: "wx", mode: 0o600, flush: true }));
  });
}

type Take = (heading: Heading, content: AsyncIterable<Buffer>) => Promise<void>;

async function readBackup(path: string, take: Take): Promise<BackupFacts> {
  const archive = extract();
  let problem: unknown = null;
  archive.on("error", (error: unknown) => (problem = error));
  const read = pipeline(readCompressed(path), archive);
  // Told by the loop over the archive: without a listener it would end the process.
  read.catch(() => undefined);
  try {
    return await readEntries(path, archive, take);
  } catch (error) {
    if (error !== problem || !(error instanceof Error)) throw error;
    const code = "code" in error ? String(error.code) : "";
    if (code === "ENOENT") throw new BackupFileError(path, "is not there");
    if (code === "Z_BUF_ERROR" || error.message === CUT_OFF)
      throw new BackupFileError(path, "ends too early: a part of it is missing");
    // Other than what is told by zlib and tar, such as of a disk that cannot be read.
    if ("syscall" in error) throw error;
    throw new BackupFileError(path, "is damaged, or no file of runbell admin backup");
  }
}

async function readEntries(path: string, archive: Extract, take: Take): Promise<BackupFacts> {
  const hash = createHash("sha256");
  let facts: BackupFacts | null = null;
  let sum: string | null = null;
  for await (const entry of archive) {
    const heading = knownHeading(entry.header);
    const content = bytesOf(entry);
    if (!heading || (heading.name === FACTS) === (facts !== null))
      throw new BackupFileError(path, "is no file of runbell admin backup");
    if (sum !== null) throw new BackupFileError(path, "is damaged or was altered");
    if (heading.name === SUM) {
      sum = (await textOf(content)).trim();
      continue;
    }
    hash.update(headingOf(heading));
    if (heading.name === FACTS) facts = factsOf(path, await textOf(content, hash));
    else await take(heading, hashed(content, hash));
  }
  if (!facts || sum === null) throw new BackupFileError(path, "ends too early: a part of it is missing");
  if (sum !== hash.digest("hex")) throw new BackupFileError(path, "is damaged or was altered");
  return facts;
}

/** Null for anything that we do not write, such as a link. */
function knownHeading({ name, type, size }: Header): Heading | null {
  if (type !== "file" && type !== "directory") return null;
  if (name === FACTS || name === SUM) return size <= TEXT_LIMIT ? { name, type, size } : null;
  return isOurs(name) ? { name, type, size } : null;
}

/** Nothing else is ever unpacked, wherever a name may lead. */
function isOurs(name: string): boolean {
  if (name === "secret.key" || name === "session.key") return true;
  const [first, ...rest] = name.replace(/\/$/, "").split("/");
  return first === "db" && rest.every((part) => /^[\w.-]+$/.test(part) && !/^\.+$/.test(part));
}

async function textOf(content: AsyncIterable<Buffer>, hash?: Hash): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of hashed(content, hash)) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
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
