import { createHash, randomUUID } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { readFile, rename, stat, unlink, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { createFileExclusively, hasCode } from "@/lib/exclusive-file";
import { logger } from "@/lib/logger";

/** Another process works on the data folder, and a second one would destroy its database. */
export class DataFolderInUseError extends Error {
  constructor(dataDir: string, holder: string) {
    super(
      `The data folder ${dataDir} is in use by ${holder}. ` +
        "Stop it first, or set RUNBELL_DATA_DIR or DATABASE_URL.",
    );
    this.name = "DataFolderInUseError";
  }
}

export interface Lock {
  /** Takes the file away, if it is still ours. */
  release(): Promise<void>;
}

/** What a lock file says about the process that wrote it. */
const Holder = z.object({
  /** Where its pid means something. */
  host: z.string(),
  pid: z.int().positive(),
  /** Clock ticks from boot to its start, where the system tells: a pid may be given to another process. */
  startTicks: z.string().nullable(),
  startedAt: z.string(),
  nonce: z.string(),
});
type Holder = z.infer<typeof Holder>;

const BEAT_MS = 5_000;
/** A holder that we cannot look up (another container or machine) is gone when its file was not touched for so long. */
const SILENCE_MS = 30_000;
/** An unreadable file this young may be one that is being written. */
const WRITING_MS = 5_000;

/**
 * Takes the lock file for this process, or throws DataFolderInUseError. A file whose process is gone is replaced; one
 * from another host is watched first, up to 30 s. The file is touched every few seconds while the lock is held.
 */
export async function acquireLock(path: string, dataDir: string): Promise<Lock> {
  const content = JSON.stringify(describeThisProcess());
  await take(path, content, dataDir);

  // An owner on another host may only see that the file is alive.
  const beat = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch((error: unknown) =>
      logger.warn({ err: error }, "cannot touch the lock file"),
    );
  }, BEAT_MS);
  beat.unref();
  return {
    async release() {
      clearInterval(beat);
      await removeOwn(path, content);
    },
  };
}

async function take(path: string, content: string, dataDir: string): Promise<void> {
  while (!(await createFileExclusively(path, content))) {
    const found = await readIfThere(path);
    if (found === null) continue;
    const holder = parseHolder(found);
    if (await isAlive(path, found, holder)) throw new DataFolderInUseError(dataDir, describe(holder));
    if (await replace(path, found, content, dataDir)) return;
  }
}

/**
 * Puts our content in the place of a dead process's. Several may try at once, and reading and replacing are two steps:
 * so only the holder of a second lock, named after the dead content, may do it. If that one dies too, its lock is
 * replaced in the same way.
 */
async function replace(path: string, dead: string, content: string, dataDir: string): Promise<boolean> {
  const claim = `${path}.${createHash("sha256").update(dead).digest("hex").slice(0, 16)}`;
  const claimContent = JSON.stringify(describeThisProcess());
  await take(claim, claimContent, dataDir);
  try {
    // While we waited, another process may have replaced it and given its claim back.
    if ((await readIfThere(path)) !== dead) return false;
    await writeFile(`${claim}.new`, content, { mode: 0o600 });
    await rename(`${claim}.new`, path);
    return true;
  } finally {
    await removeOwn(claim, claimContent);
  }
}

async function isAlive(path: string, content: string, holder: Holder | null): Promise<boolean> {
  if (!holder) return (await silenceOf(path)) < WRITING_MS;
  if (holder.host === thisHost()) return isRunning(holder);

  const lastTouched = await touchedAt(path);
  while ((await silenceOf(path)) < SILENCE_MS) {
    if ((await readIfThere(path)) !== content) return true;
    if ((await touchedAt(path)) !== lastTouched) return true;
    await delay(500);
  }
  return false;
}

function describeThisProcess(): Holder {
  return {
    host: thisHost(),
    pid: process.pid,
    startTicks: processStat(process.pid)?.startTicks ?? null,
    startedAt: new Date(Date.now() - process.uptime() * 1000).toISOString(),
    nonce: randomUUID(),
  };
}

function describe(holder: Holder | null): string {
  if (!holder) return "a process that is just starting";
  const elsewhere = holder.host === thisHost() ? "" : ` on ${holder.host.split(" ")[0]}`;
  return `process ${holder.pid}${elsewhere} (started ${holder.startedAt})`;
}

function parseHolder(content: string): Holder | null {
  try {
    return Holder.parse(JSON.parse(content));
  } catch {
    return null;
  }
}

/** Machine, boot and pid namespace: in all three of them equal, a pid means the same process. */
function thisHost(): string {
  return [hostname(), readOrEmpty("/proc/sys/kernel/random/boot_id"), linkOrEmpty("/proc/self/ns/pid")]
    .join(" ")
    .trim();
}

function isRunning({ pid, startTicks }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, as another user.
    if (hasCode(error, "ESRCH")) return false;
  }
  const found = processStat(pid);
  if (!found) return true;
  // A zombie has closed its files already.
  return !["Z", "X"].includes(found.state) && (startTicks === null || startTicks === found.startTicks);
}

/** Fields 3 and 22 of /proc/<pid>/stat; null where it cannot be read. The name in field 2 may hold spaces and brackets. */
function processStat(pid: number): { state: string; startTicks: string } | null {
  const text = readOrEmpty(`/proc/${pid}/stat`);
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const [state, startTicks] = [fields[0], fields[19]];
  return state && startTicks ? { state, startTicks } : null;
}

async function removeOwn(path: string, content: string): Promise<void> {
  if ((await readIfThere(path)) !== content) return;
  await unlink(path);
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  }
}

async function touchedAt(path: string): Promise<number | null> {
  try {
    return (await stat(path)).mtimeMs;
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  }
}

/** How long the file was not touched; no file is silent forever. */
async function silenceOf(path: string): Promise<number> {
  const at = await touchedAt(path);
  return at === null ? Infinity : Date.now() - at;
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, "utf8").trim();
  } catch {
    return "";
  }
}

function linkOrEmpty(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return "";
  }
}
