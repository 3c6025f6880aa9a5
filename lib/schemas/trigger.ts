import { z } from "zod";
import { channelKinds, preferenceChannels } from "@/lib/core/channel-kind";
import { eventTypes, severities } from "@/lib/core/event";
import { RecipientRule } from "@/lib/core/recipient";
import { groupFields } from "@/lib/core/group";
import { occasions } from "@/lib/core/trigger";
import { Id, Instant } from "./field";
import { operation } from "./operation";

/** The kinds that reach people; a channel of any kind is named among the recipients. */
export const tellingKinds = [...preferenceChannels, "inbox"] as const;
export type TellingKind = (typeof tellingKinds)[number];

export const MAX_OCCASION_COUNT = 100;
/** A week. */
export const MAX_COOLDOWN_SECONDS = 604_800;
export const MAX_RECIPIENTS = 100;
export const MAX_CONDITION = 2_000;
/** A day. */
export const MAX_GROUP_SECONDS = 86_400;
const MAX_ADDRESS = 254;

const Named = z.object({ id: Id, name: z.string() });

export const TriggerView = z
  .object({
    event_type: z.enum(eventTypes),
    label: z.string(),
    /** When such an event is recorded. */
    description: z.string(),
    enabled: z.boolean(),
    /** Null: the type's own. */
    severity: z.enum(severities).nullable(),
    own_severity: z.enum(severities),
    channel_kinds: z.array(z.enum(channelKinds)),
    recipients: z.array(RecipientRule),
    /** Of the people and channels among the recipients, by id. One that is gone is missing. */
    recipient_names: z.record(z.string(), z.string()),
    /** Null: the built-in message. */
    template: Named.nullable(),
    /** Takes a message over when another channel could not deliver it. */
    fallback_channel: Named.nullable(),
    /** Which of several in a row about one job are told; `after`: from the `occasion_count`th on. */
    occasion: z.enum(occasions),
    occasion_count: z.int(),
    /** After a message about a job no other of this type about it for so long; 0: none is held back. */
    cooldown_seconds: z.int(),
    /** An expression of the template language that must hold; null: every event is told. */
    condition: z.string().nullable(),
    /** What alike events are gathered by before they are told; empty: each is told on its own. */
    group_by: z.array(z.enum(groupFields)),
    group_wait_seconds: z.int(),
    group_interval_seconds: z.int(),
    /** Goes on telling while nobody takes care of it. */
    escalation_policy: Named.nullable(),
    /** A template version that a part of the recipients gets instead. */
    variant: z.object({ version_id: Id, template: Named, version: z.int(), percent: z.int() }).nullable(),
    /** It does what it does without anybody having set it. */
    is_default: z.boolean(),
    /** Null: it was never set. */
    updated_at: Instant.nullable(),
    /** How often somebody called a message too noisy in the last 30 days. */
    noise: z.int(),
    /** Events of the last 7 days that somebody was told of. */
    told: z.int(),
    /** Events of the last 7 days that the occasion or the cooldown held back. */
    held_back: z.int(),
  })
  .meta({ id: "Trigger" });
export type TriggerView = z.infer<typeof TriggerView>;

/** What somebody has set: the figures beside it change by themselves. */
export const TriggerVersion = TriggerView.omit({ noise: true, told: true, held_back: true });

const Recipient = RecipientRule.refine((rule) => rule.kind !== "email" || rule.email.length <= MAX_ADDRESS, {
  path: ["email"],
  error: "is too long for an e-mail address",
});

export const TriggerInput = z
  .strictObject({
    enabled: z.boolean(),
    severity: z.enum(severities).nullable(),
    channel_kinds: z.array(z.enum(tellingKinds)).max(tellingKinds.length),
    recipients: z.array(Recipient).max(MAX_RECIPIENTS),
    template_id: Id.nullable(),
    fallback_channel_id: Id.nullable(),
    occasion: z.enum(occasions),
    occasion_count: z.int().min(1).max(MAX_OCCASION_COUNT),
    cooldown_seconds: z.int().min(0).max(MAX_COOLDOWN_SECONDS),
    condition: z.string().trim().min(1).max(MAX_CONDITION).nullable().default(null),
    group_by: z.array(z.enum(groupFields)).max(groupFields.length).default([]),
    group_wait_seconds: z.int().min(0).max(MAX_GROUP_SECONDS).default(30),
    group_interval_seconds: z.int().min(0).max(MAX_GROUP_SECONDS).default(300),
    escalation_policy_id: Id.nullable().default(null),
    variant_version_id: Id.nullable().default(null),
    variant_percent: z.int().min(0).max(100).default(0),
  })
  .meta({ id: "TriggerInput" });
