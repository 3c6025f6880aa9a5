import type { ChannelKindId, DeliveringKindId } from "@/lib/core/channel-kind";
import { decryptSecret, SecretDecryptionError, type KeyRing, type Secret } from "@/lib/secrets";
import { database, query, type Db } from "./database";
import { smtpPasswordField } from "./smtp-settings";

/** What a message is for, as its row says it. */
export interface ChannelAddress {
  organisationId: string;
  kind: ChannelKindId;
  /** One of the organisation's channels. */
  channelId: string | null;
  /** The person whose own address it goes to, when it names no channel. */
  userId: string | null;
}

/** A channel with all that its kind needs, secrets included. Loaded for the moment: never kept. */
export interface LoadedChannel {
  /** The kind that sends: the test inbox stands in for a kind that is not set up. */
  kind: ChannelKindId;
  /** Not checked yet: the kind's own schema does that. */
  config: Record<string, unknown>;
  /** Changes with the settings and their secrets. */
  version: string;
  /** The channel's or first mail server's row. */
  settingsId: string | null;
  /** The channel that the message is for was deleted or switched off, or the person removed the address. */
  isGone: boolean;
  /** Why it cannot be used, in words: its secret cannot be read. */
  problem: string | null;
}

interface EmailRow {
  organisationId: string;
  settingsId: string;
  version: string;
  ciphertext: string | null;
  config: Record<string, unknown>;
}

/** How an organisation's messages of this kind go out now. */
export async function loadChannel(
  organisationId: string,
  kind: ChannelKindId,
  ring: KeyRing,
  db: Db = database().prisma,
): Promise<LoadedChannel> {
  const channels = await loadChannels([organisationId], ring, db);
  return channels(organisationId, kind);
}

/** The same for many organisations, in one statement. */
export async function loadChannels(
  organisationIds: readonly string[],
  ring: KeyRing,
  db: Db = database().prisma,
): Promise<(organisationId: string, kind: ChannelKindId) => LoadedChannel> {
  const rows = await findMailServers([...new Set(organisationIds)], db);
  const mail = new Map(rows.map((row) => [row.organisationId, emailChannel(row, ring)]));
  return (organisationId, kind) =>
    (kind === "email" ? mail.get(organisationId) : undefined) ?? testInbox(kind);
}

/** Only the versions: to notice that settings were changed. */
export async function loadChannelVersions(
  organisationIds: readonly string[],
  db: Db = database().prisma,
): Promise<(organisationId: string, kind: ChannelKindId) => string> {
  const rows = await findMailServers([...new Set(organisationIds)], db);
  const versions = new Map(rows.map(({ organisationId, version }) => [organisationId, version]));
  return (organisationId, kind) =>
    (kind === "email" ? versions.get(organisationId) : undefined) ?? testInbox(kind).version;
}

/** The first active mail server of each organisation, as its channel kind wants it, with the password still encrypted. */
function findMailServers(organisationIds: string[], db: Db): Promise<EmailRow[]> {
  return query<EmailRow>(
    `
SELECT DISTINCT ON (s.organisation_id)
  s.organisation_id AS "organisationId",
  s.id AS "settingsId",
  concat_ws('/', s.id, s.updated_at, p.updated_at) AS version,
  p.ciphertext,
  jsonb_build_object(
    'smtp_server', s.smtp_server, 'smtp_port', s.smtp_port, 'security', s.security, 'username', s.username,
    'from_email', s.from_email, 'from_name', s.from_name, 'reply_to', s.reply_to,
    'subject_prefix', s.subject_prefix
  ) AS config
FROM smtp_settings s
LEFT JOIN secrets p ON p.owner_id = s.id AND p.organisation_id = s.organisation_id AND p.field = $2
WHERE s.organisation_id = ANY ($1::uuid[]) AND s.is_active
ORDER BY s.organisation_id, s.created_at, s.id`,
    [organisationIds, smtpPasswordField],
    db,
  );
}

function emailChannel(row: EmailRow, ring: KeyRing): LoadedChannel {
  const { settingsId, version, ciphertext } = row;
  const config = { ...row.config, settings_id: settingsId, version };
  const place = { organisationId: row.organisationId, ownerId: settingsId, field: smtpPasswordField };
  try {
    const password: Secret | null = ciphertext === null ? null : decryptSecret(ciphertext, place, ring);
    return { kind: "email", config: { ...config, password }, version, settingsId, problem: null };
  } catch (error) {
    if (!(error instanceof SecretDecryptionError)) throw error;
    return { kind: "email", config, version, settingsId, problem: error.message };
  }
}

/** Until a kind is set up, the test inbox catches what was meant for it. */
function testInbox(kind: ChannelKindId): LoadedChannel {
  return { kind: "inbox", config: { stands_for: kind }, version: "inbox", settingsId: null, problem: null };
}
