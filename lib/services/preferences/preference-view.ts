import { nextDigest } from "@/lib/core/digest";
import { quietUntilOfAny } from "@/lib/core/quiet-hours";
import { listVerifiedKinds } from "@/lib/db/address-verifications";
import type { Db } from "@/lib/db/database";
import { preferenceOf, quietHoursOf, quietWindowsOf, type PreferenceRow } from "@/lib/db/preferences";
import type { JsonObject } from "@/lib/schemas/field";
import type { EventMatrix, PreferenceView } from "@/lib/schemas/preference";
import { eventsOfSwitch } from "./merge-preference";
import type { KeyRing } from "@/lib/secrets";
import { maskWebhooks, type MaskedWebhooks } from "./webhook-secrets";

/** Stored preferences as the API shows them, with what is known of the addresses. */
export async function showPreference(
  db: Db,
  row: PreferenceRow,
  ring: KeyRing,
  now: Date,
): Promise<PreferenceView> {
  const webhooks = await maskWebhooks(db, row, ring);
  return viewPreference(row, { webhooks, verified: await listVerifiedKinds(db, row) }, now);
}

/** The same of a row, stored or not: with the other names of its fields, masked addresses, and what holds messages at `now`. */
export function viewPreference(
  row: PreferenceRow,
  { webhooks, verified }: { webhooks: MaskedWebhooks; verified: readonly string[] },
  now: Date,
): PreferenceView {
  const until = quietUntilOfAny(now, quietHoursOf(row));
  const snoozedUntil = row.snoozedUntil && row.snoozedUntil > now ? row.snoozedUntil : null;
  const { frequency, digestTime: time, zone } = preferenceOf(row, [], []);
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
    quiet_windows: quietWindowsOf(row)
      .filter(({ days }) => days.length > 0)
      .map((window) => ({ ...window, days: [...window.days] })),
    critical_bypass: row.criticalBypass,
    timezone: row.timezone,
    notification_frequency: frequency,
    digest_time: time,
    next_digest_at: nextDigest(now, { frequency, time, zone })?.toISOString() ?? null,
    snoozed_until: snoozedUntil?.toISOString() ?? null,
    is_snoozed: snoozedUntil !== null,
    mail_address: row.mailAddress,
    verified: {
      email: row.mailAddress === null || verified.includes("email"),
      slack: verified.includes("slack"),
      teams: verified.includes("teams"),
      webhook: verified.includes("webhook"),
    },
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
    moreQuietWindows: [],
    digestTime: "08:00",
    snoozedUntil: null,
    mailAddress: null,
    createdAt: never,
    updatedAt: never,
  };
}
