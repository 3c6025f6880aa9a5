import { z } from "zod";
import { channelKinds } from "@/lib/core/channel-kind";
import { eventTypes, severities } from "@/lib/core/event";
import { notificationReasons } from "@/lib/core/explain-failure";
import { notificationStates, purposes } from "@/lib/core/notification";
import { AcknowledgementView } from "./acknowledgement";
import { DecisionView } from "./decision";
import { EscalationBrief } from "./escalation-brief";
import { EmailAddress, Id, Instant, JsonObject, JsonValue, Key } from "./field";
import { operation } from "./operation";
import { pageOf, PageQuery } from "./paging";

export const NotificationSummary = z
  .object({
    id: Id,
    state: z.enum(notificationStates),
    reason: z.string().nullable(),
    /** The reason in words. */
    reason_text: z.string().nullable(),
    purpose: z.enum(purposes),
    channel_kind: z.enum(channelKinds),
    recipient: z.string(),
    recipient_name: z.string().nullable(),
    user_id: Id.nullable(),
    subject: z.string().nullable(),
    event_id: Id.nullable(),
    event_type: z.enum(eventTypes).nullable(),
    severity: z.enum(severities),
    job: z.object({ id: Id, key: z.string(), name: z.string() }).nullable(),
    /** The message in which this one was told with others, and what became of that; null: it is told on its own. */
    told_in: z.object({ id: Id, state: z.enum(notificationStates) }).nullable(),
    run_id: Id.nullable(),
    attempt_count: z.int(),
    next_attempt_at: Instant.nullable(),
    held_until: Instant.nullable(),
    delivered_via: z.string().nullable(),
    sent_at: Instant.nullable(),
    created_at: Instant,
    updated_at: Instant,
  })
  .meta({ id: "NotificationSummary" });
export type NotificationSummary = z.infer<typeof NotificationSummary>;

export const AttemptView = z
  .object({
    id: Id,
    number: z.int(),
    started_at: Instant,
    finished_at: Instant.nullable(),
    duration_ms: z.int().nullable(),
    /** null while it runs; interrupted: the worker stopped in the middle, it may have been sent. */
    outcome: z.enum(["accepted", "failed", "interrupted"]).nullable(),
    reason: z.string().nullable(),
    reason_text: z.string().nullable(),
    detail: z.string().nullable(),
    response_code: z.int().nullable(),
    via: z.string().nullable(),
    worker_id: z.string(),
  })
  .meta({ id: "Attempt" });
export type AttemptView = z.infer<typeof AttemptView>;

export const NotificationView = NotificationSummary.extend({
  body_html: z.string().nullable(),
  body_text: z.string().nullable(),
  /** What a channel that is no mail was sent: Slack blocks, a Teams card, a webhook's JSON. */
  payload: JsonValue.nullable(),
  /** The version it was made from; null for the built-in message and for a step's own sources. */
  template: z.object({ id: Id, name: z.string(), version: z.int() }).nullable(),
  /** Why the template could not be used: then this is the built-in message. */
  template_problem: z.string().nullable(),
  message_id: z.string(),
  /** The organisation's channel that it is for; null for a person's own address and for mail. */
  channel: z.object({ id: Id, name: z.string() }).nullable(),
  /** The dead letter that it was sent in place of, or the message whose channel failed. */
  original_id: Id.nullable(),
  /** What was sent in place of this one. */
  successors: z.array(z.object({ id: Id, state: z.enum(notificationStates), purpose: z.enum(purposes) })),
  /** Since when this dead letter needs nobody any more. */
  closed_at: Instant.nullable(),
  error_message: z.string().nullable(),
  provider_id: z.string().nullable(),
  expires_at: Instant.nullable(),
  event: z
    .object({
      id: Id,
      title: z.string(),
      occurred_at: Instant,
      acknowledgement: AcknowledgementView.nullable(),
      escalation: EscalationBrief.nullable(),
    })
    .nullable(),
  run_step: z.object({ id: Id, name: z.string() }).nullable(),
  /** How many the message tells in which this one was told; null: it is told on its own. */
  told_with: z.int().nullable(),
  /** Of a message that tells several: how many, and the newest of them; null of all others. */
  tells: z
    .object({
      count: z.int(),
      messages: z.array(
        z.object({
          id: Id,
          title: z.string().nullable(),
          event_type: z.enum(eventTypes).nullable(),
          job: z.object({ id: Id, key: z.string(), name: z.string() }).nullable(),
          created_at: Instant,
        }),
      ),
    })
    .nullable(),
  inbox_message_id: Id.nullable(),
  attempts: z.array(AttemptView),
  decision: DecisionView.nullable(),
  // Other names for the same facts (S1.57–65).
  recipient_email: z.string().nullable(),
  body: z.string().nullable(),
  notification_type: z.string(),
  status: z.string(),
  job_run_id: Id.nullable(),
  retry_count: z.int(),
}).meta({ id: "Notification" });
export type NotificationView = z.infer<typeof NotificationView>;

const csv = <Value extends string>(values: readonly [Value, ...Value[]]) =>
  z
    .string()
    .transform((list) => list.split(","))
    .pipe(z.array(z.enum(values)).min(1))
    .optional();

