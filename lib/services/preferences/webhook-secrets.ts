import { dropSecret, findSecret, listSecretFacts, putSecret } from "@/lib/db/secrets";
import type { Db, Tx } from "@/lib/db/database";
import type { PreferenceRow } from "@/lib/db/preferences";
import type { UpdatePreferenceInput } from "@/lib/schemas/preference";
import { parseUrl } from "@/lib/parse-url";
import { Secret, SecretDecryptionError, type KeyRing, type SecretPlace } from "@/lib/secrets";

/** The addresses hold their own credentials, so they are stored as secrets. */
const fields = {
  slack_webhook_url: "preferences.slack_webhook_url",
  teams_webhook_url: "preferences.teams_webhook_url",
  custom_webhook_url: "preferences.custom_webhook_url",
} as const;
type Field = keyof typeof fields;
const names = Object.keys(fields) as Field[];

export type MaskedWebhooks = Record<Field, string | null>;
export const noWebhooks: MaskedWebhooks = {
  slack_webhook_url: null,
  teams_webhook_url: null,
  custom_webhook_url: null,
};

/** The addresses of a person as they may be shown: host and last four characters. */
export async function maskWebhooks(
  db: Db,
  row: Pick<PreferenceRow, "id" | "organisationId">,
  ring: KeyRing,
): Promise<MaskedWebhooks> {
  const facts = await listSecretFacts(db, row.organisationId, row.id);
  const masked = { ...noWebhooks };
  for (const name of names) {
    const known = facts.get(fields[name]);
    if (known) masked[name] = `https://${await hostOf(db, placeOf(row, name), ring)}/…${known.last4}`;
  }
  return masked;
}

/**
 * Stores the addresses that were given; null removes one. What is shown may come back as it was shown, from a form that
 * sends all its fields: it changes nothing. Gives the names of those that changed.
 */
export async function saveWebhooks(
  tx: Tx,
  row: Pick<PreferenceRow, "id" | "organisationId">,
  input: UpdatePreferenceInput,
  ring: KeyRing,
): Promise<Field[]> {
  const changed: Field[] = [];
  const given = names.filter((name) => input[name] !== undefined);
  const shown = given.length > 0 ? await maskWebhooks(tx, row, ring) : noWebhooks;
  for (const name of given) {
    const url = input[name] ?? null;
    if (url === shown[name]) continue;
    if (url === null) await dropSecret(tx, placeOf(row, name));
    else await putSecret(tx, placeOf(row, name), new Secret(url), ring);
    changed.push(name);
  }
  return changed;
}

function placeOf(row: Pick<PreferenceRow, "id" | "organisationId">, name: Field): SecretPlace {
  return { organisationId: row.organisationId, ownerId: row.id, field: fields[name] };
}

async function hostOf(db: Db, place: SecretPlace, ring: KeyRing): Promise<string> {
  try {
    const url = await findSecret(db, place, ring);
    return (url && parseUrl(url.reveal())?.host) ?? "…";
  } catch (error) {
    // The key of this installation was lost: the person can still see that there is an address, and replace it.
    if (error instanceof SecretDecryptionError) return "…";
    throw error;
  }
}
