import { z } from "zod";
import { eventTypes, findEventType, severities } from "@/lib/core/event";
import { AcknowledgementView } from "./acknowledgement";
import { EscalationBrief } from "./escalation-brief";
import { EmailAddress, Id, Instant, JsonObject, Key } from "./field";
import { operation } from "./operation";
import { pageOf, PageQuery } from "./paging";
import { DecisionView } from "./decision";
import { NotificationSummary } from "./notification";

export const EventTypeName = z
  .string()
  .max(60)
  .transform((name, context) => {
    const type = findEventType(name);
    if (type) return type;
    context.addIssue({ code: "custom", message: `is not an event type. Known: ${eventTypes.join(", ")}` });
    return z.NEVER;
  })
  .meta({ description: `One of ${eventTypes.join(", ")}, or a pipeline_* alias` });

export const RecordEventInput = z
  .strictObject({
    type: EventTypeName,
    severity: z
      .string()
      .toLowerCase()
      .pipe(z.enum(severities))
      .optional()
      .meta({ description: "info, warning, error or critical; the default of the type when absent" }),
    title: z.string().trim().min(1).max(300).optional(),
    message: z.string().max(20_000).optional(),
    job: Key.optional().meta({ description: "Key of the job it is about; made when it is new" }),
    run_id: Id.optional(),
    details: JsonObject.default({}),
    occurred_at: Instant.optional(),
    dedupe_key: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .meta({ description: "The same key records one event, however often it is sent" }),
    recipients: z
      .array(EmailAddress)
      .max(50)
      .optional()
      .meta({ description: "Addresses told instead of those the trigger names" }),
  })
  .meta({ id: "RecordEvent" });
export type RecordEventInput = z.infer<typeof RecordEventInput>;

export const RecordedEvent = z.object({ id: Id, duplicate: z.boolean(), notifications: z.int() });

export const EventView = z
  .object({
    id: Id,
    type: z.enum(eventTypes),
    severity: z.enum(severities),
    title: z.string(),
    message: z.string().nullable(),
    job: z.object({ id: Id, key: z.string(), name: z.string() }).nullable(),
    run_id: Id.nullable(),
    details: JsonObject,
    acknowledgement: AcknowledgementView.nullable(),
    /**
     * It goes on telling while nobody takes care of the event: its own one; of a single event also the one that goes on
     * since an earlier trouble of the job.
     */
    escalation: EscalationBrief.nullable(),
    occurred_at: Instant,
    created_at: Instant,
  })
  .meta({ id: "Event" });
export type EventView = z.infer<typeof EventView>;

export const recordEvents = operation({
  id: "recordEvents",
  method: "POST",
  path: "/api/v1/events",
  tag: "Events",
  summary: "Record one event, or up to 500; the answer comes when all are durable",
  access: { kind: "member", role: "author", scope: "events:write" },
  body: z.union([RecordEventInput, z.array(RecordEventInput).min(1).max(500)]),
  maxBodyBytes: 4 * 1024 * 1024,
  idempotencyKey: "remembered",
  status: 202,
  result: z.object({ data: z.array(RecordedEvent) }),
});

export const listEvents = operation({
  id: "listEvents",
  method: "GET",
  path: "/api/v1/events",
  tag: "Events",
  summary: "List events, newest first",
  access: { kind: "member", role: "member", scope: "read" },
  query: PageQuery.extend({ type: EventTypeName.optional(), run_id: Id.optional(), job: Key.optional() }),
  status: 200,
  result: pageOf(EventView),
});

export const getEvent = operation({
  id: "getEvent",
  method: "GET",
  path: "/api/v1/events/{id}",
  tag: "Events",
  summary: "One event with every decision it led to, also those that told nobody",
  access: { kind: "member", role: "member", scope: "read" },
  params: z.object({ id: Id }),
  status: 200,
  result: EventView.extend({
    notifications: z.array(NotificationSummary),
    decisions: z.array(DecisionView),
  }),
});

export const acknowledgeEvent = operation({
  id: "acknowledgeEvent",
  method: "POST",
  path: "/api/v1/events/{id}/acknowledge",
  tag: "Events",
  summary: "Say that somebody takes care of an event; the first one counts, and the answer says who it was",
  access: { kind: "member", role: "member", scope: "events:write" },
  params: z.object({ id: Id }),
  status: 200,
  result: AcknowledgementView,
});
