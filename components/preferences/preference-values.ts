import { z } from "zod";
import type { SecretChange } from "@/components/ui/secret-control";
import { preferenceChannels } from "@/lib/core/channel-kind";
import { digestFrequencies } from "@/lib/core/digest";
import { eventTypes } from "@/lib/core/event";
import { MOST_QUIET_WINDOWS } from "@/lib/core/quiet-grid";
import type { EventMatrix, PreferenceView, UpdatePreferenceInput } from "@/lib/schemas/preference";
import { EnteredWindow, enteredOf, windowsEntered } from "./entered-window";

/** A new address of a webhook: given, removed or left as it is. */
const WebhookChange = z
  .custom<SecretChange>()
  .refine((change) => change.action !== "replace" || /^https:\/\/[^/\s]+/.test(change.value.trim()), {
    error: "Must be an https address.",
  });

export const PreferenceValues = z
  .object({
    email_enabled: z.boolean(),
    slack_enabled: z.boolean(),
    teams_enabled: z.boolean(),
    webhook_enabled: z.boolean(),
    slack_webhook_url: WebhookChange,
    teams_webhook_url: WebhookChange,
    custom_webhook_url: WebhookChange,
    /** What is switched off, as “job.failed/email”, sorted. */
    off: z.array(z.string()),
    quiet_windows: z
      .array(EnteredWindow)
      .max(MOST_QUIET_WINDOWS, { error: `More than ${MOST_QUIET_WINDOWS} windows cannot be kept.` }),
    critical_bypass: z.boolean(),
    timezone: z.string({ error: "Choose a time zone." }),
    notification_frequency: z.enum(digestFrequencies),
    digest_time: z.string({ error: "Choose when the digest comes." }).nullable(),
    /** Empty: mail goes to the account's address. */
    mail_address: z
      .string()
      .trim()
      .refine((address) => address === "" || /^[^\s@]+@[^\s@]+$/.test(address), {
        error: "Must be an e-mail address.",
      }),
  })
  .check(({ value, issues }) => {
    if (value.notification_frequency !== "daily" || value.digest_time !== null) return;
    issues.push({
      code: "custom",
      path: ["digest_time"],
      message: "Choose when the digest comes.",
      input: value,
    });
  });
export type PreferenceValues = z.infer<typeof PreferenceValues>;

const webhookFields = ["slack_webhook_url", "teams_webhook_url", "custom_webhook_url"] as const;
const keep: SecretChange = { action: "keep" };

export function valuesOf(view: PreferenceView): PreferenceValues {
  return {
    email_enabled: view.email_enabled,
    slack_enabled: view.slack_enabled,
    teams_enabled: view.teams_enabled,
    webhook_enabled: view.webhook_enabled,
    slack_webhook_url: keep,
    teams_webhook_url: keep,
    custom_webhook_url: keep,
    off: offCells(view.events),
    quiet_windows: view.quiet_windows.map(enteredOf),
    critical_bypass: view.critical_bypass,
    timezone: view.timezone,
    notification_frequency: view.notification_frequency,
    digest_time: view.digest_time,
    mail_address: view.mail_address ?? "",
  };
}

function offCells(events: EventMatrix): string[] {
  return eventTypes
    .flatMap((type) =>
      preferenceChannels
        .filter((channel) => events[type]?.[channel] === false)
        .map((channel) => `${type}/${channel}`),
    )
    .sort();
}

/** What differs, in the API's shape; what is left out keeps its value. */
export function changesBetween(before: PreferenceValues, after: PreferenceValues): UpdatePreferenceInput {
  const plain = [
    "email_enabled",
    "slack_enabled",
    "teams_enabled",
    "webhook_enabled",
    "critical_bypass",
    "timezone",
    "notification_frequency",
  ] as const;
  const changed = plain.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  return {
    ...Object.fromEntries(changed.map((name) => [name, after[name]])),
    ...webhookChanges(after),
    ...timeChanges(before, after),
    ...mailChange(before, after),
    ...eventChanges(before.off, after.off),
  };
}

function webhookChanges(after: PreferenceValues): UpdatePreferenceInput {
  return Object.fromEntries(
    webhookFields.flatMap((name) => {
      const change = after[name];
      if (change.action === "keep") return [];
      return [[name, change.action === "replace" ? change.value.trim() : null]];
    }),
  );
}

function timeChanges(before: PreferenceValues, after: PreferenceValues): UpdatePreferenceInput {
  const windows = windowsEntered(after.quiet_windows);
  const isSame = JSON.stringify(windows) === JSON.stringify(windowsEntered(before.quiet_windows));
  const { digest_time } = after;
  return {
    ...(!isSame && { quiet_windows: windows }),
    ...(digest_time !== null && digest_time !== before.digest_time && { digest_time }),
  };
}

function mailChange(before: PreferenceValues, after: PreferenceValues): UpdatePreferenceInput {
  const address = after.mail_address.trim();
  return address === before.mail_address ? {} : { mail_address: address === "" ? null : address };
}

function eventChanges(before: string[], after: string[]): UpdatePreferenceInput {
  const events: Record<string, Record<string, boolean>> = {};
  for (const cell of new Set([...before, ...after])) {
    const isOff = after.includes(cell);
    if (isOff === before.includes(cell)) continue;
    const [type = "", channel = ""] = cell.split("/");
    events[type] = { ...events[type], [channel]: !isOff };
  }
  return Object.keys(events).length === 0 ? {} : { events: events as EventMatrix };
}

/** What changed, in the words of the save bar. */
export function changeWords(before: PreferenceValues, after: PreferenceValues): string[] {
  const changes = changesBetween(before, after);
  const names = Object.keys(changes) as (keyof UpdatePreferenceInput)[];
  return [...new Set(names.map((name) => words[name] ?? name))];
}

const words: Partial<Record<keyof UpdatePreferenceInput, string>> = {
  email_enabled: "Email",
  slack_enabled: "Slack",
  teams_enabled: "Teams",
  webhook_enabled: "Webhook",
  slack_webhook_url: "Slack address",
  teams_webhook_url: "Teams address",
  custom_webhook_url: "Webhook address",
  events: "Events",
  quiet_windows: "Quiet hours",
  notification_frequency: "How often",
  digest_time: "Time of the digest",
  mail_address: "Mail address",
  critical_bypass: "Critical events",
  timezone: "Time zone",
};
