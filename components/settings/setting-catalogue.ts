import { settingsFields } from "@/lib/core/settings-fields";

export type SettingKind = "switch" | "number" | "text" | "list" | "choice" | "json" | "secret";

interface SettingInput {
  kind: SettingKind;
  help?: string;
  /** A number may be “as many as there are”. */
  isNullable?: boolean;
  options?: readonly { value: string; label: string }[];
}

export interface SettingDefinition extends SettingInput {
  path: string;
  label: string;
}

export interface SettingSection {
  title: string;
  sentence: string;
  settings: readonly SettingDefinition[];
}

const reference = "It may be a reference such as ${ORG_ADMIN_EMAIL}.";
const secret: SettingInput = {
  kind: "secret",
  help: "It may be a reference such as ${SMTP_PASSWORD}. It is never shown again.",
};
const onOff: SettingInput = { kind: "switch" };
const text: SettingInput = { kind: "text" };
const referable: SettingInput = { kind: "text", help: reference };
const number: SettingInput = { kind: "number" };
const limit: SettingInput = { kind: "number", isNullable: true };
const addresses: SettingInput = { kind: "list", help: "One address a line." };

/** How each field of the settings document is entered, by section. */
export const settingSections: readonly SettingSection[] = [
  {
    title: "In general",
    sentence: "Whether anybody is told, and through what unless an event says otherwise.",
    settings: named({
      enabled: { kind: "switch", help: "Off: these settings do not count." },
      default_provider: {
        kind: "choice",
        options: [
          { value: "email", label: "Email" },
          { value: "slack", label: "Slack" },
          { value: "both", label: "Email and Slack" },
        ],
      },
    }),
  },
  {
    title: "Email",
    sentence: "The mail server that is used while none is set up under Email, and who gets mail besides.",
    settings: named({
      "email.enabled": onOff,
      "email.smtp_host": referable,
      "email.smtp_port": number,
      "email.smtp_username": referable,
      "email.smtp_password": secret,
      "email.smtp_use_tls": onOff,
      "email.smtp_use_ssl": onOff,
      "email.from_email": referable,
      "email.from_name": text,
      "email.to_emails": addresses,
      "email.cc_emails": addresses,
      "email.subject_prefix": text,
    }),
  },
  {
    title: "Slack",
    sentence: "Where events with the provider Slack go.",
    settings: named({
      "slack.enabled": onOff,
      "slack.webhook_url": secret,
      "slack.channel": text,
      "slack.username": text,
      "slack.icon_emoji": { kind: "text", help: "Such as :rotating_light:." },
      "slack.mention_users": { kind: "list", help: "Member IDs such as U0123ABCD, one a line." },
      "slack.mention_channel": onOff,
      "slack.other_host": onOff,
    }),
  },
  {
    title: "Events",
    sentence:
      "A rule that is set under Rules goes before these. What counts for a job alone is entered as JSON, under jobs.",
    settings: named({
      event_triggers: {
        kind: "json",
        help: "A list of event, enabled, severity, providers and cooldown_seconds. It takes the place of root’s as a whole.",
      },
    }),
  },
  {
    title: "Retries",
    sentence: "How often a message is tried again, and after how long.",
    settings: named({
      "retry_config.max_attempts": number,
      "retry_config.initial_delay_seconds": number,
      "retry_config.max_delay_seconds": number,
      "retry_config.exponential_backoff": onOff,
    }),
  },
  {
    title: "Retention",
    sentence: "How long the history is kept.",
    settings: named({ "retention.notifications_days": number, "retention.inbox_days": number }),
  },
  {
    title: "Limits",
    sentence: "How many messages may go out in a window of time. What is over it is told together later.",
    settings: named({
      "limits.window_minutes": number,
      "limits.person": limit,
      "limits.channel": limit,
      "limits.organisation": limit,
    }),
  },
];

export const settingDefinitions = settingSections.flatMap(({ settings }) => settings);

/** How the field at a path is entered; a job’s own settings are JSON. */
export function settingAt(path: string, label = path): SettingDefinition {
  return settingDefinitions.find((setting) => setting.path === path) ?? { path, label, kind: "json" };
}

function named(inputs: Record<string, SettingInput>): SettingDefinition[] {
  return Object.entries(inputs).map(([path, input]) => ({
    path,
    label: settingsFields[path]?.label ?? path,
    ...input,
  }));
}
