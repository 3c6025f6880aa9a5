import { decryptSecret, SecretDecryptionError, type KeyRing, type Secret } from "@/lib/secrets";

/** The encrypted secrets of one row, by their field in the table of secrets. */
export interface SealedSecrets {
  organisationId: string;
  ownerId: string;
  ciphertexts: Readonly<Record<string, string>>;
}

/** By the name behind the field's dot; or why one of them cannot be read, in words without any of them. */
export type OpenedSecrets = { secrets: Record<string, Secret>; problem: null } | { problem: string };

/** Decrypts all secrets of a row. A key of the installation that was lost is an answer: others go on without it. */
export function openSecrets(
  { organisationId, ownerId, ciphertexts }: SealedSecrets,
  ring: KeyRing,
): OpenedSecrets {
  try {
    const opened = Object.entries(ciphertexts).map(([field, ciphertext]) => {
      const name = field.slice(field.indexOf(".") + 1);
      return [name, decryptSecret(ciphertext, { organisationId, ownerId, field }, ring)] as const;
    });
    return { secrets: Object.fromEntries(opened), problem: null };
  } catch (error) {
    if (!(error instanceof SecretDecryptionError)) throw error;
    return { problem: error.message };
  }
}
