import type { Config } from "@/lib/config";
import { database, openDatabase, type Database } from "@/lib/db/database";
import { applyMigrations } from "@/lib/db/migrate";
import { ensureInstanceKeys, type InstanceKeys } from "@/lib/instance-keys";
import { makeKeyCheck, verifyKeyCheck } from "@/lib/secrets";
import { rotateKeys } from "./rotate-keys";

/** The secret key is not the one that the stored secrets were encrypted with. */
export class WrongSecretKeyError extends Error {
  constructor() {
    super(
      "RUNBELL_SECRET_KEY is not the key that this database's secrets were encrypted with. " +
        "Set the former key, or put it behind the new one, separated by a comma.",
    );
    this.name = "WrongSecretKeyError";
  }
}

export interface Instance {
  database: Database;
  keys: InstanceKeys;
}

/**
 * Opens the configured database, brings it up to this version, and makes sure that the keys fit what is stored. Throws
 * before anything else is touched.
 */
export async function openInstance(config: Config): Promise<Instance> {
  const opened = await openDatabase(config);
  await applyMigrations(opened);
  const keys = await ensureInstanceKeys(config);
  await requireKeyThatFits(keys);
  // Nobody else uses an embedded database, so nobody else could miss a new key: no command is needed.
  if (opened.kind === "pglite") await rotateKeys(keys.ring);
  return { database: opened, keys };
}

const FACT = "key_check";

async function requireKeyThatFits({ ring }: InstanceKeys): Promise<void> {
  const { prisma } = database();
  const stored = await prisma.systemFact.findUnique({ where: { name: FACT } });
  const answer = stored ? verifyKeyCheck(stored.value, ring) : "previous";
  if (answer === "wrong") throw new WrongSecretKeyError();
  if (answer === "current") return;
  const value = makeKeyCheck(ring);
  await prisma.systemFact.upsert({ where: { name: FACT }, create: { name: FACT, value }, update: { value } });
}
