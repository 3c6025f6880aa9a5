import { z } from "zod";
import { configuredKinds } from "@/lib/core/channel-kind";
import { eventTypes } from "@/lib/core/event";
import { Id, Instant, JsonObject, JsonValue } from "./field";
import { operation } from "./operation";
import { SecretView } from "./secret";

/** How a destination does: a channel, or one of several mail servers. */
export const HealthOfDestination = z
  .object({
    /** unused: nothing was sent yet · ok · failing: the last try failed · closed: nothing is sent until closed_until */
    state: z.enum(["unused", "ok", "failing", "closed"]),
    last_success_at: Instant.nullable(),
    last_failure_at: Instant.nullable(),
    failures_in_row: z.int(),
    last_reason: z.string().nullable(),
    /** The last failure in words. */
    last_reason_text: z.string().nullable(),
    /** Milliseconds, on average. */
    latency_ms: z.number().nullable(),
    closed_until: Instant.nullable(),
  })
  .meta({ id: "DestinationHealth" });
export type HealthOfDestination = z.infer<typeof HealthOfDestination>;

export const ChannelField = z.object({
  name: z.string(),
  label: z.string(),
  help: z.string().nullable(),
  placeholder: z.string().nullable(),
  input: z.enum(["text", "textarea", "number", "select", "switch", "secret", "list"]),
  options: z.array(z.object({ value: z.string(), label: z.string() })),
  /** Of a secret: several lines are written. */
  multiline: z.boolean().optional(),
  required: z.boolean(),
  binds_secrets: z.boolean(),
});
export type ChannelField = z.infer<typeof ChannelField>;

/** A kind of channel with its form. */
export const ChannelKindView = z
  .object({
    kind: z.enum(configuredKinds),
    label: z.string(),
    summary: z.string(),
    fields: z.array(ChannelField),
    /** Messages a minute that the provider allows. */
    rate_per_minute: z.int().nullable(),
  })
  .meta({ id: "ChannelKind" });
export type ChannelKindView = z.infer<typeof ChannelKindView>;

export const ChannelView = z
  .object({
    id: Id,
    kind: z.enum(configuredKinds),
    name: z.string(),
    enabled: z.boolean(),
    is_fallback: z.boolean(),
    rate_per_minute: z.int().nullable(),
    /** Without its secrets. */
    config: JsonObject,
    secrets: z.record(z.string(), SecretView),
    /** Where messages go, in words; null when the configuration is not complete. */
    describes: z.string().nullable(),
    /** Why it cannot be used, in words. */
    problem: z.string().nullable(),
    /** The event types that are told here. */
    event_types: z.array(z.enum(eventTypes)),
    /** The event types whose messages it takes over when another channel fails. */
    fallback_for: z.array(z.enum(eventTypes)),
    health: HealthOfDestination,
    /** Messages that wait for it now. */
    waiting: z.int(),
    created_at: Instant,
    updated_at: Instant,
  })
  .meta({ id: "Channel" });
export type ChannelView = z.infer<typeof ChannelView>;

const RatePerMinute = z.int().min(1).max(100_000).nullable();
const EventTypes = z.array(z.enum(eventTypes)).max(eventTypes.length);
/** A secret: absent or empty keeps the stored one, null removes it. */
const Config = z.record(z.string().max(100), JsonValue);

export const CreateChannelInput = z
  .strictObject({
    kind: z.enum(configuredKinds),
    name: z.string().trim().min(1).max(80),
    enabled: z.boolean().default(true),
    is_fallback: z.boolean().default(false),
    /** Absent: what the provider allows. */
    rate_per_minute: RatePerMinute.optional(),
    config: Config,
    event_types: EventTypes.default([]),
    fallback_for: EventTypes.default([]),
  })
  .meta({ id: "CreateChannel" });
export type CreateChannelInput = z.infer<typeof CreateChannelInput>;

/** What is left out keeps its value; so does each field of `config` that is left out. */
export const UpdateChannelInput = z
  .strictObject({
    name: z.string().trim().min(1).max(80),
    enabled: z.boolean(),
    is_fallback: z.boolean(),
    rate_per_minute: RatePerMinute,
    config: Config,
    event_types: EventTypes,
    fallback_for: EventTypes,
  })
  .partial()
  .meta({ id: "UpdateChannel" });
