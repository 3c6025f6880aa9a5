import { preferenceChannels } from "@/lib/core/channel-kind";
import { InvalidInputError, type InputIssue } from "@/lib/core/errors";
import { eventTypes, type EventType } from "@/lib/core/event";
import type { PreferenceRow } from "@/lib/db/preferences";
import type { JsonObject } from "@/lib/schemas/field";
import type { EventMatrix, UpdatePreferenceInput } from "@/lib/schemas/preference";

/** The events behind the two switches (S4.20, S4.21). */
export const eventsOfSwitch = {
  email_on_job_completion: ["job.completed"],
  email_on_job_failure: ["job.failed", "job.timed_out", "job.lost"],
} as const satisfies Record<string, readonly EventType[]>;

type Kept = "id" | "organisationId" | "userId" | "snoozedUntil" | "createdAt" | "updatedAt";
type Documents = { events: EventMatrix; extras: JsonObject; moreQuietWindows: QuietWindowFields[] };
export type PreferenceChange = Partial<Omit<PreferenceRow, Kept | keyof Documents> & Documents>;

/** Plain data for the database, which knows no readonly. */
type QuietWindowFields = { start: string; end: string; days: number[] };

/** What the stored row becomes with the fields that were given. Throws InvalidInputError when they contradict. */
export function mergePreference(row: PreferenceRow, input: UpdatePreferenceInput): PreferenceChange {
  const change: PreferenceChange = {
    emailEnabled: input.email_enabled ?? input.email_notifications,
    slackEnabled: input.slack_enabled,
    teamsEnabled: input.teams_enabled,
    webhookEnabled: input.webhook_enabled,
    ...mergeQuietHours(input),
    criticalBypass: input.critical_bypass,
    timezone: input.timezone,
    frequency: input.notification_frequency,
    digestTime: input.digest_time,
    mailAddress: input.mail_address,
    events: mergeEvents(row.events as EventMatrix, input),
    extras: input.extras && mergeExtras(row.extras as JsonObject, input.extras),
  };
  refuse(contradictions(row, input, change));
  return change;
}

/** The list replaces all windows; the single fields are the first of them, and leave the others. */
function mergeQuietHours(input: UpdatePreferenceInput): PreferenceChange {
  if (!input.quiet_windows)
    return {
      quietHoursStart: input.quiet_hours_start,
      quietHoursEnd: input.quiet_hours_end,
      quietDays: input.quiet_days && distinctDays(input.quiet_days),
    };
  const windows = input.quiet_windows.map((window) => ({ ...window, days: distinctDays(window.days) }));
  const [first, ...more] = windows;
  return {
    quietHoursStart: first?.start ?? null,
    quietHoursEnd: first?.end ?? null,
    quietDays: first?.days,
    moreQuietWindows: more,
  };
}

function distinctDays(days: readonly number[]): number[] {
  return [...new Set(days)].sort();
}

function mergeEvents(stored: EventMatrix, input: UpdatePreferenceInput): EventMatrix | undefined {
  const given: EventMatrix[] = [];
  for (const [name, types] of Object.entries(eventsOfSwitch)) {
    const isOn = input[name as keyof typeof eventsOfSwitch];
    if (isOn !== undefined) for (const type of types) given.push({ [type]: { email: isOn } });
  }
  if (input.events) given.push(input.events);
  return given.length === 0 ? undefined : given.reduce(mergeMatrix, stored);
}

/** Cell by cell. Only what differs from "on" is kept. */
function mergeMatrix(stored: EventMatrix, given: EventMatrix): EventMatrix {
  const merged: EventMatrix = {};
  for (const type of eventTypes) {
    const cells = { ...stored[type], ...given[type] };
    const off = preferenceChannels.filter((channel) => cells[channel] === false);
    if (off.length > 0) merged[type] = Object.fromEntries(off.map((channel) => [channel, false]));
  }
  return merged;
}

/** Field by field; null removes one. */
function mergeExtras(stored: JsonObject, given: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries({ ...stored, ...given }).filter(([, value]) => value !== null));
}

function contradictions(
  row: PreferenceRow,
  input: UpdatePreferenceInput,
  change: PreferenceChange,
): InputIssue[] {
  const issues: InputIssue[] = [];
  const { email_enabled, email_notifications } = input;
  if (
    email_enabled !== undefined &&
    email_notifications !== undefined &&
    email_enabled !== email_notifications
  )
    issues.push({
      pointer: "/email_notifications",
      detail: "contradicts email_enabled, which is the same setting",
    });

  const first = ["quiet_hours_start", "quiet_hours_end", "quiet_days"] as const;
  if (input.quiet_windows !== undefined && first.some((name) => input[name] !== undefined))
    issues.push({
      pointer: "/quiet_windows",
      detail: "holds the first window as well: leave out quiet_hours_start, quiet_hours_end and quiet_days",
    });
  if (input.quiet_hours_start === undefined && input.quiet_hours_end === undefined) return issues;
  const start = change.quietHoursStart === undefined ? row.quietHoursStart : change.quietHoursStart;
  const end = change.quietHoursEnd === undefined ? row.quietHoursEnd : change.quietHoursEnd;
  if ((start === null) !== (end === null))
    issues.push({
      pointer: start === null ? "/quiet_hours_start" : "/quiet_hours_end",
      detail: "is missing: quiet hours need a start and an end, or neither",
    });
  if (start !== null && start === end)
    issues.push({ pointer: "/quiet_hours_end", detail: "must differ from the start" });
  return issues;
}

function refuse(issues: InputIssue[]): void {
  if (issues.length > 0) throw new InvalidInputError("These preferences contradict each other.", issues);
}
