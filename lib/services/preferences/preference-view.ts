import { quietUntil } from "@/lib/core/quiet-hours";
import { quietHoursOf, type PreferenceRow } from "@/lib/db/preferences";
import type { JsonObject } from "@/lib/schemas/field";
import type { EventMatrix, PreferenceView } from "@/lib/schemas/preference";
import { eventsOfSwitch } from "./merge-preference";
import type { MaskedWebhooks } from "./webhook-secrets";

/** Preferences as the API shows them: with the seeds' names, with masked addresses, and whether it is quiet at `now`. */
export function viewPreference(row: PreferenceRow, webhooks: MaskedWebhooks, now: Date): PreferenceView {
  const quietHours = quietHoursOf(row);
  const until = quietHours && quietUntil(now, quietHours);
  const events = row.events as EventMatrix;
  return {
    user_id: row.userId,
    email_enabled: row.emailEnabled,
    slack_enabled: row.slackEnabled,
    teams_enabled: row.teamsEnabled,
    webhook_enabled: row.webhookEnabled,
    events,
    quiet_hours_start: row.quietHoursStart,
    quiet_hours_end: row.quietHoursEnd,
    quiet_days: row.quietDays,
    critical_bypass: row.criticalBypass,
    timezone: row.timezone,
    notification_frequency: row.frequency as PreferenceView["notification_frequency"],
    email_notifications: row.emailEnabled,
    email_on_job_completion: isOnFor(events, "email_on_job_completion"),
    email_on_job_failure: isOnFor(events, "email_on_job_failure"),
    extras: row.extras as JsonObject,
    ...webhooks,
    is_quiet_now: until !== null,
    quiet_until: until?.toISOString() ?? null,
    updated_at: row.updatedAt.toISOString(),
  };
}

/** On when any of the switch's events is: only "all off" reads as off. */
function isOnFor(events: EventMatrix, name: keyof typeof eventsOfSwitch): boolean {
  return eventsOfSwitch[name].some((type) => events[type]?.email !== false);
}

/** What a person who never touched the preferences has: the defaults of the table. */
export function defaultPreference(organisationId: string, userId: string): PreferenceRow {
  const never = new Date(0);
  return {
    id: userId,
    organisationId,
    userId,
    emailEnabled: true,
    slackEnabled: false,
    teamsEnabled: false,
    webhookEnabled: false,
    events: {},
    quietHoursStart: null,
    quietHoursEnd: null,
    quietDays: [1, 2, 3, 4, 5, 6, 7],
    criticalBypass: true,
    timezone: "UTC",
    frequency: "immediate",
    extras: {},
    createdAt: never,
    updatedAt: never,
  };
}
