import { explainReceipt } from "@/lib/core/decide/explain";
import { priorityBySeverity, type EventType } from "@/lib/core/event";
import { laneOf } from "@/lib/core/lane";
import { lifetimeHours } from "@/lib/core/notification";
import { isRecovery } from "@/lib/core/run";
import type { Member } from "@/lib/core/recipient";
import { newId } from "@/lib/db/new-id";
import type { TriggerInUse } from "@/lib/db/triggers";
import { decideDrafts, type DecisionSetting } from "@/lib/queue/decide-drafts";
import type { NotificationDraft } from "@/lib/queue/draft";
import { GroupMemories } from "@/lib/queue/group-memory";
import { MessageCounts } from "@/lib/queue/message-counts";
import { messageIdOf } from "@/lib/queue/message-id";
import { requestOfEvent } from "@/lib/queue/request-of-event";
import { ToldContents } from "@/lib/queue/told-contents";
import { TriggerMemories } from "@/lib/queue/trigger-memory";
import type { JsonObject } from "@/lib/schemas/field";
import { describeEnd, describeRecovery, detailsOfEnd, type RunFacts } from "@/lib/services/runs/describe-run";
import { buildContext, type ContextInput, type TemplateContext } from "@/lib/templates/context";
import { renderMessage } from "@/lib/templates/message";
import type { Prisma } from "@/prisma/generated/client";
import { demoPeople } from "./demo-people";
import type { DemoRun } from "./make-runs";

/** What the history of one job is made of. */
export interface HistorySetting {
  now: Date;
  appUrl: string;
  environment: string;
  organisation: { id: string; slug: string; name: string };
  brand: NonNullable<ContextInput["brand"]>;
  vars: JsonObject;
  members: readonly Member[];
  triggers: ReadonlyMap<EventType, TriggerInUse>;
  job: NonNullable<ContextInput["job"]>;
  ownerId: string;
  target: NonNullable<ContextInput["target"]>;
}

/** Rows in the order in which they can be written. */
export interface History {
  events: Prisma.EventCreateManyInput[];
  contexts: Prisma.RenderContextCreateManyInput[];
  notifications: Prisma.NotificationCreateManyInput[];
  decisions: Prisma.DecisionCreateManyInput[];
  attempts: Prisma.AttemptCreateManyInput[];
  inbox: Prisma.InboxMessageCreateManyInput[];
}

/** Who was told of a job's failures and recoveries, decided and rendered as if it had happened. Oldest run first. */
export function makeHistory(setting: HistorySetting, runs: readonly DemoRun[]): History {
  const history: History = {
    events: [],
    contexts: [],
    notifications: [],
    decisions: [],
    attempts: [],
    inbox: [],
  };
  for (const [index, run] of runs.entries()) {
    const previous = runs[index - 1];
    const facts = factsOf(setting, run);
    if (run.status === "failed") tell(history, setting, run, "job.failed", describeEnd("failed", facts));
    else if (previous && isRecovery(previous.status, run.status))
      tell(history, setting, run, "job.recovered", describeRecovery(facts, previous));
  }
  return history;
}

function factsOf({ job, target }: HistorySetting, run: DemoRun): RunFacts {
  return { ...run, jobName: job.name, target };
}

function tell(
  history: History,
  setting: HistorySetting,
  run: DemoRun,
  type: EventType,
  { title, message }: { title: string; message: string | null },
): void {
  const trigger = setting.triggers.get(type);
  if (!trigger) throw new Error(`There is no trigger for ${type}.`);
  const { id: organisationId } = setting.organisation;
  const { severity } = trigger;
  const event = {
    id: newId(),
    organisationId,
    type,
    severity,
    title,
    message,
    jobId: setting.job.id,
    runId: run.id,
    details: detailsOfEnd(factsOf(setting, run)) as Prisma.InputJsonObject,
    dedupeKey: `run:${run.id}:${type}`,
    occurredAt: run.completedAt,
    createdAt: run.completedAt,
  };
  history.events.push(event);

  const now = run.completedAt;
  const { members } = setting;
  const subject = {
    job: { id: setting.job.id, ownerId: setting.ownerId, targetId: null },
    run: { id: run.id, targetId: null },
  };
  const request = requestOfEvent({
    type,
    title,
    message,
    details: event.details,
    trigger,
    severity,
    subject,
  });
  const [decided] = decideDrafts({ ...nothingElse(), now, members }, [
    { ...request, eventId: event.id, dedupeKey: `event:${event.id}` },
  ]);
  const context = contextOf(setting, run, event);
  const contextId = newId();
  const data = { ...context } as unknown as Prisma.InputJsonObject;
  history.contexts.push({ id: contextId, organisationId, data, createdAt: run.completedAt });
  for (const draft of decided?.drafts ?? []) notify(history, setting, run, { draft, context, contextId });
}

