import type { ChannelKindId } from "@/lib/core/channel-kind";
import type { OwnAddressKind } from "@/lib/core/reach";
import type { NamedChannel } from "@/lib/core/recipient";
import { settingsChannelId, settingsChannelName } from "@/lib/core/settings-channel";
import { secretsEqual, type KeyRing, type Secret } from "@/lib/secrets";
import type { LoadedChannel } from "./channel-config";
import { query, type Db } from "./database";
import { openSecrets } from "./open-secrets";
import { addressNames } from "./own-addresses";
import { hasSettingsSlack, loadSettingsSlack } from "./settings-destinations";

/** Where the secret fields of a channel's configuration lie among the secrets. */
export function channelSecretField(name: string): string {
  return `channels.${name}`;
}

interface Row {
  id: string;
  organisationId: string;
  kind: ChannelKindId;
  enabled: boolean;
  version: string;
  config: Record<string, unknown>;
  ciphertexts: Record<string, string>;
}

/** Those of the organisation's channels with these ids that are switched on. */
export async function listNamedChannels(
  db: Db,
  organisationId: string,
  ids: readonly string[],
): Promise<NamedChannel[]> {
  if (ids.length === 0) return [];
  const rows = await db.channel.findMany({
    where: { organisationId, id: { in: [...ids] }, enabled: true },
    select: { id: true, kind: true, name: true },
  });
  const named = rows.map((row) => ({ ...row, kind: row.kind as ChannelKindId }));
  const isOfSettings = ids.includes(settingsChannelId(organisationId));
  return isOfSettings && (await hasSettingsSlack(db, organisationId))
    ? [...named, ofSettings(organisationId)]
    : named;
}

function ofSettings(organisationId: string): NamedChannel {
  return { id: settingsChannelId(organisationId), kind: "slack", name: settingsChannelName };
}

/** The organisation's channel, also one that is switched off; null when there is none. */
export async function findNamedChannel(
  db: Db,
  organisationId: string,
  id: string,
): Promise<(NamedChannel & { enabled: boolean }) | null> {
  if (id === settingsChannelId(organisationId))
    return { ...ofSettings(organisationId), enabled: await hasSettingsSlack(db, organisationId) };
  const row = await db.channel.findFirst({
    where: { id, organisationId },
    select: { id: true, kind: true, name: true, enabled: true },
  });
  return row && { ...row, kind: row.kind as ChannelKindId };
}

/** The organisation's channel of that kind with that address, so that nobody has to store the address once more. */
export async function findChannelByAddress(
  db: Db,
  organisationId: string,
  { kind, address }: { kind: OwnAddressKind; address: Secret },
  ring: KeyRing,
): Promise<string | null> {
  const rows = await db.channel.findMany({ where: { organisationId, kind }, select: { id: true } });
  const channels = await loadNamedChannels(
    rows.map(({ id }) => id),
    ring,
    db,
  );
  for (const [id, { config }] of channels) {
    const stored = config[addressNames[kind]] as Secret | null | undefined;
    if (stored && secretsEqual(stored, address)) return id;
  }
  return null;
}

/** By id, each with its secrets. Trusts the caller to compare the organisation; a deleted one is missing. */
export async function loadNamedChannels(
  ids: readonly string[],
  ring: KeyRing,
  db: Db,
): Promise<Map<string, LoadedChannel & { organisationId: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await findRows(ids, db);
  const known = new Set(rows.map(({ id }) => id));
  // What is no row may be an organisation's id, under which its settings' channel is.
  const others = await loadSettingsSlack(
    ids.filter((id) => !known.has(id)),
    ring,
    db,
  );
  return new Map([...others, ...rows.map((row) => [row.id, channelOf(row, ring)] as const)]);
}

function channelOf(row: Row, ring: KeyRing): LoadedChannel & { organisationId: string } {
  const { id, organisationId, kind, enabled, version } = row;
  const opened = openSecrets({ ...row, ownerId: id }, ring);
  const secrets = opened.problem === null ? opened.secrets : {};
  return {
    organisationId,
    kind,
    config: { ...row.config, ...secrets },
    version,
    settingsId: id,
    isGone: !enabled,
    problem: opened.problem,
  };
}

function findRows(ids: readonly string[], db: Db): Promise<Row[]> {
  return query<Row>(
    `
SELECT c.id, c.organisation_id AS "organisationId", c.kind, c.enabled, c.config,
  concat_ws('/', c.id, c.updated_at, max(s.updated_at)) AS version,
  coalesce(jsonb_object_agg(s.field, s.ciphertext) FILTER (WHERE s.field IS NOT NULL), '{}') AS ciphertexts
FROM channels c
LEFT JOIN secrets s ON s.owner_id = c.id AND s.organisation_id = c.organisation_id
WHERE c.id = ANY ($1::uuid[])
GROUP BY c.id`,
    [ids],
    db,
  );
}
