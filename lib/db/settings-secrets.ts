import { config } from "@/lib/config";
import { faultOfReferences } from "@/lib/core/resolve-settings";
import { settingsSecrets, type SettingsSecret } from "@/lib/core/settings";
import { fillReferences, referencesIn, wholeReference } from "@/lib/core/settings-references";
import {
  decryptSecret,
  encryptSecret,
  rewrapSecret,
  Secret,
  SecretDecryptionError,
  type KeyRing,
  type SecretPlace,
} from "@/lib/secrets";
import { query, type Db, type Tx } from "./database";
import { dropSecret, lastOf, putSecret, type SecretFacts } from "./secrets";
import { referencedVariables } from "./settings-in-force";

/** Whose settings: an organisation's, or those above all. */
export type SettingsLevel = { kind: "organisation"; organisationId: string } | { kind: "root" };

/** A stored secret of the settings, as it was entered: its value may be a reference. */
export interface SettingsSecretRow extends Omit<SecretFacts, "field"> {
  /** Null: no key of this installation reads it. */
  entered: Secret | null;
  /** When it is a reference and nothing else. */
  reference: string | null;
}

export type SettingsSecrets = ReadonlyMap<SettingsSecret, SettingsSecretRow>;

/** Where they lie among the secrets: with the organisation as their owner. */
export function settingsSecretField(name: SettingsSecret): string {
  return `settings.${name}`;
}

/** Bound to where it lies, so that it decrypts nowhere else. */
export function settingsSecretPlace(level: SettingsLevel, name: SettingsSecret): SecretPlace {
  const owner = level.kind === "root" ? "root" : level.organisationId;
  return { organisationId: owner, ownerId: owner, field: settingsSecretField(name) };
}

export async function putSettingsSecret(
  tx: Tx,
  level: SettingsLevel,
  name: SettingsSecret,
  value: Secret,
  ring: KeyRing,
): Promise<void> {
  const place = settingsSecretPlace(level, name);
  if (level.kind === "organisation") return putSecret(tx, place, value, ring);
  const stored = { ciphertext: encryptSecret(value, place, ring), last4: lastOf(value) };
  await tx.rootSecret.upsert({ where: { field: name }, create: { field: name, ...stored }, update: stored });
}

export async function dropSettingsSecret(tx: Tx, level: SettingsLevel, name: SettingsSecret): Promise<void> {
  if (level.kind === "organisation") await dropSecret(tx, settingsSecretPlace(level, name));
  else await tx.rootSecret.deleteMany({ where: { field: name } });
}

/** The secrets of one level, as they were entered. */
export async function listSettingsSecrets(
  db: Db,
  level: SettingsLevel,
  ring: KeyRing,
): Promise<SettingsSecrets> {
  const rows =
    level.kind === "root"
      ? await db.rootSecret.findMany()
      : await db.secret.findMany({
          where: {
            organisationId: level.organisationId,
            ownerId: level.organisationId,
            field: { in: settingsSecrets.map(settingsSecretField) },
          },
        });
  return new Map(
    settingsSecrets.flatMap((name) => {
      const row = rows.find(({ field }) => field === name || field === settingsSecretField(name));
      if (!row) return [];
      const { ciphertext, last4, updatedAt } = row;
      const entered = readSettingsSecret(ciphertext, level, name, ring);
      const reference = entered && wholeReference(entered.reveal());
      return [[name, { last4, updatedAt, entered, reference }] as const];
    }),
  );
}

/** The value that is used, with its reference filled in; or why there is none, in words that follow the field's name. */
export function openSettingsSecret(
  entered: Secret | null,
): { value: Secret; problem: null } | { value: null; problem: string } {
  if (entered === null)
    return { value: null, problem: "cannot be read by this installation: enter it again" };
  const text = entered.reveal();
  const fault = faultOfReferences(text, referencedVariables(), true);
  if (fault !== null) return { value: null, problem: fault.detail };
  const variables = config().settingsEnvironment;
  const values = referencesIn(text).map(
    (name) => [name, variables.get(name)?.value?.reveal() ?? ""] as const,
  );
  return { value: new Secret(fillReferences(text, new Map(values))), problem: null };
}

/** Puts root's secrets under the ring's current key, as lib/runtime/rotate-keys.ts does with the others. */
export async function rewrapRootSecrets(
  ring: KeyRing,
  db: Db,
): Promise<{ rewrapped: number; unreadable: string[] }> {
  let rewrapped = 0;
  const unreadable: string[] = [];
  for (const { field, ciphertext } of await db.rootSecret.findMany()) {
    if (ciphertext.split(".")[1] === ring.current.id) continue;
    const name = settingsSecrets.find((known) => known === field);
    try {
      if (!name) throw new SecretDecryptionError("malformed", `There is no secret ${field}.`);
      const next = rewrapSecret(ciphertext, settingsSecretPlace({ kind: "root" }, name), ring);
      const rows = await query(
        `UPDATE root_secrets SET ciphertext = $3 WHERE field = $1 AND ciphertext = $2 RETURNING field`,
        [field, ciphertext, next],
        db,
      );
      rewrapped += rows.length;
    } catch (error) {
      if (!(error instanceof SecretDecryptionError)) throw error;
      unreadable.push(field);
    }
  }
  return { rewrapped, unreadable };
}

/** As it was entered; null when no key of this installation reads it. */
export function readSettingsSecret(
  ciphertext: string,
  level: SettingsLevel,
  name: SettingsSecret,
  ring: KeyRing,
): Secret | null {
  try {
    return decryptSecret(ciphertext, settingsSecretPlace(level, name), ring);
  } catch (error) {
    if (error instanceof SecretDecryptionError) return null;
    throw error;
  }
}
