import { z } from "zod";
import { EscalationStep, MAX_ESCALATION_STEPS } from "@/lib/core/escalation";
import { eventTypes } from "@/lib/core/event";
import { Id, Instant } from "./field";
import { operation } from "./operation";
import { tellingKinds } from "./trigger";

export const MAX_ESCALATION_REPEATS = 20;
/** From one beginning to the next, so that one that repeats does not tell everything at once. */
export const MIN_REPEAT_SECONDS = 60;

export const EscalationPolicyView = z
  .object({
    id: Id,
    name: z.string(),
    description: z.string().nullable(),
    steps: z.array(EscalationStep),
    /** Of the people, rotations and channels among the recipients, by id. One that is gone is missing. */
    recipient_names: z.record(z.string(), z.string()),
    /** How often it begins anew after the last step. */
    repeat_count: z.int(),
    /** The event types whose triggers use it. */
    event_types: z.array(z.enum(eventTypes)),
    /** How many escalations go on by it now; changing the policy does not change them. */
    active_count: z.int(),
    created_at: Instant,
    updated_at: Instant,
  })
  .meta({ id: "EscalationPolicy" });
export type EscalationPolicyView = z.infer<typeof EscalationPolicyView>;

const StepInput = EscalationStep.extend({
  channel_kinds: z.array(z.enum(tellingKinds)).max(tellingKinds.length),
}).superRefine(({ recipients, channel_kinds }, context) => {
  const namesPeople = recipients.some(({ kind }) => kind !== "channel");
  if (namesPeople && channel_kinds.length === 0)
    context.addIssue({
      code: "custom",
      message: "needs a way to tell the people of this step",
      path: ["channel_kinds"],
    });
});

export const EscalationPolicyInput = z
  .strictObject({
    name: z.string().trim().min(1).max(120),
    description: z.string().trim().max(2000).nullish(),
    steps: z.array(StepInput).min(1).max(MAX_ESCALATION_STEPS),
    repeat_count: z.int().min(0).max(MAX_ESCALATION_REPEATS).default(0),
  })
  .superRefine(({ steps, repeat_count }, context) => {
    const seconds = steps.reduce((sum, step) => sum + step.delay_seconds, 0);
    if (repeat_count > 0 && seconds < MIN_REPEAT_SECONDS)
      context.addIssue({
        code: "custom",
        message: "needs a minute at least between one beginning and the next: let a step wait",
        path: ["repeat_count"],
      });
  })
  .meta({ id: "EscalationPolicyInput" });
export type EscalationPolicyInput = z.infer<typeof EscalationPolicyInput>;

const read = { kind: "member", role: "member", scope: "read" } as const;
const author = { kind: "member", role: "author", scope: "settings:write" } as const;
const IdParams = z.object({ id: Id });
const tag = "Escalations";

export const listEscalationPolicies = operation({
  id: "listEscalationPolicies",
  method: "GET",
  path: "/api/v1/escalation-policies",
  tag,
  summary: "Escalation policies, by name",
  access: read,
  status: 200,
  result: z.object({ data: z.array(EscalationPolicyView) }),
});

export const createEscalationPolicy = operation({
  id: "createEscalationPolicy",
  method: "POST",
  path: "/api/v1/escalation-policies",
  tag,
  summary: "Say whom to tell next while nobody takes care of an event; a trigger names the policy",
  access: author,
  body: EscalationPolicyInput,
  idempotencyKey: "remembered",
  status: 201,
  result: EscalationPolicyView,
});

export const getEscalationPolicy = operation({
  id: "getEscalationPolicy",
  method: "GET",
  path: "/api/v1/escalation-policies/{id}",
  tag,
  summary: "One escalation policy",
  access: read,
  params: IdParams,
  status: 200,
  result: EscalationPolicyView,
});

export const updateEscalationPolicy = operation({
  id: "updateEscalationPolicy",
  method: "PUT",
  path: "/api/v1/escalation-policies/{id}",
  tag,
  summary: "Change an escalation policy; what runs goes on as it began",
  access: author,
  params: IdParams,
  body: EscalationPolicyInput,
  status: 200,
  result: EscalationPolicyView,
});

export const deleteEscalationPolicy = operation({
  id: "deleteEscalationPolicy",
  method: "DELETE",
  path: "/api/v1/escalation-policies/{id}",
  tag,
  summary: "Delete an escalation policy that no trigger uses; what runs goes on as it began",
  access: author,
  params: IdParams,
  status: 204,
});
