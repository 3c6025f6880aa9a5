import { z } from "zod";
import { escalationStates, EscalationStep } from "@/lib/core/escalation";
import { eventTypes, severities } from "@/lib/core/event";
import { Id, Instant } from "./field";
import { NotificationSummary } from "./notification";
import { operation } from "./operation";
import { pageOf, PageQuery } from "./paging";

/** What became of a step: taken · next: the one that is due next · waiting: later · dropped: the escalation ended before. */
export const escalationStepStates = ["taken", "next", "waiting", "dropped"] as const;

export const EscalationView = z
  .object({
    id: Id,
    state: z.enum(escalationStates),
    /** Null id: the policy was deleted. The name is that of the beginning. */
    policy: z.object({ id: Id.nullable(), name: z.string() }),
    event: z.object({
      id: Id,
      type: z.enum(eventTypes),
      severity: z.enum(severities),
      title: z.string(),
      occurred_at: Instant,
    }),
    job: z.object({ id: Id, key: z.string(), name: z.string() }).nullable(),
    /** Steps taken, and to be taken in all: those of the policy as often as it repeats. */
    steps_taken: z.int(),
    steps_total: z.int(),
    /** When the next step is due; null once it has ended. */
    next_at: Instant.nullable(),
    started_at: Instant,
    ended_at: Instant.nullable(),
    /** Who ended it, in words; null: it goes on, the job recovered, or it came to its end. */
    ended_by: z.string().nullable(),
  })
  .meta({ id: "Escalation" });
export type EscalationView = z.infer<typeof EscalationView>;

export const EscalationStepView = EscalationStep.extend({
  /** From 0; the round says how often all steps were taken before. */
  position: z.int(),
  round: z.int(),
  state: z.enum(escalationStepStates),
  due_at: Instant,
  /** When its messages were made; null: not yet, or it told nobody. */
  taken_at: Instant.nullable(),
  /** What the step told, also what was skipped, with the reason. */
  notifications: z.array(NotificationSummary),
});
export type EscalationStepView = z.infer<typeof EscalationStepView>;

export const EscalationDetail = EscalationView.extend({
  /** In the order of their times. Of later rounds only those that were begun, and the next step's. */
  steps: z.array(EscalationStepView),
  repeat_count: z.int(),
  /** Of the people, rotations and channels among the recipients, by id. One that is gone is missing. */
  recipient_names: z.record(z.string(), z.string()),
  /** Whether whoever asks may stop it: it goes on, and they are an author or were told. */
  can_stop: z.boolean(),
}).meta({ id: "EscalationDetail" });
export type EscalationDetail = z.infer<typeof EscalationDetail>;

const read = { kind: "member", role: "member", scope: "read" } as const;
const IdParams = z.object({ id: Id });
const tag = "Escalations";

export const listEscalations = operation({
  id: "listEscalations",
  method: "GET",
  path: "/api/v1/escalations",
  tag,
  summary: "Escalations, newest first",
  access: read,
  query: PageQuery.extend({ state: z.enum(escalationStates).optional(), event_id: Id.optional() }),
  status: 200,
  result: pageOf(EscalationView),
});

export const getEscalation = operation({
  id: "getEscalation",
  method: "GET",
  path: "/api/v1/escalations/{id}",
  tag,
  summary: "One escalation: its steps, when they were due and taken, and whom they told",
  access: read,
  params: IdParams,
  status: 200,
  result: EscalationDetail,
});

export const stopEscalation = operation({
  id: "stopEscalation",
  method: "POST",
  path: "/api/v1/escalations/{id}/stop",
  tag,
  summary: "End an escalation; authors may, and whoever was told. What waits of it is not sent",
  access: { kind: "member", role: "member", scope: "events:write" },
  params: IdParams,
  status: 200,
  result: EscalationDetail,
});
