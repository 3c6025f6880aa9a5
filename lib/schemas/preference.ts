import { z } from "zod";
import { preferenceChannels } from "@/lib/core/channel-kind";
import { eventTypes } from "@/lib/core/event";
import { MOST_QUIET_WINDOWS } from "@/lib/core/quiet-grid";
import { wallTimeOfEnd } from "@/lib/core/wall-time";
import { EmailAddress, Id, Instant, JsonObject, TimeZone, WallTime } from "./field";
import { operation } from "./operation";

export const EventMatrix = z.partialRecord(
  z.enum(eventTypes),
  z.partialRecord(z.enum(preferenceChannels), z.boolean()),
);
export type EventMatrix = z.infer<typeof EventMatrix>;

const WallEnd = z.string().regex(wallTimeOfEnd, { error: "must be a time such as 07:00, or 24:00" });
const Weekday = z.int().min(1).max(7);

/** What lies in any of the windows is quiet. */
const QuietWindow = z
  .strictObject({ start: WallTime, end: WallEnd, days: z.array(Weekday).min(1).max(7) })
  .refine(({ start, end }) => start !== end, { path: ["end"], error: "must differ from the start" })
  .meta({
    id: "QuietWindow",
    description:
      "Wall times of the person’s zone, and the ISO weekdays on which it starts; an end before the start is on the next day, 24:00 is midnight",
  });

const fields = {
  email_enabled: z.boolean(),
  slack_enabled: z.boolean(),
  teams_enabled: z.boolean(),
  webhook_enabled: z.boolean(),
  events: EventMatrix,
  quiet_hours_start: WallTime.nullable(),
  quiet_hours_end: WallEnd.nullable(),
  quiet_days: z.array(Weekday).max(7),
  // All of them; the three fields above are the first one.
  quiet_windows: z.array(QuietWindow).max(MOST_QUIET_WINDOWS),
  critical_bypass: z.boolean(),
  timezone: TimeZone,
  notification_frequency: z.enum(["immediate", "hourly", "daily"]),
  digest_time: WallTime,
  // Other names (S4.19–21): views of email_enabled and of the events matrix.
  email_notifications: z.boolean(),
  email_on_job_completion: z.boolean(),
  email_on_job_failure: z.boolean(),
  extras: JsonObject,
};

export const PreferenceView = z
  .object({
    user_id: Id,
    ...fields,
    slack_webhook_url: z.string().nullable(),
    teams_webhook_url: z.string().nullable(),
    custom_webhook_url: z.string().nullable(),
    mail_address: z.string().nullable().meta({ description: "Mail goes there once it is verified" }),
    verified: z
      .object({ email: z.boolean(), slack: z.boolean(), teams: z.boolean(), webhook: z.boolean() })
      .meta({
        description:
          "Nothing goes to an address of one’s own before the code was confirmed that was sent there",
      }),
    snoozed_until: Instant.nullable(),
    is_snoozed: z.boolean(),
    next_digest_at: Instant.nullable(),
    is_quiet_now: z.boolean(),
    quiet_until: Instant.nullable(),
    updated_at: Instant.nullable(),
  })
  .meta({ id: "Preferences" });
export type PreferenceView = z.infer<typeof PreferenceView>;

const WebhookUrl = z.url({ protocol: /^https$/, error: "must be an https address" }).max(2000);

/** Every field may be left out: it keeps its value. */
export const UpdatePreferenceInput = z
  .strictObject({
    ...fields,
    slack_webhook_url: WebhookUrl.nullable(),
    teams_webhook_url: WebhookUrl.nullable(),
    custom_webhook_url: WebhookUrl.nullable(),
    mail_address: EmailAddress.nullable(),
  })
  .partial()
  .meta({ id: "UpdatePreferences" });
export type UpdatePreferenceInput = z.infer<typeof UpdatePreferenceInput>;

export const UserParams = z.object({ user_id: z.union([z.literal("me"), Id]) });
/** A member's own; an admin's for anybody: the service checks. */
export const preferenceAccess = { kind: "member", role: "member", scope: "preferences:write" } as const;

export const getPreferences = operation({
  id: "getPreferences",
  method: "GET",
  path: "/api/v1/notification/preferences/{user_id}",
  aliases: ["/api/v1/users/{user_id}/notification-preferences", "/users/{user_id}/notification-preferences"],
  tag: "Preferences",
  summary: "What a person wants to hear, and how; user_id may be me",
  access: preferenceAccess,
  params: UserParams,
  status: 200,
  result: PreferenceView,
});

export const savePreferences = operation({
  id: "savePreferences",
  method: "POST",
  path: "/api/v1/notification/preferences/{user_id}",
  tag: "Preferences",
  summary: "Change preferences; what is left out keeps its value",
  access: preferenceAccess,
  params: UserParams,
  body: UpdatePreferenceInput,
  status: 200,
  result: PreferenceView,
});

export const patchPreferences = operation({
  ...savePreferences,
  id: "patchPreferences",
  method: "PATCH",
  path: "/api/v1/users/{user_id}/notification-preferences",
  aliases: ["/users/{user_id}/notification-preferences"],
});
