import { database } from "@/lib/db/database";
import { listSecretsOfOtherKeys, replaceCiphertext } from "@/lib/db/secrets";
import { rewrapRootSecrets } from "@/lib/db/settings-secrets";
import { rewrapSecret, SecretDecryptionError, type KeyRing } from "@/lib/secrets";

const BATCH = 200;

export interface Rotation {
  /** Under the current key now. */
  rewrapped: number;
  /** Under a key that the ring does not have, or damaged: their ids. */
  unreadable: string[];
}

/**
 * Puts all stored secrets under the ring's current key, so that the previous keys can go. Goes on beside running
 * processes, and can be repeated: it does only what is left. A value that is stored meanwhile is never overwritten.
 */
export async function rotateKeys(ring: KeyRing): Promise<Rotation> {
  const { prisma } = database();
  const rotation: Rotation = await rewrapRootSecrets(ring, prisma);
  for (let after: string | null = null; ;) {
    const secrets = await listSecretsOfOtherKeys(prisma, ring.current.id, { after, limit: BATCH });
    for (const secret of secrets) {
      try {
        const isReplaced = await replaceCiphertext(
          prisma,
          secret,
          rewrapSecret(secret.ciphertext, secret, ring),
        );
        if (isReplaced) rotation.rewrapped++;
      } catch (error) {
        if (!(error instanceof SecretDecryptionError)) throw error;
        rotation.unreadable.push(secret.id);
      }
    }
    if (secrets.length < BATCH) return rotation;
    after = secrets.at(-1)?.id ?? null;
  }
}
