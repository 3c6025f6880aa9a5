import { describeWait, nextPlace, planOf, stepKeyOf, type EscalationStep } from "@/lib/core/escalation";
import { findEventType, severities, type EventType, type Severity } from "@/lib/core/event";
import { query, withTransaction, type Tx } from "@/lib/db/database";
import { stepsOf } from "@/lib/db/escalation-policies";
import { loadTriggers, type TriggerInUse } from "@/lib/db/triggers";
import { askTemplates, completeContexts } from "./ask-templates";
import type { NotifyRequest } from "./decide-drafts";
import { decideRequests } from "./decide-requests";
import { enqueueNotifications } from "./enqueue";
import { insertRefusals } from "./insert-refusals";
import { loadSubjects, type Subject } from "./load-subjects";
import { nameAttachments } from "./name-attachments";
import { peopleOf } from "./run-context";
import { listTemplateAttachments } from "./template-attachments";

interface DueEscalation {
  id: string;
  organisationId: string;
  policyName: string;
  steps: unknown;
  repeatCount: number;
  position: number;
  round: number;
  createdAt: Date;
  now: Date;
  eventId: string;
  eventType: string;
  severity: string;
  title: string;
  message: string | null;
  details: unknown;
  occurredAt: Date;
  jobId: string | null;
  runId: string | null;
}

/**
 * Tells those of the step that is due, and goes on to the next one or to the end: all of it or nothing. False when it is not
 * due any more, or somebody else is at it: of two workers one takes the step, and an acknowledgement that came first ends
 * it. Throws what goes wrong.
 */
export async function takeEscalationStep(id: string): Promise<boolean> {
  return withTransaction(async (tx) => {
    const due = await claim(tx, id);
    if (!due) return false;
    const steps = stepsOf(due.steps);
    const step = steps[due.position];
    if (step) await tell(tx, due, step);
    await goOn(tx, due, steps);
    return true;
  });
}

async function claim(tx: Tx, id: string): Promise<DueEscalation | null> {
  const [locked] = await query<{ eventId: string }>(
    `
SELECT event_id AS "eventId" FROM escalations
WHERE id = $1::uuid AND state = 'active' AND next_at <= now()
FOR UPDATE SKIP LOCKED`,
    [id],
    tx,
  );
  if (!locked) return null;
  const [due] = await query<DueEscalation>(
    `
SELECT s.id, s.organisation_id AS "organisationId", s.policy_name AS "policyName", s.steps,
  s.repeat_count AS "repeatCount", s.position, s.round, s.created_at AS "createdAt", now() AS now,
  e.id AS "eventId", e.type AS "eventType", e.severity, e.title, e.message, e.details,
  e.occurred_at AS "occurredAt", e.job_id AS "jobId", e.run_id AS "runId"
FROM escalations s JOIN events e ON e.id = s.event_id
WHERE s.id = $1::uuid`,
    [id],
    tx,
  );
  return due ?? null;
}

async function tell(tx: Tx, due: DueEscalation, step: EscalationStep): Promise<void> {
  const { organisationId, runId, jobId, eventId } = due;
  const eventType = typeOf(due);
  const [subject] = await loadSubjects(tx, organisationId, [{ runId, jobId }]);
  const triggerOf = await loadTriggers(tx, organisationId, [eventType]);
  if (!subject) throw new Error(`The event ${eventId} has no subject.`);
  const trigger = triggerOf(eventType, subject.job?.key ?? null);
  const request = requestOf(due, step, { subject, trigger });
  const event = { ...due, id: eventId, type: eventType };
  const asked = await askTemplates(tx, organisationId, [{ request, condition: null, subject, event }]);
  const { decided, ...setting } = await decideRequests(
    tx,
    organisationId,
    asked.map((one) => one.request),
    { alsoLoad: peopleOf({ subject }) },
  );
  const drafts = decided.flatMap((one) => one.drafts);
  await insertRefusals(
    tx,
    organisationId,
    decided.flatMap(({ nobody }) => (nobody ? [{ eventId, decision: nobody }] : [])),
  );
  if (drafts.length === 0) return;

  const [context] = await completeContexts(tx, setting, asked);
  const escalating = { ...context, escalation: variablesOf(due) };
  const { templateVersionId } = trigger;
  const attachments = await listTemplateAttachments(tx, templateVersionId ? [templateVersionId] : []);
  const named = nameAttachments(attachments.get(templateVersionId ?? "") ?? [], escalating);
  await enqueueNotifications(
    tx,
    organisationId,
    escalating,
    drafts.map((draft) => ({ ...draft, attachments: named })),
  );
}

/** With the trigger's template and no gate of the trigger's: what was worth telling once still is. */
function requestOf(
  due: DueEscalation,
  step: EscalationStep,
  { subject, trigger }: { subject: Subject; trigger: TriggerInUse },
): NotifyRequest {
  return {
    purpose: "escalation",
    eventId: due.eventId,
    eventType: typeOf(due),
    severity: severityOf(due),
    jobId: due.jobId,
    runId: due.runId,
    runStepId: null,
    jobOwnerId: subject.job?.ownerId ?? null,
    targetId: subject.run?.targetId ?? subject.job?.targetId ?? null,
    trigger: null,
    condition: null,
    attempt: null,
    content: null,
    group: null,
    recipients: step.recipients,
    rendered: new Map(),
    channelKinds: step.channel_kinds,
    templateVersionId: trigger.templateVersionId,
    variant: null,
    escalationId: due.id,
    inlineTemplate: null,
    attachments: [],
    dedupeKey: stepKeyOf(due.id, due),
  };
}

/** What its messages can say beside; plain data, frozen with them. */
function variablesOf({ policyName, position, round, createdAt, now }: DueEscalation) {
  const seconds = Math.max(0, Math.round((now.getTime() - createdAt.getTime()) / 1000));
  return {
    policy: policyName,
    step: position + 1,
    round: round + 1,
    waiting_seconds: seconds,
    sentence: describeWait(seconds),
  };
}

async function goOn(tx: Tx, due: DueEscalation, steps: readonly EscalationStep[]): Promise<void> {
  const { id, position, round, repeatCount, createdAt } = due;
  // By the plan and not by next_at, which a failed try has put off.
  const place = planOf(createdAt, steps, repeatCount)[round * steps.length + position];
  const next = place ? nextPlace(place, steps, repeatCount) : null;
  await query(
    next
      ? `
UPDATE escalations SET position = $2::int, round = $3::int, next_at = $4::timestamptz, updated_at = now()
WHERE id = $1::uuid`
      : `
UPDATE escalations SET state = 'finished', position = $2::int, next_at = NULL, ended_at = now(), updated_at = now()
WHERE id = $1::uuid`,
    next ? [id, next.position, next.round, next.dueAt] : [id, steps.length],
    tx,
  );
}

function typeOf({ eventType }: DueEscalation): EventType {
  const type = findEventType(eventType);
  if (!type) throw new Error(`${eventType} is no event type.`);
  return type;
}

function severityOf({ severity }: DueEscalation): Severity {
  return severities.find((known) => known === severity) ?? "error";
}
