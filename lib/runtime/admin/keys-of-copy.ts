import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "@/lib/config";
import { ensureInstanceKeys } from "@/lib/instance-keys";
import { Secret, verifyKeyCheck, type KeyRing } from "@/lib/secrets";
import { WrongSecretKeyError } from "../open-instance";

/** There is no key to read the secrets of a copy with, and a new one would not do. */
export class MissingKeyError extends Error {
  constructor(dataDir: string) {
    super(
      "The secrets in it cannot be read without the key that they were encrypted with, and there is none here. " +
        `Put the former secret.key into ${dataDir}, or set RUNBELL_SECRET_KEY to what is in it. Nothing was written.`,
    );
    this.name = "MissingKeyError";
  }
}

/** Makes no key. Throws MissingKeyError and WrongSecretKeyError unless the secrets of a copy can be read here. */
export async function requireKeyOf(keyCheck: string | null, config: Config): Promise<void> {
  if (keyCheck === null) return;
  if (!config.secretKeys && !existsSync(join(config.dataDir, "secret.key")))
    throw new MissingKeyError(config.dataDir);
  if (verifyKeyCheck(keyCheck, await readRing(config)) === "wrong") throw new WrongSecretKeyError();
}

/** The ring of an installation that has its key. Makes no file beside it. */
export async function readRing(config: Config): Promise<KeyRing> {
  const sessionSecret = new Secret("Nobody signs in here.");
  return (await ensureInstanceKeys({ ...config, sessionSecret })).ring;
}

/** What is worth nothing without it, and where it is. */
export function sayWhereKeyIs(config: Config): string {
  const place = config.secretKeys ? "RUNBELL_SECRET_KEY" : join(config.dataDir, "secret.key");
  return `Keep the key as well (${place}), elsewhere: without it the secrets in this file are lost, with it they can be read.`;
}
