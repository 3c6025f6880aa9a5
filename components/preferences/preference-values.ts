import { z } from "zod";
import type { SecretChange } from "@/components/ui/secret-control";
import { preferenceChannels } from "@/lib/core/channel-kind";
import { eventTypes } from "@/lib/core/event";
import type { EventMatrix, PreferenceView, UpdatePreferenceInput } from "@/lib/schemas/preference";

/** A new address of a webhook: given, removed or left as it is. */
const WebhookChange = z
  .custom<SecretChange>()
  .refine((change) => change.action !== "replace" || /^https:\/\/[^/\s]+/.test(change.value.trim()), {
    error: "Must be an https address.",
  });

const time = "Quiet hours need a start and an end.";

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
    has_quiet_hours: z.boolean(),
    quiet_hours_start: z.string().nullable(),
    quiet_hours_end: z.string().nullable(),
    quiet_days: z.array(z.number()),
    critical_bypass: z.boolean(),
    timezone: z.string({ error: "Choose a time zone." }),
  })
  .check(({ value, issues }) => {
    if (!value.has_quiet_hours) return;
    const refuse = (path: keyof typeof value, message: string) =>
      issues.push({ code: "custom", path: [path], message, input: value });
    const { quiet_hours_start, quiet_hours_end } = value;
    if (!quiet_hours_start) refuse("quiet_hours_start", time);
    if (!quiet_hours_end) refuse("quiet_hours_end", time);
    if (quiet_hours_start && quiet_hours_start === quiet_hours_end)
      refuse("quiet_hours_end", "Must differ from the start.");
    if (value.quiet_days.length === 0)
      refuse("quiet_days", "Choose a day at least, or switch quiet hours off.");
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
    has_quiet_hours: view.quiet_hours_start !== null && view.quiet_hours_end !== null,
    quiet_hours_start: view.quiet_hours_start,
    quiet_hours_end: view.quiet_hours_end,
    quiet_days: view.quiet_days.toSorted(),
    critical_bypass: view.critical_bypass,
    timezone: view.timezone,
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
    "quiet_days",
  ] as const;
  const changed = plain.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  return {
    ...Object.fromEntries(changed.map((name) => [name, after[name]])),
    ...webhookChanges(after),
    ...quietHourChanges(before, after),
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

function quietHourChanges(before: PreferenceValues, after: PreferenceValues): UpdatePreferenceInput {
  const [was, is] = [windowOf(before), windowOf(after)];
  return was.quiet_hours_start === is.quiet_hours_start && was.quiet_hours_end === is.quiet_hours_end
    ? {}
    : is;
}

function windowOf({ has_quiet_hours, quiet_hours_start, quiet_hours_end }: PreferenceValues) {
  return has_quiet_hours
    ? { quiet_hours_start, quiet_hours_end }
    : { quiet_hours_start: null, quiet_hours_end: null };
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
  quiet_hours_start: "Quiet hours",
  quiet_hours_end: "Quiet hours",
  quiet_days: "Quiet days",
  critical_bypass: "Critical events",
  timezone: "Time zone",
};
