import { z } from "zod";
import { bundleWhys } from "@/lib/core/bundle";
import { channelKinds } from "@/lib/core/channel-kind";
import { notificationReasons } from "@/lib/core/explain-failure";
import { Id, Instant, JsonValue, Key } from "./field";
import { NotificationSummary } from "./notification";
import { operation } from "./operation";
import { pageOf, PageQuery } from "./paging";

/** A message that waits, and why. */
export const HeldNotification = NotificationSummary.extend({
  /** The subject, or before it was rendered what it is about. */
  title: z.string(),
  /** The decision that holds it, in words. */
  sentence: z.string(),
  /** The recipient's time zone; null for whoever is no member. */
  zone: z.string().nullable(),
  /** When the job of a trouble was right again since then; null: it was not, or it is no trouble of a job. */
  resolved_at: Instant.nullable(),
  /** Of several that are told in one message: how many there are, and why; null: it is told on its own. */
  bundle: z.object({ why: z.enum(bundleWhys), count: z.int() }).nullable(),
}).meta({ id: "HeldNotification" });
export type HeldNotification = z.infer<typeof HeldNotification>;

export const HeldReason = z.object({ reason: z.string(), reason_text: z.string(), count: z.int() });
export type HeldReason = z.infer<typeof HeldReason>;

export const HeldFilter = z.object({
  person: z
    .union([z.literal("me"), Id])
    .optional()
    .meta({ description: "me or an id; members see their own only" }),
  job: Key.optional(),
  reason: z.enum(notificationReasons).optional(),
  bundle: Id.optional().meta({
    description: "The id of any held message: all that are told with it, one by one",
  }),
});

export const HeldSelection = z
  .strictObject({
    ids: z.array(Id).max(200).default([]).meta({ description: "Each on its own" }),
    bundles: z
      .array(Id)
      .max(50)
      .default([])
      .meta({ description: "Any one of each: with all that are told with it" }),
  })
  .refine(({ ids, bundles }) => ids.length + bundles.length > 0, {
    error: "is missing: give ids or bundles",
    path: ["ids"],
  })
  .meta({ id: "HeldSelection" });
export type HeldSelection = z.infer<typeof HeldSelection>;

/** A message that tells several, as it would go out now. */
export const HeldPreview = z
  .object({
    channel_kind: z.enum(channelKinds),
    recipient: z.string(),
    subject: z.string(),
    /** Of mails only. */
    html: z.string().nullable(),
    text: z.string(),
    /** What a channel that is no mail is sent. */
    payload: JsonValue.nullable(),
    /** How many it tells, and why together. */
    count: z.int(),
    why: z.enum(bundleWhys),
    rendered_at: Instant,
  })
  .meta({ id: "HeldPreview" });
export type HeldPreview = z.infer<typeof HeldPreview>;

/** What became of a selection. */
export const HeldChange = z.object({
  changed: z.int(),
  /** Those that were not held any more. */
  missed: z.array(Id),
});
export type HeldChange = z.infer<typeof HeldChange>;

const byHand = { kind: "member", role: "author", scope: "notifications:write" } as const;
const tag = "Held";

export const listHeld = operation({
  id: "listHeld",
  method: "GET",
  path: "/api/v1/held",
  tag,
  summary:
    "Messages that wait, those that end first in front, and how many there are by reason; those that are told together are one entry",
  access: { kind: "member", role: "member", scope: "notifications:read" },
  query: PageQuery.extend(HeldFilter.shape),
  status: 200,
  result: pageOf(HeldNotification).extend({
    /** Of the person and the job, whatever the reason that is asked for. */
    reasons: z.array(HeldReason),
  }),
});

export const previewHeld = operation({
  id: "previewHeld",
  method: "GET",
  path: "/api/v1/held/preview",
  tag,
  summary: "The message that tells held ones together, as it would go out now; nothing is sent",
  access: { kind: "member", role: "member", scope: "notifications:read" },
  query: z.object({ bundle: Id.meta({ description: "The id of any one of them" }) }),
  status: 200,
  result: HeldPreview,
});

export const releaseHeld = operation({
  id: "releaseHeld",
  method: "POST",
  path: "/api/v1/held/release",
  tag,
  summary: "Send held messages now, at most 200 and 50 bundles a call",
  access: byHand,
  body: HeldSelection,
  status: 200,
  result: HeldChange,
});

export const cancelHeld = operation({
  id: "cancelHeld",
  method: "POST",
  path: "/api/v1/held/cancel",
  tag,
  summary: "Drop held messages, at most 200 and 50 bundles a call; they stay in the history as cancelled",
  access: byHand,
  body: HeldSelection,
  status: 200,
  result: HeldChange,
});
