import { z } from "zod";
import { preferenceChannels } from "./channel-kind";
import { eventTypes, findEventType, severities } from "./event";
import { hasReference } from "./settings-references";

// The settings document in the shape of a config.json (S2.1–34, S3.13–16), for root and for organisations.
// Everything may be left out: the level below, or what Runbell does by itself, then counts.

/** inherit: an organisation's document over root's · override: its own alone · off: nobody is told anything. */
export const settingsModes = ["inherit", "override", "off"] as const;
export type SettingsMode = (typeof settingsModes)[number];

export const defaultProviders = ["email", "slack", "both"] as const;
export const providers = [...preferenceChannels, "both"] as const;
export type Provider = (typeof providers)[number];

/** A text that may hold references; `rule` is for one that holds none. */
function text(max: number, rule?: { pattern: RegExp; error: string }) {
  const plain = z.string().trim().max(max);
  return rule
    ? plain.refine((value) => value === "" || hasReference(value) || rule.pattern.test(value), {
        error: rule.error,
      })
    : plain;
}

const Address = z
  .string()
  .trim()
  .max(254)
  .refine((value) => hasReference(value) || z.email().safeParse(value).success, {
    error: "must be an e-mail address such as ada@example.org, or a reference such as ${ORG_ADMIN_EMAIL}",
  });

const EmailSection = z.strictObject({
  enabled: z.boolean().optional(),
  smtp_host: text(253, {
    pattern: /^[A-Za-z0-9.:[\]-]+$/,
    error: "must be a host name or address, without port",
  }).optional(),
  smtp_port: z.int().min(1).max(65_535).optional(),
  smtp_username: text(255).optional(),
  smtp_use_tls: z.boolean().optional(),
  smtp_use_ssl: z.boolean().optional(),
  from_email: Address.optional(),
  from_name: text(120).optional(),
  to_emails: z.array(Address).max(50).optional(),
  cc_emails: z.array(Address).max(10).optional(),
  subject_prefix: text(60).optional(),
});

const SlackSection = z.strictObject({
  enabled: z.boolean().optional(),
  channel: text(80).optional(),
  username: text(80).optional(),
  icon_emoji: text(100, {
    pattern: /^:[a-z0-9_+'-]+:$/,
    error: "must be an emoji's name between colons, such as :rotating_light:",
  }).optional(),
  mention_users: z
    .array(
      text(60, {
        pattern: /^[UWS][A-Z0-9]{2,20}$/,
        error: "must be a member ID such as U0123ABCD, or of a user group such as S0123ABCD",
      }),
    )
    .max(20)
    .optional(),
  mention_channel: z.boolean().optional(),
  /** The address is of another product that takes what Slack takes. */
  other_host: z.boolean().optional(),
});

const EventName = z
  .string()
  .trim()
  .toLowerCase()
  .max(60)
  .refine((name) => findEventType(name) !== undefined, {
    error: `is not an event type. Known: ${eventTypes.join(", ")}`,
  })
  .meta({ description: `One of ${eventTypes.join(", ")}, or a pipeline_* alias` });

const EventTrigger = z.strictObject({
  event: EventName,
  enabled: z.boolean().optional(),
  severity: z.string().trim().toLowerCase().pipe(z.enum(severities)).optional(),
  providers: z.array(z.enum(providers)).max(10).optional(),
  cooldown_seconds: z.int().min(0).max(604_800).optional(),
});
export type EventTrigger = z.infer<typeof EventTrigger>;

const EventTriggers = z
  .array(EventTrigger)
  .max(30)
  .superRefine((entries, context) => {
    const seen = new Set<string | undefined>();
    for (const [index, { event }] of entries.entries()) {
      const type = findEventType(event);
      if (seen.has(type))
        context.addIssue({ code: "custom", path: [index, "event"], message: "is named twice" });
      seen.add(type);
    }
  });

const JobOverride = z.strictObject({
  enabled: z.boolean().optional(),
  event_triggers: EventTriggers.optional(),
});

const JobKey = z
  .string()
  .trim()
  .max(120)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, { error: "is not the key of a job" });

const Limit = z.int().min(1).max(1_000_000).nullable().optional();

export const SettingsDocument = z
  .strictObject({
    enabled: z.boolean().optional(),
    default_provider: z.enum(defaultProviders).optional(),
    email: EmailSection.optional(),
    slack: SlackSection.optional(),
    event_triggers: EventTriggers.optional(),
    retry_config: z
      .strictObject({
        max_attempts: z.int().min(1).max(50).optional(),
        initial_delay_seconds: z.number().min(0).max(86_400).optional(),
        max_delay_seconds: z.number().min(0).max(86_400).optional(),
        exponential_backoff: z.boolean().optional(),
      })
      .optional(),
    /** How long the history is kept. */
    retention: z
      .strictObject({
        notifications_days: z.int().min(7).max(3650).optional(),
        inbox_days: z.int().min(1).max(3650).optional(),
      })
      .optional(),
    /** How many messages may go out in a window of time; null: as many as there are, also where root says otherwise. */
    limits: z
      .strictObject({
        window_minutes: z.int().min(1).max(1440).optional(),
        person: Limit,
        channel: Limit,
        organisation: Limit,
      })
      .optional(),
    /** By the job's key: what counts for its events alone (S2.93). */
    jobs: z
      .record(JobKey, JobOverride)
      .refine((jobs) => Object.keys(jobs).length <= 500, { error: "must have at most 500 entries" })
      .optional(),
  })
  .meta({ id: "SettingsDocument" });
export type SettingsDocument = z.infer<typeof SettingsDocument>;

/** Their values are encrypted rows beside the document; a value may be a reference. */
export const settingsSecrets = ["email.smtp_password", "slack.webhook_url"] as const;
export type SettingsSecret = (typeof settingsSecrets)[number];
