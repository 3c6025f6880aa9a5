import type { Actor } from "@/lib/core/actor";
import { ConflictError } from "@/lib/core/errors";
import { database } from "@/lib/db/database";
import { findRecordedEvents } from "@/lib/queue/find-recorded-events";
import type { RecordEventInput } from "@/lib/schemas/event";
import { recordEvents } from "@/lib/services/events/record-events";

export type KeyedEvent = RecordEventInput & { dedupe_key: string };

const MAX_TRIES = 5;

/**
 * Records events of a program that repeats them in other words, such as an alert with its figures of now: what is known
 * by its key already stays as it was first told. Answers in the order given.
 */
export async function recordOnce(
  actor: Actor,
  events: readonly KeyedEvent[],
): Promise<{ id: string; duplicate: boolean }[]> {
  const byKey = new Map(events.toReversed().map((event) => [event.dedupe_key, event]));
  const keys = [...byKey.keys()];
  const recorded = new Map<string, string>();
  for (let tries = 1; ; tries++) {
    const known = await findRecordedEvents(database().prisma, actor.organisationId, keys);
    const fresh = keys.flatMap((key) => (known.has(key) ? [] : (byKey.get(key) ?? []))).toReversed();
    try {
      const { data } = fresh.length > 0 ? await recordEvents({ actor, input: fresh }) : { data: [] };
      fresh.forEach(({ dedupe_key: key }, index) => recorded.set(key, data[index]?.id ?? ""));
      return events.map(({ dedupe_key: key }) => ({
        id: known.get(key)?.id ?? recorded.get(key) ?? "",
        duplicate: known.has(key),
      }));
    } catch (error) {
      // Another one of a pair told the same at the same time, in other words.
      if (!(error instanceof ConflictError) || tries === MAX_TRIES) throw error;
    }
  }
}
