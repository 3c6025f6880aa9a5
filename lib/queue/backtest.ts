import { severities, type EventType, type Severity } from "@/lib/core/event";
import type { Tx } from "@/lib/db/database";
import { forbidWrites } from "@/lib/db/read-only";
import { loadTriggers, type TriggerInUse } from "@/lib/db/triggers";
import { askTemplates, type AnsweredEvent } from "./ask-templates";
import { loadCourse } from "./backtest-course";
import { Replay, type Replayed } from "./backtest-replay";
import { loadBacktestSetting } from "./backtest-setting";
import { loadSubjects, type Subject } from "./load-subjects";
import { requestOfEvent } from "./request-of-event";

type EventRow = Awaited<ReturnType<typeof listNewest>>[number];

/** A past event, and what two triggers would have made of it. */
export interface BacktestedEvent {
  event: EventRow;
  job: Subject["job"];
  given: Replayed;
  stored: Replayed;
}

/**
 * What the trigger would have made of the last `limit` events of its type, oldest first, beside what the stored one would:
 * the same decide() with the rules and people of now, as of each event's time, remembering what the replay itself told. It
 * takes as many queries for 200 events as for one. From here on the transaction cannot write.
 */
export async function backtestTrigger(
  tx: Tx,
  organisationId: string,
  { trigger, limit }: { trigger: TriggerInUse; limit: number },
): Promise<BacktestedEvent[]> {
  await forbidWrites(tx);
  const { eventType: type } = trigger;
  const storedOf = await loadTriggers(tx, organisationId, [type]);
  const givenOf = await loadTriggers(tx, organisationId, [type], [trigger]);
  const stored = storedOf(type, null);
  const events = (await listNewest(tx, organisationId, type, limit)).reverse();
  const [first, last] = [events[0], events.at(-1)];
  if (!first || !last) return [];

  const subjects = await loadSubjects(tx, organisationId, events);
  const asked = await askFor(tx, organisationId, { events, subjects, triggerOf: givenOf });
  const askedBefore = await askFor(tx, organisationId, { events, subjects, triggerOf: storedOf, asked });
  const settingAt = await loadBacktestSetting(
    tx,
    organisationId,
    [...asked, ...askedBefore].map(({ request }) => request),
    { from: first.createdAt, to: last.createdAt },
  );
  const isPlaceAsked =
    type === "job.recovered" || [trigger, stored].some(({ occasion }) => occasion !== "every");
  const places = isPlaceAsked ? await loadCourse(tx, organisationId, type, events) : new Map<string, never>();

  const replay = (answered: readonly AnsweredEvent[]) => {
    const one = new Replay();
    return answered.map(({ request }, index) => {
      const event = events[index] ?? last;
      return one.decide(request, settingAt(event.createdAt), places.get(event.id));
    });
  };
  const [given, before] = [replay(asked), replay(askedBefore)];
  return events.flatMap((event, index) => {
    const [one, other] = [given[index], before[index]];
    const job = subjects[index]?.job ?? null;
    return one && other ? { event, job, given: one, stored: other } : [];
  });
}

function listNewest(tx: Tx, organisationId: string, type: EventType, limit: number) {
  return tx.event.findMany({
    where: { organisationId, type },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
  });
}

/** The requests of one of the triggers; contexts that the other one needed are used again. */
function askFor(
  tx: Tx,
  organisationId: string,
  given: {
    events: readonly EventRow[];
    subjects: readonly Subject[];
    triggerOf: Awaited<ReturnType<typeof loadTriggers>>;
    asked?: readonly AnsweredEvent[];
  },
): Promise<AnsweredEvent[]> {
  const { events, subjects, triggerOf, asked } = given;
  return askTemplates(
    tx,
    organisationId,
    events.map((event, index) => {
      const subject = subjects[index] ?? { job: null, run: null };
      const type = event.type as EventType;
      const trigger = triggerOf(type, subject.job?.key ?? null);
      const severity = severityOf(event, trigger);
      return {
        request: {
          ...requestOfEvent({ ...wordsOf(event), type, trigger, severity, subject }),
          eventId: event.id,
        },
        condition: trigger.condition,
        subject,
        event: { ...event, type, severity },
        context: asked?.[index]?.context ?? null,
      };
    }),
  );
}

function wordsOf({ title, message, details }: EventRow) {
  return { title, message, details };
}

/** As it was recorded: whether a program said it or the trigger of then, nobody knows any more. */
function severityOf({ severity }: EventRow, trigger: TriggerInUse): Severity {
  return severities.find((known) => known === severity) ?? trigger.severity;
}
