import { randomBytes } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "./config";
import { parseKeys } from "./config-values";
import { createFileExclusively, hasCode } from "./exclusive-file";
import type { Secret } from "./secrets";
import { createKeyRing, type KeyRing } from "./secrets";

/** The keys of this installation. */
export interface InstanceKeys {
  /** Encrypts secrets at rest. */
  ring: KeyRing;
  /** Signs sessions. */
  sessionSecret: Secret;
}

/** A key file is there, but cannot be used. It is never overwritten: it may be the only way to stored secrets. */
export class KeyFileError extends Error {
  constructor(path: string, problem: string) {
    super(`The key file ${path} ${problem}. Restore it from a backup, or set the key in the environment.`);
    this.name = "KeyFileError";
  }
}

/**
 * The configured keys. Those that are not configured are read from the data folder and made there at the first call,
 * readable by this user only: `secret.key` (one key or a list, current first) and `session.key`. Safe to call from
 * several processes at once; throws KeyFileError. Whether the ring fits the stored secrets is for verifyKeyCheck to say.
 */
export async function ensureInstanceKeys(
  config: Pick<Config, "dataDir" | "secretKeys" | "sessionSecret">,
): Promise<InstanceKeys> {
  const secretKeys = config.secretKeys ?? (await ensureKeys(join(config.dataDir, "secret.key")));
  const [sessionSecret] = config.sessionSecret
    ? [config.sessionSecret]
    : await ensureKeys(join(config.dataDir, "session.key"));
  return { ring: createKeyRing(secretKeys), sessionSecret };
}

async function ensureKeys(path: string): Promise<[Secret, ...Secret[]]> {
  const text = (await read(path)) ?? (await create(path));
  const [first, ...others] = parseKeys(text.trim()) ?? [];
  if (!first) throw new KeyFileError(path, "does not hold a key of at least 32 characters");
  return [first, ...others];
}

async function read(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw new KeyFileError(
      path,
      `cannot be read (${error instanceof Error ? error.message : "unknown error"})`,
    );
  }
}

async function create(path: string): Promise<string> {
  await mkdir(join(path, ".."), { recursive: true, mode: 0o700 });
  const key = randomBytes(32).toString("base64");
  if (await createFileExclusively(path, `${key}\n`)) return key;
  // Another process was faster: its key is the one.
  return (await read(path)) ?? create(path);
}
