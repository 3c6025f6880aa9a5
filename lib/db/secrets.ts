import { config } from "@/lib/config";
import { ensureInstanceKeys } from "@/lib/instance-keys";
import { decryptSecret, encryptSecret, type KeyRing, type Secret, type SecretPlace } from "@/lib/secrets";
import { query, type Db, type Tx } from "./database";

/** What may be known about a stored secret. */
export interface SecretFacts {
  field: string;
  last4: string;
  updatedAt: Date;
}

/** A short secret would be half given away by its end. */
const MIN_LENGTH_TO_SHOW = 12;

/** As much of a secret as may be shown. */
export function lastOf(value: Secret): string {
  const text = value.reveal();
  return text.length >= MIN_LENGTH_TO_SHOW ? text.slice(-4) : "";
}

/** Stores the value encrypted, instead of the one that was there. */
export async function putSecret(tx: Tx, place: SecretPlace, value: Secret, ring: KeyRing): Promise<void> {
  const stored = { ciphertext: encryptSecret(value, place, ring), last4: lastOf(value) };
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

export interface StoredSecret extends SecretPlace {
  id: string;
  ciphertext: string;
}

/** Secrets whose keys are encrypted under another key of the installation than this one, by id, after `after`. */
export function listSecretsOfOtherKeys(
  db: Db,
  keyId: string,
  { after, limit }: { after: string | null; limit: number },
): Promise<StoredSecret[]> {
  return query<StoredSecret>(
    `
SELECT id, organisation_id AS "organisationId", owner_id AS "ownerId", field, ciphertext
FROM secrets
WHERE split_part(ciphertext, '.', 2) <> $1 AND ($2::uuid IS NULL OR id > $2::uuid)
ORDER BY id
LIMIT $3::int`,
    [keyId, after, limit],
    db,
  );
}

/**
 * Puts the same value under another key. False when somebody stored another value meanwhile, which is under the current
 * key already. Nothing about the secret changes for people: its time of change stays.
 */
export async function replaceCiphertext(db: Db, secret: StoredSecret, ciphertext: string): Promise<boolean> {
  const rows = await query(
    `UPDATE secrets SET ciphertext = $3 WHERE id = $1::uuid AND ciphertext = $2 RETURNING id`,
    [secret.id, secret.ciphertext, ciphertext],
    db,
  );
  return rows.length === 1;
}

/** The keys that this installation's secrets are encrypted with. */
export async function instanceRing(): Promise<KeyRing> {
  const { ring } = await ensureInstanceKeys(config());
  return ring;
}
