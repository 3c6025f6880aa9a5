import { preferenceChannels } from "@/lib/core/channel-kind";
import { InvalidInputError, type InputIssue } from "@/lib/core/errors";
import { eventTypes, type EventType } from "@/lib/core/event";
import type { PreferenceRow } from "@/lib/db/preferences";
import type { JsonObject } from "@/lib/schemas/field";
import type { EventMatrix, UpdatePreferenceInput } from "@/lib/schemas/preference";

/** The events behind the seeds' two switches (S4.20, S4.21). */
export const eventsOfSwitch = {
  email_on_job_completion: ["job.completed"],
  email_on_job_failure: ["job.failed", "job.timed_out", "job.lost"],
} as const satisfies Record<string, readonly EventType[]>;

export type PreferenceChange = Partial<
  Omit<PreferenceRow, "id" | "organisationId" | "userId" | "events" | "extras" | "createdAt" | "updatedAt">
> & { events?: EventMatrix; extras?: JsonObject };

/** What the stored row becomes with the fields that were given. Throws InvalidInputError when they contradict. */
export function mergePreference(row: PreferenceRow, input: UpdatePreferenceInput): PreferenceChange {
  const change: PreferenceChange = {
    emailEnabled: input.email_enabled ?? input.email_notifications,
    slackEnabled: input.slack_enabled,
    teamsEnabled: input.teams_enabled,
    webhookEnabled: input.webhook_enabled,
    quietHoursStart: input.quiet_hours_start,
    quietHoursEnd: input.quiet_hours_end,
    quietDays: input.quiet_days && [...new Set(input.quiet_days)].sort(),
    criticalBypass: input.critical_bypass,
    timezone: input.timezone,
    frequency: input.notification_frequency,
    events: mergeEvents(row.events as EventMatrix, input),
    extras: input.extras && mergeExtras(row.extras as JsonObject, input.extras),
  };
  refuse(contradictions(row, input, change));
  return change;
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