/** A new organisation: nothing is silenced, limited or told before. */
function nothingElse(): Omit<DecisionSetting, "now" | "members"> {
  return {
    mode: "on",
    limits: null,
    channels: [],
    onCall: new Map(),
    suppressions: new Map(),
    silences: [],
    memories: new TriggerMemories([]),
    groups: new GroupMemories([]),
    counts: new MessageCounts(new Map()),
    contents: new ToldContents(new Map()),
  };
}

function contextOf(
  setting: HistorySetting,
  run: DemoRun,
  event: NonNullable<ContextInput["event"]>,
): TemplateContext {
  return buildContext({
    job: setting.job,
    run,
    steps: run.steps,
    target: setting.target,
    user: setting.job.owner,
    event,
    org: setting.organisation,
    brand: setting.brand,
    vars: setting.vars,
    system: { timestamp: run.completedAt, appUrl: setting.appUrl, environment: setting.environment },
  });
}

const HOUR_MS = 60 * 60 * 1000;
/** From the moment it is due until a worker has sent it. */
const DELIVERY_MS = 640;

function notify(
  history: History,
  setting: HistorySetting,
  run: DemoRun,
  { draft, context, contextId }: { draft: NotificationDraft; context: TemplateContext; contextId: string },
): void {
  const { id: organisationId } = setting.organisation;
  const { gates, verdict, heldUntil, inlineTemplate: _, ...fields } = draft;
  const id = newId();
  const createdAt = run.completedAt;
  const dueAt = heldUntil ?? createdAt;
  const state = verdict === "skip" ? "skipped" : dueAt > setting.now ? "held" : "sent";
  const sentAt = state === "sent" ? new Date(dueAt.getTime() + DELIVERY_MS) : null;
  const content = sentAt ? render(setting, context, draft, { id, runId: run.id }) : null;
  history.notifications.push({
    ...fields,
    id,
    organisationId,
    lane: laneOf({ organisationId, ...draft, kind: draft.channelKind }),
    contextId,
    subject: content?.subject,
    bodyHtml: content?.html,
    bodyText: content?.text,
    attachments: [],
    state,
    reason: state === "sent" ? null : draft.reason,
    priority: priorityBySeverity[draft.severity],
    attemptCount: sentAt ? 1 : 0,
    heldUntil: state === "held" ? heldUntil : null,
    expiresAt:
      state === "skipped" ? null : new Date(dueAt.getTime() + lifetimeHours[draft.severity] * HOUR_MS),
    deliveredVia: sentAt ? "test inbox" : null,
    sentAt,
    createdAt,
    updatedAt: sentAt ?? createdAt,
  });
  history.decisions.push({
    id: newId(),
    organisationId,
    eventId: draft.eventId,
    notificationId: id,
    verdict,
    reason: draft.reason,
    gates: gates as unknown as Prisma.InputJsonArray,
    createdAt,
  });
  if (!content || !sentAt) return;

  history.attempts.push({
    id: newId(),
    organisationId,
    notificationId: id,
    number: 1,
    workerId: "demo",
    startedAt: dueAt,
    finishedAt: sentAt,
    durationMs: DELIVERY_MS,
    outcome: "accepted",
    detail: "Caught in the test inbox",
    via: "test inbox",
  });
  history.inbox.push({
    id: newId(),
    organisationId,
    notificationId: id,
    kind: draft.channelKind,
    recipient: draft.recipient,
    ...content,
    payload: {
      message_id: messageIdOf(id, setting.appUrl),
      recipient_name: draft.recipientName,
      attachments: [],
    },
    receivedAt: sentAt,
  });
}

function render(
  { appUrl, job }: HistorySetting,
  context: TemplateContext,
  draft: NotificationDraft,
  { id, runId }: { id: string; runId: string },
): { subject: string; html: string | null; text: string } {
  const message = {
    ...context,
    notification: {
      id,
      url: `${appUrl}/notifications/${id}`,
      run_url: `${appUrl}/runs/${runId}`,
      preferences_url: `${appUrl}/preferences`,
      reason_sentence: explainReceipt(draft.gates, draft.eventType, job.name),
      recipient_name: draft.recipientName,
      recipient_email: draft.recipient,
      time_zone: demoPeople.find(({ email }) => email === draft.recipient)?.preference.timezone ?? null,
      suppressed_count: 0,
    },
    recipient: { name: draft.recipientName, email: draft.recipient },
  };
  const { subject, html, text } = renderMessage("email", null, message, { eventType: draft.eventType });
  return { subject, html, text };
}
