import { ConflictError } from "@/lib/core/errors";
import type { Severity } from "@/lib/core/event";
import type { Tx } from "@/lib/db/database";
import { newId } from "@/lib/db/new-id";
import { loadTriggers, type TriggerInUse } from "@/lib/db/triggers";
import { traced } from "@/lib/telemetry";
import { askTemplates, completeContexts, type AskedEvent } from "./ask-templates";
import { decideRequests } from "./decide-requests";
import type { NotifyRequest } from "./decide-drafts";
import type { NotificationDraft } from "./draft";
import { endEscalationsOfRecovered } from "./end-escalations";
import { enqueueGroups } from "./enqueue";
import { hashEvent, titleOf, type EventInput } from "./event-input";
import { findRecordedEvents } from "./find-recorded-events";
import { insertEvents, type NewEvent } from "./insert-events";
import { insertRefusals } from "./insert-refusals";
import { loadSubjects, type Subject } from "./load-subjects";
import { nameAttachments } from "./name-attachments";
import { storableValue } from "./storable-value";
import { requestOfEvent } from "./request-of-event";
import { noteDecisions } from "./note-decisions";
import { startEscalations } from "./start-escalations";
import { peopleOf } from "./run-context";
import { listTemplateAttachments } from "./template-attachments";

export interface RecordedEvent {
  id: string;
  /** It was recorded before, under the same key: this is the first one's id. */
  duplicate: boolean;
  /** Messages that were sent or held because of it. */
  notifications: number;
}

interface Candidate {
  row: NewEvent;
  input: EventInput;
  trigger: TriggerInUse;
  severity: Severity;
  subject: Subject;
}

/**
 * Records an event and everything it leads to in the caller's transaction: the notifications that tell people, or the
 * decision why nobody is told. Nudge the queue after the commit. Throws ConflictError when the key was used for an event
 * with other content, NotFoundError for a run or job that the organisation does not have.
 */
export async function recordEvent(
  tx: Tx,
  { organisationId, ...event }: EventInput & { organisationId: string },
): Promise<RecordedEvent> {
  const [recorded] = await recordEvents(tx, organisationId, [event]);
  if (!recorded) throw new Error("An event was not recorded.");
  return recorded;
}

/** The same for many events at once, in few statements. `pointerOf` names the place of an event in the caller's input. */
export async function recordEvents(
  tx: Tx,
  organisationId: string,
  events: readonly EventInput[],
  pointerOf: (index: number) => string = () => "",
): Promise<RecordedEvent[]> {
  return traced("record events", { facts: { "runbell.events": events.length } }, () =>
    record(tx, organisationId, events, pointerOf),
  );
}

async function record(
  tx: Tx,
  organisationId: string,
  events: readonly EventInput[],
  pointerOf: (index: number) => string,
): Promise<RecordedEvent[]> {
  const candidates = await prepare(tx, organisationId, events);
  const inserted = await insertEvents(
    tx,
    organisationId,
    candidates.map(({ row }) => row),
  );
  const repeated = candidates.filter(({ row }) => !inserted.has(row.id));
  const first = await findRecordedEvents(tx, organisationId, keysOf(repeated));
  const fresh = candidates.filter(({ row }) => inserted.has(row.id));
  const told = await tell(tx, organisationId, fresh);

  return candidates.map(({ row }, index) => {
    if (inserted.has(row.id)) return { id: row.id, duplicate: false, notifications: told.get(row.id) ?? 0 };
    const known = first.get(row.dedupeKey ?? "");
    if (!known) throw new Error(`Event ${row.id} was neither stored nor known.`);
    if (known.contentHash !== row.contentHash) throw usedForAnother(row.dedupeKey, pointerOf(index));
    return { id: known.id, duplicate: true, notifications: told.get(known.id) ?? known.notifications };
  });
}

function keysOf(candidates: readonly Candidate[]): string[] {
  return candidates.flatMap(({ row }) => row.dedupeKey ?? []);
}

function usedForAnother(dedupeKey: string | null, pointer: string): ConflictError {
  return new ConflictError(`The key “${dedupeKey}” was used for an event with other content.`, [
    { pointer: `${pointer}/dedupe_key`, detail: "was used for an event with other content" },
  ]);
}

