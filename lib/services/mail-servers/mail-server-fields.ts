import type { MailServerFields, MailServerRow } from "@/lib/db/mail-servers";
import type { MailServerView, UpdateMailServerInput } from "@/lib/schemas/mail-server";

/** The settings of a mail server by their names in the API: no ids, no secrets. */
export type MailServerSettings = Omit<
  MailServerView,
  | "id"
  | "position"
  | "password"
  | "oauth_client_secret"
  | "oauth_refresh_token"
  | "health"
  | "created_at"
  | "updated_at"
>;

const columns = {
  name: "name",
  preset: "preset",
  smtp_server: "smtpServer",
  smtp_port: "smtpPort",
  security: "security",
  custom_ca: "customCa",
  auth_method: "authMethod",
  username: "username",
  oauth_client_id: "oauthClientId",
  oauth_token_url: "oauthTokenUrl",
  oauth_scope: "oauthScope",
  from_email: "fromEmail",
  from_name: "fromName",
  reply_to: "replyTo",
  cc: "cc",
  subject_prefix: "subjectPrefix",
  rate_per_minute: "ratePerMinute",
  is_active: "isActive",
} as const satisfies Record<keyof MailServerSettings, keyof MailServerFields>;

const names = Object.keys(columns) as (keyof MailServerSettings)[];

/** A row's settings as the API names them. */
export function settingsOf(row: MailServerRow): MailServerSettings {
  return Object.fromEntries(names.map((name) => [name, row[columns[name]]])) as unknown as MailServerSettings;
}

/** The given settings as the API names them, cleaned: nothing is told from empty, an IPv6 address has no brackets. */
export function cleanSettings(input: UpdateMailServerInput): Partial<MailServerSettings> {
  const given = names.filter((name) => input[name] !== undefined);
  return Object.fromEntries(
    given.map((name) => {
      const value = input[name];
      if (name === "smtp_server") return [name, String(value).replace(/^\[(.*)\]$/, "$1")];
      return [name, value === "" ? null : value];
    }),
  ) as Partial<MailServerSettings>;
}

/** The same for the row. */
export function fieldsOf(settings: Partial<MailServerSettings>): Partial<MailServerFields> {
  const given = names.filter((name) => settings[name] !== undefined);
  return Object.fromEntries(
    given.map((name) => [columns[name], settings[name]]),
  ) as Partial<MailServerFields>;
}
