import { z } from "zod";
import { channelKinds } from "@/lib/core/channel-kind";
import { EmailAddress, Id, Instant } from "./field";
import { NotificationSummary } from "./notification";
import { operation } from "./operation";
import { pageOf, PageQuery } from "./paging";

/** Dead letters that fail for the same reason at the same place: what one mend repairs. */
export const DeadLetterCause = z
  .object({
    /** Names the cause in requests. */
    cause: z.string(),
    reason: z.string(),
    reason_text: z.string(),
    /** What the provider said last, of the newest one. */
    detail: z.string().nullable(),
    channel_kind: z.enum(channelKinds),
    channel: z.object({ id: Id, name: z.string() }).nullable(),
    template: z.object({ id: Id, name: z.string() }).nullable(),
    count: z.int(),
    recipients: z.int(),
    first_at: Instant,
    last_at: Instant,
    /** What to do about it, in words, and where. */
    fix: z.object({ text: z.string(), href: z.string().nullable() }),
  })
  .meta({ id: "DeadLetterCause" });
export type DeadLetterCause = z.infer<typeof DeadLetterCause>;

/** With other names for the same facts (S1.94–100). */
export const DeadLetter = NotificationSummary.extend({
  cause: z.string(),
  detail: z.string().nullable(),
  /** The dead letter that this one was sent in place of. */
  original_notification_id: Id.nullable(),
  error_type: z.string(),
  error_message: z.string().nullable(),
  retry_count: z.int(),
  last_retry_at: Instant.nullable(),
}).meta({ id: "DeadLetter" });
export type DeadLetter = z.infer<typeof DeadLetter>;

/** Which dead letters: exactly one of the three. */
const selection = {
  ids: z.array(Id).min(1).max(500).optional(),
  cause: z.string().max(500).optional(),
  all: z.literal(true).optional(),
};
const isOneSelection = (input: { ids?: unknown; cause?: unknown; all?: unknown }) =>
  [input.ids, input.cause, input.all].filter((one) => one !== undefined).length === 1;
const selectionError = { error: "name ids, cause or all: one of them", path: ["ids"] };

export const RedriveInput = z
  .strictObject({
    ...selection,
    /** Sent to this address instead; only with a single id. */
    recipient: EmailAddress.optional(),
    /** Made from the template as it is now; null: from the built-in message. */
    template_id: Id.nullish(),
  })
  .refine(isOneSelection, selectionError)
  .refine(({ recipient, ids }) => recipient === undefined || ids?.length === 1, {
    error: "can be changed for one message at a time",
    path: ["recipient"],
  })
  .meta({ id: "Redrive" });
export type RedriveInput = z.infer<typeof RedriveInput>;

export const CloseDeadLettersInput = z
  .strictObject(selection)
  .refine(isOneSelection, selectionError)
  .meta({ id: "CloseDeadLetters" });
export type CloseDeadLettersInput = z.infer<typeof CloseDeadLettersInput>;

const read = { kind: "member", role: "member", scope: "notifications:read" } as const;
const byHand = { kind: "member", role: "author", scope: "notifications:write" } as const;
const tag = "Dead letters";

export const listDeadLetterCauses = operation({
  id: "listDeadLetterCauses",
  method: "GET",
  path: "/api/v1/dlq/causes",
  tag,
  summary: "Why messages were given up: one entry for each cause, the most first",
  access: read,
  status: 200,
  result: z.object({ data: z.array(DeadLetterCause), total: z.int() }),
});

export const listDeadLetters = operation({
  id: "listDeadLetters",
  method: "GET",
  path: "/api/v1/dlq",
  tag,
  summary: "Messages that were given up and that nobody has looked after yet, newest first",
  access: read,
  query: PageQuery.extend({ cause: z.string().max(500).optional() }),
  status: 200,
  result: pageOf(DeadLetter),
});

export const redriveDeadLetters = operation({
  id: "redriveDeadLetters",
  method: "POST",
  path: "/api/v1/dlq/redrive",
  tag,
  summary:
    "Send dead letters again, each as a new notification that names the old one. At most 500 a call: repeat while remaining is not 0",
  access: byHand,
  body: RedriveInput,
  status: 200,
  result: z.object({
    redriven: z.int(),
    /** Of the same selection, still to be sent again. */
    remaining: z.int(),
    notifications: z.array(z.object({ id: Id, original_id: Id })),
  }),
});

export const closeDeadLetters = operation({
  id: "closeDeadLetters",
  method: "POST",
  path: "/api/v1/dlq/close",
  tag,
  summary: "Put dead letters aside without sending them again; they stay in the history. At most 500 a call",
  access: byHand,
  body: CloseDeadLettersInput,
  status: 200,
  result: z.object({ closed: z.int(), remaining: z.int() }),
});