export type TriggerInput = z.infer<typeof TriggerInput>;

const verdicts = ["send", "hold", "skip"] as const;

const BacktestCounts = z.object({
  /** Events of which somebody would be told at once. */
  sent: z.int(),
  /** Events of which all who would be told would be told later. */
  held: z.int(),
  /** Events that would be told to nobody of those who are named. */
  skipped: z.int(),
  /** Events that would be told to nobody, whoever is named. */
  nobody: z.int(),
});
export type BacktestCounts = z.infer<typeof BacktestCounts>;

export const BacktestedEvent = z
  .object({
    event_id: Id,
    at: Instant,
    title: z.string(),
    severity: z.enum(severities),
    job: z.object({ key: z.string(), name: z.string() }).nullable(),
    verdict: z.enum(verdicts),
    /** Sent or held. */
    messages: z.int(),
    sentence: z.string(),
    reason: z.string().nullable(),
    /** With the trigger as it is stored. */
    before: z.enum(verdicts),
  })
  .meta({ id: "BacktestedEvent" });
export type BacktestedEvent = z.infer<typeof BacktestedEvent>;

export const BacktestView = z
  .object({
    events: z.int(),
    ...BacktestCounts.shape,
    /** The same for the trigger as it is stored. */
    compared: BacktestCounts,
    /** Oldest first. */
    data: z.array(BacktestedEvent),
  })
  .meta({ id: "Backtest" });
export type BacktestView = z.infer<typeof BacktestView>;

export const MAX_BACKTEST = 200;

export const BacktestInput = z
  .strictObject({
    trigger: TriggerInput,
    limit: z
      .int()
      .min(1)
      .max(MAX_BACKTEST)
      .default(50)
      .meta({ description: "How many events, from the newest on" }),
  })
  .meta({ id: "BacktestInput" });
export type BacktestInput = z.infer<typeof BacktestInput>;

const read = { kind: "member", role: "member", scope: "read" } as const;
const write = { kind: "member", role: "author", scope: "settings:write" } as const;
/** Also another name of the type. */
const Params = z.object({ event_type: z.string().min(1).max(100) });
const tag = "Rules";

export const listTriggers = operation({
  id: "listTriggers",
  method: "GET",
  path: "/api/v1/triggers",
  tag,
  summary: "What each event type does in the organisation, in the catalogue's order",
  access: read,
  status: 200,
  result: z.object({ data: z.array(TriggerView) }),
});

export const getTrigger = operation({
  id: "getTrigger",
  method: "GET",
  path: "/api/v1/triggers/{event_type}",
  tag,
  summary: "What one event type does",
  access: read,
  params: Params,
  versioned: TriggerVersion,
  status: 200,
  result: TriggerView,
});

export const putTrigger = operation({
  id: "putTrigger",
  method: "PUT",
  path: "/api/v1/triggers/{event_type}",
  tag,
  summary: "Set what an event type does: who is told, how, and how often",
  access: write,
  params: Params,
  body: TriggerInput,
  versioned: TriggerVersion,
  status: 200,
  result: TriggerView,
});

export const deleteTrigger = operation({
  id: "deleteTrigger",
  method: "DELETE",
  path: "/api/v1/triggers/{event_type}",
  tag,
  summary: "Let an event type do again what it does without a trigger of one's own",
  access: write,
  params: Params,
  status: 204,
});

export const backtestTrigger = operation({
  id: "backtestTrigger",
  method: "POST",
  path: "/api/v1/triggers/{event_type}/backtest",
  tag,
  summary: "What a trigger would have made of past events, beside the stored one; nothing is stored or sent",
  access: { kind: "member", role: "author", scope: "read" },
  params: Params,
  body: BacktestInput,
  status: 200,
  result: BacktestView,
});
