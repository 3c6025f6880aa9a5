import { z } from "zod";
import { decisionReasons } from "@/lib/core/decide/gate";
import { Id, Instant, Key } from "./field";
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
  reason: z.enum(decisionReasons).optional(),
});

export const HeldSelection = z
  .strictObject({ ids: z.array(Id).min(1).max(200) })
  .meta({ id: "HeldSelection" });
export type HeldSelection = z.infer<typeof HeldSelection>;

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
  summary: "Messages that wait, those that end first in front, and how many there are by reason",
  access: { kind: "member", role: "member", scope: "notifications:read" },
  query: PageQuery.extend(HeldFilter.shape),
  status: 200,
  result: pageOf(HeldNotification).extend({
    /** Of the person and the job, whatever the reason that is asked for. */
    reasons: z.array(HeldReason),
  }),
});

export const releaseHeld = operation({
  id: "releaseHeld",
  method: "POST",
  path: "/api/v1/held/release",
  tag,
  summary: "Send held messages now, at most 200 a call",
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
  summary: "Drop held messages, at most 200 a call; they stay in the history as cancelled",
  access: byHand,
  body: HeldSelection,
  status: 200,
  result: HeldChange,
});
