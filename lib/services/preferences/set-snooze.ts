import type { Actor } from "@/lib/core/actor";
import { InvalidInputError } from "@/lib/core/errors";
import { muteUntil } from "@/lib/core/mute-length";
import { readClock } from "@/lib/db/clock";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { lockPreference, updatePreference, type PreferenceRow } from "@/lib/db/preferences";
import { rescheduleHolds } from "@/lib/db/reschedule-holds";
import { instanceRing } from "@/lib/db/secrets";
import { nudge } from "@/lib/queue/nudge";
import type { PreferenceView } from "@/lib/schemas/preference";
import type { SnoozeInput } from "@/lib/schemas/snooze";
import { showPreference } from "./preference-view";
import { requirePerson } from "./require-person";

const LONGEST_DAYS = 31;
const DAY_MS = 24 * 3_600_000;

/**
 * Holds everything for a person from now on until then, by the database's clock; null ends it. What waits already waits for
 * that, too. The last wish counts. Throws ForbiddenError, NotFoundError, and InvalidInputError for an end that is past or
 * farther than a month.
 */
export async function setSnooze({
  actor,
  userId,
  input,
}: {
  actor: Actor;
  userId: string;
  input: SnoozeInput | null;
}): Promise<PreferenceView> {
  const person = await requirePerson(actor, userId);
  const ring = await instanceRing();
  const view = await withTransaction(async (tx) => {
    const now = await readClock(tx);
    const before = await lockPreference(tx, actor.organisationId, person.userId);
    const snoozedUntil = input && endOf(input, before, now);
    const after = await updatePreference(tx, before.id, { snoozedUntil });
    await rescheduleHolds(tx, after, now);
    await recordAudit(tx, actor, {
      action: input ? "preferences.snooze" : "preferences.end_snooze",
      subjectId: person.userId,
      before: { snoozed_until: before.snoozedUntil },
      after: { snoozed_until: snoozedUntil },
    });
    return showPreference(tx, after, ring, now);
  });
  nudge("notifications");
  return view;
}

function endOf({ minutes, until }: SnoozeInput, { timezone }: PreferenceRow, now: Date): Date {
  if (minutes !== undefined) return new Date(now.getTime() + minutes * 60_000);
  if (until === undefined || until === "tomorrow") return muteUntil("tomorrow", now, timezone) ?? now;
  const end = new Date(until);
  if (end <= now) throw refusal("must be in the future");
  if (end.getTime() - now.getTime() > LONGEST_DAYS * DAY_MS)
    throw refusal(`must be within ${LONGEST_DAYS} days`);
  return end;
}

function refusal(detail: string): InvalidInputError {
  return new InvalidInputError("A snooze cannot end then.", [{ pointer: "/until", detail }]);
}