export const NotificationFilter = z.object({
  state: csv(notificationStates),
  channel_kind: csv(channelKinds),
  channel_id: Id.optional(),
  reason: csv(notificationReasons),
  severity: csv(severities),
  purpose: csv(purposes),
  event_type: csv(eventTypes),
  job: Key.optional(),
  run_id: Id.optional(),
  event_id: Id.optional(),
  user_id: z.union([z.literal("me"), Id]).optional(),
  recipient: z.string().max(254).optional(),
  q: z.string().trim().max(200).optional().meta({
    description: "Words in subject, recipient or recipient's name, or their beginnings; all must be there",
  }),
  from: Instant.optional(),
  to: Instant.optional(),
});
export type NotificationFilter = z.infer<typeof NotificationFilter>;

export const listNotifications = operation({
  id: "listNotifications",
  method: "GET",
  path: "/api/v1/notifications",
  aliases: ["/api/v1/notification-executions"],
  tag: "Notifications",
  summary: "List notifications, newest first",
  access: { kind: "member", role: "member", scope: "notifications:read" },
  query: PageQuery.extend(NotificationFilter.shape),
  status: 200,
  result: pageOf(NotificationSummary),
});

export const exportNotifications = operation({
  id: "exportNotifications",
  method: "GET",
  path: "/api/v1/notifications/export",
  tag: "Notifications",
  summary: "The notifications that fit the filter as CSV, newest first, at most 100,000",
  access: { kind: "member", role: "member", scope: "notifications:read" },
  query: NotificationFilter,
  status: 200,
  produces: "text/csv",
});

export const getNotification = operation({
  id: "getNotification",
  method: "GET",
  path: "/api/v1/notifications/{id}",
  aliases: ["/api/v1/notification-executions/{id}"],
  tag: "Notifications",
  summary: "One notification: content as sent, every attempt, the decision",
  access: { kind: "member", role: "member", scope: "notifications:read" },
  params: z.object({ id: Id }),
  status: 200,
  result: NotificationView,
});

/** Either a ready body, or templates with a context. */
export const CreateNotificationInput = z
  .strictObject({
    recipient: EmailAddress.optional().meta({ description: "Address; recipient_email is accepted as well" }),
    recipient_email: EmailAddress.optional(),
    subject: z.string().trim().min(1).max(2000),
    body: z.string().max(65_536).optional().meta({ description: "Plain text, sent as it is" }),
    body_html: z.string().max(65_536).optional().meta({ description: "HTML, sent as it is" }),
    subject_template: z.string().max(2000).optional(),
    body_template: z
      .string()
      .max(65_536)
      .optional()
      .meta({ description: "Jinja; HTML when it looks like it" }),
    context: JsonObject.default({}),
    severity: z.enum(severities).default("info"),
    run_id: Id.optional(),
    job_run_id: Id.optional(),
    notification_type: z.enum(["email"]).default("email"),
    dedupe_key: z.string().min(1).max(200).optional(),
  })
  .refine((input) => input.recipient ?? input.recipient_email, { error: "is missing", path: ["recipient"] })
  .refine((input) => input.body ?? input.body_html ?? input.body_template, {
    error: "is missing: give body, body_html or body_template",
    path: ["body"],
  })
  .meta({ id: "CreateNotification" });
export type CreateNotificationInput = z.infer<typeof CreateNotificationInput>;

export const createNotification = operation({
  id: "createNotification",
  method: "POST",
  path: "/api/v1/notifications",
  aliases: ["/internal/notifications"],
  tag: "Notifications",
  summary: "Send a message to an address",
  access: { kind: "member", role: "author", scope: "notifications:write" },
  body: CreateNotificationInput,
  idempotencyKey: "remembered",
  status: 202,
  result: z.object({ id: Id, state: z.enum(notificationStates), duplicate: z.boolean() }),
});

const byHand = { kind: "member", role: "author", scope: "notifications:write" } as const;
const IdParams = z.object({ id: Id });

export const deleteNotification = operation({
  id: "deleteNotification",
  method: "DELETE",
  path: "/api/v1/notifications/{id}",
  tag: "Notifications",
  summary: "Delete a notification from queue and history",
  access: { kind: "member", role: "admin", scope: "notifications:write" },
  params: IdParams,
  status: 204,
});

export const retryNotification = operation({
  id: "retryNotification",
  method: "POST",
  path: "/api/v1/notifications/{id}/retry",
  aliases: ["/api/v1/notification-executions/{id}/retry"],
  tag: "Notifications",
  summary:
    "Try a retrying or skipped notification again now; in place of a dead one a new one is made, and is the answer",
  access: byHand,
  params: IdParams,
  idempotencyKey: "remembered",
  status: 200,
  result: NotificationSummary,
});

export const cancelNotification = operation({
  id: "cancelNotification",
  method: "POST",
  path: "/api/v1/notifications/{id}/cancel",
  tag: "Notifications",
  summary: "Cancel a notification that was not sent yet",
  access: byHand,
  params: IdParams,
  status: 200,
  result: NotificationSummary,
});

export const releaseNotification = operation({
  id: "releaseNotification",
  method: "POST",
  path: "/api/v1/notifications/{id}/release",
  tag: "Notifications",
  summary: "Send a held notification now",
  access: byHand,
  params: IdParams,
  status: 200,
  result: NotificationSummary,
});
