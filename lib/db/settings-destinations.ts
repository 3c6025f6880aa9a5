import { mailServerName } from "@/lib/core/lane";
import { settingsChannelId, settingsMailId } from "@/lib/core/settings-channel";
import { mailSecurityOf, settingsDefaults } from "@/lib/core/settings-values";
import type { SettingsDocument } from "@/lib/core/settings";
import type { KeyRing } from "@/lib/secrets";
import type { LoadedChannel } from "./channel-config";
import { query, type Db } from "./database";
import { instanceRing } from "./secrets";
import type { SettingsInForce } from "./settings-in-force";
import { loadSettingsSecrets, type SecretInForce } from "./settings-secrets-in-force";

/** The mail server of the settings' email section, of each of the organisations that has enough of one to send with. */
export async function loadSettingsMail(
  organisationIds: readonly string[],
  ring: KeyRing,
  db: Db,
): Promise<Map<string, LoadedChannel>> {
  if (organisationIds.length === 0) return new Map();
  const loaded = await loadSettingsSecrets(organisationIds, ring, db);
  const closed = loaded.size > 0 ? await findClosed(organisationIds, db) : new Set<string>();
  return new Map(
    [...loaded].flatMap(([id, { inForce, secrets }]) => {
      const mail = mailOf(id, inForce, secrets("email.smtp_password"), closed.has(id));
      return mail ? [[id, mail] as const] : [];
    }),
  );
}

/** The Slack channel of the settings' slack section, by organisation. Without a webhook address there is none. */
export async function loadSettingsSlack(
  organisationIds: readonly string[],
  ring: KeyRing,
  db: Db,
): Promise<Map<string, LoadedChannel & { organisationId: string }>> {
  if (organisationIds.length === 0) return new Map();
  const loaded = await loadSettingsSecrets(organisationIds, ring, db);
  return new Map(
    [...loaded].flatMap(([id, { inForce, secrets }]) => {
      const slack = slackOf(id, inForce, secrets("slack.webhook_url"));
      return slack ? [[id, { ...slack, organisationId: id }] as const] : [];
    }),
  );
}

/** Whether the organisation's settings have a Slack channel that messages can go to. */
export async function hasSettingsSlack(db: Db, organisationId: string): Promise<boolean> {
  const slack = await loadSettingsSlack([organisationId], await instanceRing(), db);
  return slack.has(organisationId);
}

/** Whether the email section says enough to send mail with it. */
export function hasMailServer({ email }: SettingsDocument): boolean {
  return Boolean(email?.enabled !== false && email?.smtp_host && email.from_email);
}

function mailOf(
  organisationId: string,
  { document, version }: SettingsInForce,
  password: SecretInForce,
  isClosed: boolean,
): LoadedChannel | null {
  const { email } = document;
  if (!email || !hasMailServer(document)) return null;
  const id = settingsMailId(organisationId);
  const fullVersion = ["settings", id, version, password.version].join("/");
  const server = {
    settings_id: id,
    version: fullVersion,
    is_closed: isClosed,
    smtp_server: email.smtp_host,
    smtp_port: email.smtp_port ?? settingsDefaults.email.smtp_port,
    security: mailSecurityOf(email),
    custom_ca: null,
    auth_method: "auto",
    username: email.smtp_username || null,
    password: password.value,
    oauth_client_id: null,
    oauth_client_secret: null,
    oauth_refresh_token: null,
    oauth_token_url: null,
    oauth_scope: null,
    from_email: email.from_email,
    from_name: email.from_name || null,
    reply_to: null,
    cc: email.cc_emails ?? [],
    subject_prefix: email.subject_prefix || null,
  };
  const problem = password.problem && `The mail password of the settings ${password.problem}.`;
  return {
    kind: "email",
    config: { servers: problem ? [] : [server] },
    version: fullVersion,
    settingsId: id,
    isGone: false,
    problem,
  };
}

function slackOf(
  organisationId: string,
  { document, version }: SettingsInForce,
  webhook: SecretInForce,
): LoadedChannel | null {
  const { slack = {} } = document;
  if (slack.enabled === false || (webhook.value === null && webhook.problem === null)) return null;
  const config = {
    webhook_url: webhook.value,
    other_host: slack.other_host ?? false,
    channel: slack.channel || null,
    username: slack.username || null,
    icon_emoji: slack.icon_emoji || null,
    mention_users: slack.mention_users ?? [],
    mention_channel: slack.mention_channel ? "channel" : "none",
  };
  return {
    kind: "slack",
    config,
    version: ["settings", organisationId, version, webhook.version].join("/"),
    settingsId: settingsChannelId(organisationId),
    isGone: false,
    problem: webhook.problem && `The Slack webhook address of the settings ${webhook.problem}.`,
  };
}

/** Those whose mail server of the settings is not used for now. */
async function findClosed(organisationIds: readonly string[], db: Db): Promise<Set<string>> {
  const rows = await query<{ organisationId: string }>(
    `
SELECT organisation_id AS "organisationId" FROM destination_health
WHERE destination = ANY ($1::text[]) AND open_until > now()`,
    [organisationIds.map((id) => mailServerName(id, settingsMailId(id)))],
    db,
  );
  return new Set(rows.map(({ organisationId }) => organisationId));
}