async function prepare(tx: Tx, organisationId: string, given: readonly EventInput[]): Promise<Candidate[]> {
  const events = given.map(storableValue);
  const subjects = await loadSubjects(tx, organisationId, events);
  const triggerOf = await loadTriggers(tx, organisationId, [...new Set(events.map(({ type }) => type))]);
  return events.map((input, index) => {
    const subject = subjects[index];
    if (!subject) throw new Error(`Event ${index} has no subject.`);
    const trigger = triggerOf(input.type, subject.job?.key ?? null);
    const severity = input.severity ?? trigger.severity;
    const row: NewEvent = {
      id: newId(),
      type: input.type,
      severity,
      title: titleOf(input, subject.job?.name ?? null),
      message: input.message ?? null,
      jobId: subject.job?.id ?? null,
      runId: subject.run?.id ?? null,
      details: input.details ?? {},
      dedupeKey: input.dedupeKey ?? null,
      contentHash: input.dedupeKey === undefined ? null : hashEvent(input),
      occurredAt: input.occurredAt ?? null,
    };
    return { row, input, trigger, severity, subject };
  });
}

/** Decides about events that are stored, and makes their notifications. Gives the number of messages by event. */
async function tell(
  tx: Tx,
  organisationId: string,
  candidates: readonly Candidate[],
): Promise<Map<string, number>> {
  if (candidates.length === 0) return new Map();
  await endEscalationsOfRecovered(
    tx,
    organisationId,
    candidates.map(({ row }) => row),
  );
  const starters = candidates.flatMap(peopleOf);
  const asked = await askTemplates(tx, organisationId, candidates.map(askedOf));
  const requests = asked.map(({ request }) => request);
  const { decided, ...setting } = await decideRequests(tx, organisationId, requests, { alsoLoad: starters });
  const withVerdict = candidates.map(({ row }, index) => ({ row, ...decided[index], asked: asked[index] }));
  await insertRefusals(
    tx,
    organisationId,
    withVerdict.flatMap(({ row, nobody }) => (nobody ? [{ eventId: row.id, decision: nobody }] : [])),
  );

  const told = withVerdict.flatMap(({ drafts, asked, ...candidate }) =>
    drafts?.length && asked ? [{ ...candidate, drafts, asked }] : [],
  );
  noteDecisions(withVerdict);
  const contexts = await completeContexts(
    tx,
    setting,
    told.map((one) => one.asked),
  );
  const attachments = await listTemplateAttachments(
    tx,
    told.flatMap(({ drafts }) => versionsOf(drafts)),
  );
  const groups = told.map(({ drafts }, index) => {
    const context = { ...contexts[index] };
    const named = new Map(
      versionsOf(drafts).map((id) => [id, nameAttachments(attachments.get(id) ?? [], context)]),
    );
    return {
      drafts: drafts.map((draft) => ({
        ...draft,
        attachments: named.get(draft.templateVersionId ?? "") ?? [],
      })),
      context,
    };
  });
  await enqueueGroups(tx, organisationId, groups);
  await startEscalations(
    tx,
    organisationId,
    candidates.map(({ row, trigger }, index) => {
      const isTold = decided[index]?.drafts.some(({ verdict }) => verdict !== "skip");
      return { ...row, policyId: isTold ? trigger.escalationPolicyId : null };
    }),
  );
  return new Map(
    told.map(({ row, drafts }) => [row.id, drafts.filter(({ verdict }) => verdict !== "skip").length]),
  );
}

/** Of a trigger that compares two there are two. */
function versionsOf(drafts: readonly NotificationDraft[]): string[] {
  return [...new Set(drafts.flatMap(({ templateVersionId }) => templateVersionId ?? []))];
}

function askedOf({ row, input, trigger, severity, subject }: Candidate): AskedEvent {
  const { type, title, message, details } = row;
  const { recipients } = input;
  const request: NotifyRequest = {
    ...requestOfEvent({ type, title, message, details, recipients, trigger, severity, subject }),
    eventId: row.id,
    dedupeKey: `event:${row.id}`,
  };
  return { request, condition: trigger.condition, subject, event: row };
}