export type UpdateChannelInput = z.infer<typeof UpdateChannelInput>;

/** A category and a sentence of ours: what the other side said stays unknown, since it could be anybody's server. */
export const TestResult = z
  .object({
    ok: z.boolean(),
    /** A FailureReason, or null. */
    reason: z.string().nullable(),
    text: z.string(),
    /** What to do about it. */
    fix: z.string().nullable(),
    duration_ms: z.int(),
  })
  .meta({ id: "TestResult" });
export type TestResult = z.infer<typeof TestResult>;

const read = { kind: "member", role: "member", scope: "read" } as const;
const admin = { kind: "member", role: "admin", scope: "settings:write" } as const;
const IdParams = z.object({ id: Id });
const tag = "Channels";

export const listChannelKinds = operation({
  id: "listChannelKinds",
  method: "GET",
  path: "/api/v1/channel-kinds",
  tag,
  summary: "The kinds of channel with the fields of their configuration",
  access: read,
  status: 200,
  result: z.object({ data: z.array(ChannelKindView) }),
});

export const listChannels = operation({
  id: "listChannels",
  method: "GET",
  path: "/api/v1/channels",
  tag,
  summary: "The organisation's channels with their health, by name",
  access: read,
  status: 200,
  result: z.object({ data: z.array(ChannelView) }),
});

export const createChannel = operation({
  id: "createChannel",
  method: "POST",
  path: "/api/v1/channels",
  tag,
  summary: "Set a channel up",
  access: admin,
  body: CreateChannelInput,
  idempotencyKey: "remembered",
  status: 201,
  result: ChannelView,
});

export const getChannel = operation({
  id: "getChannel",
  method: "GET",
  path: "/api/v1/channels/{id}",
  tag,
  summary: "One channel with its health, without its secrets",
  access: read,
  params: IdParams,
  status: 200,
  result: ChannelView,
});

export const updateChannel = operation({
  id: "updateChannel",
  method: "PATCH",
  path: "/api/v1/channels/{id}",
  tag,
  summary: "Change a channel; messages that waited because of its settings are due at once",
  access: admin,
  params: IdParams,
  body: UpdateChannelInput,
  status: 200,
  result: ChannelView,
});

export const deleteChannel = operation({
  id: "deleteChannel",
  method: "DELETE",
  path: "/api/v1/channels/{id}",
  tag,
  summary: "Delete a channel; messages that wait for it are skipped, the history stays",
  access: admin,
  params: IdParams,
  status: 204,
});

export const resumeChannel = operation({
  id: "resumeChannel",
  method: "POST",
  path: "/api/v1/channels/{id}/resume",
  tag,
  summary: "Try a closed channel again now",
  access: admin,
  params: IdParams,
  status: 200,
  result: ChannelView,
});

export const testChannel = operation({
  id: "testChannel",
  method: "POST",
  path: "/api/v1/channels/{id}/test",
  tag,
  summary: "Send a test message to a channel and tell how it went, by category",
  access: admin,
  params: IdParams,
  status: 200,
  result: TestResult,
});

/** Tests an address before it is stored, a stored channel, or one's own address of the preferences: in this order. */
const TestDestinationInput = z
  .strictObject({ webhook_url: z.string().max(2000).optional(), channel_id: Id.optional() })
  .meta({ id: "TestDestination" });

const member = { kind: "member", role: "member", scope: "preferences:write" } as const;
const testOf = (kind: "slack" | "teams" | "webhook", id: string) =>
  operation({
    id,
    method: "POST",
    path: `/api/v1/notification/test/${kind}`,
    tag,
    summary: `Send a test message to a ${kind} address: the given one, a channel's, or one's own`,
    access: member,
    body: TestDestinationInput,
    status: 200,
    result: TestResult,
  });
export const testSlack = testOf("slack", "testSlack");
export const testTeams = testOf("teams", "testTeams");
export const testWebhook = testOf("webhook", "testWebhook");
