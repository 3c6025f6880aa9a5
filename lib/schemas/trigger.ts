import { z } from "zod";
import { channelKinds, preferenceChannels } from "@/lib/core/channel-kind";
import { eventTypes, severities } from "@/lib/core/event";
import { RecipientRule } from "@/lib/core/recipient";
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
  })
  .meta({ id: "TriggerInput" });
export type TriggerInput = z.infer<typeof TriggerInput>;

const read = { kind: "member", role: "member", scope: "read" } as const;
const write = { kind: "member", role: "author", scope: "settings:write" } as const;
/** Also another name of the type, as the seed documents have them. */
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
