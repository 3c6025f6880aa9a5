import { decryptSecret, SecretDecryptionError, type KeyRing, type Secret } from "@/lib/secrets";
import type { Db, Tx } from "./database";
import type { SecretFacts } from "./secrets";

/** A stored secret of a row, with what may be shown of it. */
export interface OwnedSecret extends SecretFacts {
  /** Null: no key of this installation reads it. */
  value: Secret | null;
}

/** The secrets of one row, by field. */
export type OwnedSecrets = ReadonlyMap<string, OwnedSecret>;

const none: OwnedSecrets = new Map();

/** The secrets of many rows of the organisation, in one statement. */
export async function listOwnedSecrets(
  db: Db,
  organisationId: string,
  ownerIds: readonly string[],
  ring: KeyRing,
): Promise<(ownerId: string) => OwnedSecrets> {
  const rows = await db.secret.findMany({
    where: { organisationId, ownerId: { in: [...ownerIds] } },
    select: { ownerId: true, field: true, ciphertext: true, last4: true, updatedAt: true },
  });
  const owners = new Map<string, Map<string, OwnedSecret>>();
  for (const { ownerId, ciphertext, ...facts } of rows) {
    const place = { organisationId, ownerId, field: facts.field };
    const known = owners.get(ownerId) ?? new Map<string, OwnedSecret>();
    owners.set(ownerId, known.set(facts.field, { ...facts, value: readable(ciphertext, place, ring) }));
  }
  return (ownerId) => owners.get(ownerId) ?? none;
}

/** All secrets of a row that goes. */
export async function dropOwnedSecrets(tx: Tx, organisationId: string, ownerId: string): Promise<void> {
  await tx.secret.deleteMany({ where: { organisationId, ownerId } });
}

function readable(
  ciphertext: string,
  place: Parameters<typeof decryptSecret>[1],
  ring: KeyRing,
): Secret | null {
  try {
    return decryptSecret(ciphertext, place, ring);
  } catch (error) {
    if (error instanceof SecretDecryptionError) return null;
    throw error;
  }
}
