import type { OwnAddressKind } from "@/lib/core/reach";
import type { KeyRing } from "@/lib/secrets";
import type { LoadedChannel } from "./channel-config";
import { query, type Db } from "./database";
import { openSecrets } from "./open-secrets";
import { ownAddressFields } from "./preferences";

/** What the kind of channel calls the one field that a person's own address fills; its schema fills the others. */
export const addressNames: Record<OwnAddressKind, string> = {
  slack: "webhook_url",
  teams: "url",
  webhook: "url",
};

export interface OwnAddress {
  organisationId: string;
  userId: string;
  kind: OwnAddressKind;
}

interface Row {
  organisationId: string;
  userId: string;
  preferenceId: string;
  field: string;
  ciphertext: string;
  version: string;
}

/** By ownAddressKey. An address that is not there any more is missing. */
export async function loadOwnAddresses(
  wanted: readonly OwnAddress[],
  ring: KeyRing,
  db: Db,
): Promise<Map<string, LoadedChannel>> {
  const rows = await findAddresses(wanted, db);
  return new Map(
    rows.flatMap((row) =>
      wanted
        .filter((one) => isOf(row, one))
        .map((one) => [ownAddressKey(one), addressOf(row, one.kind, ring)] as const),
    ),
  );
}

export function ownAddressKey({ organisationId, userId, kind }: OwnAddress): string {
  return `${organisationId}/${userId}/${kind}`;
}

function isOf(row: Row, { organisationId, userId, kind }: OwnAddress): boolean {
  return (
    row.organisationId === organisationId && row.userId === userId && row.field === ownAddressFields[kind]
  );
}

function addressOf(row: Row, kind: OwnAddressKind, ring: KeyRing): LoadedChannel {
  const { organisationId, preferenceId: ownerId, field, ciphertext, version } = row;
  const opened = openSecrets({ organisationId, ownerId, ciphertexts: { [field]: ciphertext } }, ring);
  const [address] = opened.problem === null ? Object.values(opened.secrets) : [];
  return {
    kind,
    config: { [addressNames[kind]]: address ?? null },
    version,
    settingsId: null,
    isGone: false,
    problem: opened.problem,
  };
}

function findAddresses(wanted: readonly OwnAddress[], db: Db): Promise<Row[]> {
  return query<Row>(
    `
SELECT p.organisation_id AS "organisationId", p.user_id AS "userId", p.id AS "preferenceId", s.field, s.ciphertext,
  concat_ws('/', s.id, s.updated_at) AS version
FROM (SELECT DISTINCT * FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS w (organisation_id, user_id, field)) wanted
JOIN preferences p ON p.organisation_id = wanted.organisation_id AND p.user_id = wanted.user_id
JOIN secrets s ON s.owner_id = p.id AND s.organisation_id = p.organisation_id AND s.field = wanted.field`,
    [
      wanted.map(({ organisationId }) => organisationId),
      wanted.map(({ userId }) => userId),
      wanted.map(({ kind }) => ownAddressFields[kind]),
    ],
    db,
  );
}
