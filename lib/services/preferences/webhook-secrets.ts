import { dropSecret, findSecret, listSecretFacts, putSecret } from "@/lib/db/secrets";
import type { OwnAddressKind } from "@/lib/core/reach";
import type { Db, Tx } from "@/lib/db/database";
import { ownAddressFields, type PreferenceRow } from "@/lib/db/preferences";
import type { UpdatePreferenceInput } from "@/lib/schemas/preference";
import { parseUrl } from "@/lib/parse-url";
import { Secret, SecretDecryptionError, type KeyRing, type SecretPlace } from "@/lib/secrets";
import { openOwnLane } from "./open-own-lane";
import { settleProof } from "./settle-proof";
import { refuseAddresses } from "./refuse-addresses";

/** The kind of channel behind each address. An address holds its own credentials, so it is stored as a secret. */
const kinds = {
  slack_webhook_url: "slack",
  teams_webhook_url: "teams",
  custom_webhook_url: "webhook",
} as const satisfies Record<string, OwnAddressKind>;
type Field = keyof typeof kinds;
const names = Object.keys(kinds) as Field[];

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
    const known = facts.get(ownAddressFields[kinds[name]]);
    if (known) masked[name] = `https://${await hostOf(db, placeOf(row, name), ring)}/…${known.last4}`;
  }
  return masked;
}

/**
 * Stores the addresses that were given, and tries them at once; null removes one. What is shown may come back as it was
 * shown, from a form that sends all its fields: it changes nothing. Gives the names of those that changed. Throws
 * InvalidInputError for one that its kind of channel could not send to.
 */
export async function saveWebhooks(
  tx: Tx,
  row: Pick<PreferenceRow, "id" | "organisationId" | "userId">,
  input: UpdatePreferenceInput,
  ring: KeyRing,
): Promise<Field[]> {
  const given = names.filter((name) => input[name] !== undefined);
  const shown = given.length > 0 ? await maskWebhooks(tx, row, ring) : noWebhooks;
  const changes = given
    .map((field) => ({ field, kind: kinds[field], url: input[field] ?? null }))
    .filter(({ field, url }) => url !== shown[field]);
  refuseAddresses(changes.flatMap(({ url, ...change }) => (url === null ? [] : [{ ...change, url }])));
  for (const { field, kind, url } of changes) {
    if (url === null) await dropSecret(tx, placeOf(row, field));
    else await putSecret(tx, placeOf(row, field), new Secret(url), ring);
    await settleProof(tx, row, { kind, address: url === null ? null : new Secret(url), ring });
    await openOwnLane(tx, row, kind);
  }
  return changes.map(({ field }) => field);
}

function placeOf(row: Pick<PreferenceRow, "id" | "organisationId">, name: Field): SecretPlace {
  return { organisationId: row.organisationId, ownerId: row.id, field: ownAddressFields[kinds[name]] };
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
