import { mailServerName } from "@/lib/core/lane";
import type { KeyRing } from "@/lib/secrets";
import type { LoadedChannel } from "./channel-config";
import { query, type Db } from "./database";
import { openSecrets } from "./open-secrets";
import { loadSettingsMail } from "./settings-destinations";

interface Row {
  organisationId: string;
  settingsId: string;
  version: string;
  /** Settings by the names that the kind of channel knows them by. */
  settings: Record<string, unknown>;
  ciphertexts: Record<string, string>;
  isClosed: boolean;
}

/** The secret settings of a mail server, by the names that the kind of channel knows them by. */
const secretNames = ["password", "oauth_client_secret", "oauth_refresh_token"] as const;

/** Where a secret setting lies among the secrets. */
export function mailSecretField(name: (typeof secretNames)[number]): string {
  return `smtp_settings.${name}`;
}

const noSecrets = Object.fromEntries(secretNames.map((name) => [name, null]));

/**
 * The mail of each of the organisations that has an active mail server: all of them, in their order. A server whose secret
 * cannot be read is left out while there is another one. Without any it is the one of the settings, if they have one.
 */
export async function loadMail(
  organisationIds: readonly string[],
  ring: KeyRing,
  db: Db,
): Promise<Map<string, LoadedChannel>> {
  const rows = await findServers(organisationIds, db);
  const mailOfOne = (id: string) =>
    mailOf(
      rows.filter(({ organisationId }) => organisationId === id),
      ring,
    );
  const withServers = new Set(rows.map(({ organisationId }) => organisationId));
  const others = organisationIds.filter((id) => !withServers.has(id));
  const ofSettings = await loadSettingsMail(others, ring, db);
  return new Map([...ofSettings, ...[...withServers].map((id) => [id, mailOfOne(id)] as const)]);
}

function mailOf(rows: readonly Row[], ring: KeyRing): LoadedChannel {
  const problems: string[] = [];
  const servers = rows.flatMap((row) => {
    const { settingsId, version, settings, isClosed } = row;
    const opened = openSecrets({ ...row, ownerId: settingsId }, ring);
    if (opened.problem !== null) {
      problems.push(opened.problem);
      return [];
    }
    const secrets = { ...noSecrets, ...opened.secrets };
    return [{ settings_id: settingsId, version, ...settings, ...secrets, is_closed: isClosed }];
  });
  return {
    kind: "email",
    config: { servers },
    version: rows.map(({ version }) => version).join(),
    settingsId: rows[0]?.settingsId ?? null,
    isGone: false,
    problem: servers.length > 0 ? null : (problems[0] ?? null),
  };
}

/** The active ones in the order in which they are tried, with their secrets still encrypted. */
function findServers(organisationIds: readonly string[], db: Db): Promise<Row[]> {
  return query<Row>(
    `
SELECT
  s.organisation_id AS "organisationId",
  s.id AS "settingsId",
  concat_ws('/', s.id, s.updated_at, max(p.updated_at)) AS version,
  jsonb_build_object(
    'smtp_server', s.smtp_server, 'smtp_port', s.smtp_port, 'security', s.security, 'custom_ca', s.custom_ca,
    'auth_method', s.auth_method, 'username', s.username, 'oauth_client_id', s.oauth_client_id,
    'oauth_token_url', s.oauth_token_url, 'oauth_scope', s.oauth_scope, 'from_email', s.from_email,
    'from_name', s.from_name, 'reply_to', s.reply_to, 'cc', s.cc, 'subject_prefix', s.subject_prefix
  ) AS settings,
  coalesce(jsonb_object_agg(p.field, p.ciphertext) FILTER (WHERE p.field IS NOT NULL), '{}') AS ciphertexts,
  coalesce(h.open_until > now(), false) AS "isClosed"
FROM smtp_settings s
LEFT JOIN secrets p ON p.owner_id = s.id AND p.organisation_id = s.organisation_id AND p.field = ANY ($2::text[])
LEFT JOIN destination_health h ON h.destination = s.organisation_id || $3 || s.id
WHERE s.organisation_id = ANY ($1::uuid[]) AND s.is_active
GROUP BY s.id, h.destination
ORDER BY s.organisation_id, s.position, s.created_at, s.id`,
    [organisationIds, secretNames.map(mailSecretField), mailServerName("", "")],
    db,
  );
}
