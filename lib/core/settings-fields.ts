import type { SettingsDocument, SettingsSecret } from "./settings";
import { settingsDefaults } from "./settings-values";

/** A value as it stands in a document. */
export type SettingsValue = string | number | boolean | null | readonly unknown[] | object;

interface SettingsField {
  label: string;
  /** What counts without any document; null: nothing. */
  preset?: SettingsValue;
  isSecret?: true;
}

const { retry_config: retry, retention, limits, email } = settingsDefaults;

/** The fields of the document by their paths, in the order in which people read them. Jobs are fields of their own. */
export const settingsFields: Readonly<Record<string, SettingsField>> = {
  enabled: { label: "Notifications", preset: true },
  default_provider: { label: "Default provider" },
  "email.enabled": { label: "Email", preset: true },
  "email.smtp_host": { label: "Mail server" },
  "email.smtp_port": { label: "Port", preset: email.smtp_port },
  "email.smtp_username": { label: "User name" },
  "email.smtp_password": { label: "Password", isSecret: true },
  "email.smtp_use_tls": { label: "STARTTLS", preset: true },
  "email.smtp_use_ssl": { label: "TLS from the start" },
  "email.from_email": { label: "Sender's address" },
  "email.from_name": { label: "Sender's name" },
  "email.to_emails": { label: "Recipients", preset: [] },
  "email.cc_emails": { label: "Copies", preset: [] },
  "email.subject_prefix": { label: "Subject prefix" },
  "slack.enabled": { label: "Slack", preset: true },
  "slack.webhook_url": { label: "Webhook address", isSecret: true },
  "slack.channel": { label: "Channel" },
  "slack.username": { label: "Name of the sender" },
  "slack.icon_emoji": { label: "Icon of the sender" },
  "slack.mention_users": { label: "Members to mention in critical messages", preset: [] },
  "slack.mention_channel": { label: "Mention the channel in critical messages", preset: false },
  "slack.other_host": { label: "Slack-compatible server", preset: false },
  event_triggers: { label: "Events", preset: [] },
  "retry_config.max_attempts": { label: "Attempts", preset: retry.max_attempts },
  "retry_config.initial_delay_seconds": {
    label: "First delay in seconds",
    preset: retry.initial_delay_seconds,
  },
  "retry_config.max_delay_seconds": { label: "Longest delay in seconds", preset: retry.max_delay_seconds },
  "retry_config.exponential_backoff": { label: "Doubling delays", preset: retry.exponential_backoff },
  "retention.notifications_days": {
    label: "Days to keep notifications",
    preset: retention.notifications_days,
  },
  "retention.inbox_days": { label: "Days to keep the test inbox", preset: retention.inbox_days },
  "limits.window_minutes": { label: "Window of limits in minutes", preset: limits.window_minutes },
  "limits.person": { label: "Messages to a person" },
  "limits.channel": { label: "Messages to a channel" },
  "limits.organisation": { label: "Messages of the organisation" },
};

/** The fields that a document has, by path; each job is one: jobs.<key>. Lists are whole. */
export function fieldsOfSettings(document: SettingsDocument): Map<string, SettingsValue> {
  const found = new Map<string, SettingsValue>();
  for (const [name, value] of Object.entries(document) as [string, SettingsValue | undefined][]) {
    if (value === undefined) continue;
    if (typeof value !== "object" || value === null || Array.isArray(value)) found.set(name, value);
    else
      for (const [key, part] of Object.entries(value) as [string, SettingsValue | undefined][])
        if (part !== undefined) found.set(`${name}.${key}`, part);
  }
  return found;
}

/** What is another value in `after`, was left out or is new; null stands for left out. */
export function diffSettings(
  before: SettingsDocument,
  after: SettingsDocument,
): { path: string; before: SettingsValue; after: SettingsValue }[] {
  const [old, fresh] = [fieldsOfSettings(before), fieldsOfSettings(after)];
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .map((path) => ({ path, before: old.get(path) ?? null, after: fresh.get(path) ?? null }))
    .filter((change) => canonical(change.before) !== canonical(change.after));
}

/** Whether a path is the field itself, or lies in it. */
export function isIn(field: string, path: string): boolean {
  return path === field || path.startsWith(`${field}.`);
}

export function isSecretField(path: string): path is SettingsSecret {
  return settingsFields[path]?.isSecret === true;
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
