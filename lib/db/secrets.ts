import { config } from "@/lib/config";
import { ensureInstanceKeys } from "@/lib/instance-keys";
import { decryptSecret, encryptSecret, type KeyRing, type Secret, type SecretPlace } from "@/lib/secrets";
import type { Db, Tx } from "./database";

/** What may be known about a stored secret. */
export interface SecretFacts {
  field: string;
  last4: string;
  updatedAt: Date;
}

/** A short secret would be half given away by its end. */
const MIN_LENGTH_TO_SHOW = 12;

/** Stores the value encrypted, instead of the one that was there. */
export async function putSecret(tx: Tx, place: SecretPlace, value: Secret, ring: KeyRing): Promise<void> {
  const text = value.reveal();
  const stored = {
    ciphertext: encryptSecret(value, place, ring),
    last4: text.length >= MIN_LENGTH_TO_SHOW ? text.slice(-4) : "",
  };
  const { organisationId, ownerId, field } = place;
  await tx.secret.upsert({
    where: { ownerId_field: { ownerId, field } },
    create: { organisationId, ownerId, field, ...stored },
    update: stored,
  });
}

export async function dropSecret(tx: Tx, { organisationId, ownerId, field }: SecretPlace): Promise<void> {
  await tx.secret.deleteMany({ where: { organisationId, ownerId, field } });
}

/** What is known about the secrets of a row, by field. */
export async function listSecretFacts(
  db: Db,
  organisationId: string,
  ownerId: string,
): Promise<Map<string, SecretFacts>> {
  const rows = await db.secret.findMany({
    where: { organisationId, ownerId },
    select: { field: true, last4: true, updatedAt: true },
  });
  return new Map(rows.map((row) => [row.field, row]));
}

/** The value, or null when none is stored. Throws SecretDecryptionError when no key of the ring fits. */
export async function findSecret(db: Db, place: SecretPlace, ring: KeyRing): Promise<Secret | null> {
  const { organisationId, ownerId, field } = place;
  const row = await db.secret.findFirst({
    where: { organisationId, ownerId, field },
    select: { ciphertext: true },
  });
  return row && decryptSecret(row.ciphertext, place, ring);
}

/** The keys that this installation's secrets are encrypted with. */
export async function instanceRing(): Promise<KeyRing> {
  const { ring } = await ensureInstanceKeys(config());
  return ring;
}
