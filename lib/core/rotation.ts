import { DateTime } from "luxon";
import { isValidZone } from "./wall-time";

/** The members in turn, each for a week. */
export interface Rotation {
  /** IANA name; an unknown one counts as UTC. */
  zone: string;
  /** User ids in the order of their turns. */
  memberIds: readonly string[];
  /** Who cannot be told: a turn of theirs goes to the next one in the list who can, an override of theirs counts for nothing. */
  absentIds?: readonly string[];
  /** ISO weekday (1 Monday … 7 Sunday) and wall time "HH:mm" of the handover. */
  handoverDay: number;
  handoverTime: string;
  /** "yyyy-MM-dd": at the first handover on or after this day the first member's first turn begins. */
  startsOn: string;
  /** In the order of their making. */
  overrides: readonly RotationOverride[];
}

export interface RotationOverride {
  userId: string;
  startsAt: Date;
  /** Exclusive. */
  endsAt: Date;
}

/** Somebody's time on call: a week of the list, as much of it as an override leaves, or an override. */
export interface Turn {
  userId: string;
  startsAt: Date;
  /** Exclusive. */
  endsAt: Date;
  isOverride: boolean;
}

/**
 * Who is on call at an instant; null before the first turn and when nobody can be told. Of several overrides the last one
 * counts.
 */
export function onCallAt(rotation: Rotation, now: Date): string | null {
  return personAt(rotation, now)?.userId ?? null;
}

/**
 * The next turns from `from` on: the first one is that which goes on then, if any does; each begins where the one before it
 * ends. An override is one turn, also beyond a handover.
 */
export function upcomingTurns(rotation: Rotation, from: Date, count: number): Turn[] {
  const turns: Turn[] = [];
  let startsAt = from;
  // Before the first turn there may be times between overrides when nobody is on call.
  for (let looked = 0; turns.length < count && looked < count + 2 * rotation.overrides.length + 1; looked++) {
    const endsAt = nextChange(rotation, startsAt);
    if (endsAt === null) break;
    const person = personAt(rotation, startsAt);
    if (person) turns.push({ ...person, startsAt, endsAt });
    startsAt = endsAt;
  }
  return turns;
}

function personAt(rotation: Rotation, now: Date): Pick<Turn, "userId" | "isOverride"> | null {
  const override = overrideAt(rotation, now);
  if (override) return { userId: override.userId, isOverride: true };
  const userId = turnAt(rotation, now);
  return userId === null ? null : { userId, isOverride: false };
}

function overrideAt(rotation: Rotation, now: Date): RotationOverride | undefined {
  return countingOverrides(rotation).findLast(({ startsAt, endsAt }) => startsAt <= now && now < endsAt);
}

function countingOverrides({ overrides, absentIds = [] }: Rotation): RotationOverride[] {
  return overrides.filter(({ userId, startsAt, endsAt }) => startsAt < endsAt && !absentIds.includes(userId));
}

/** When somebody else's time may begin; null: never. */
function nextChange(rotation: Rotation, now: Date): Date | null {
  const current = overrideAt(rotation, now);
  const overrides = countingOverrides(rotation);
  // Only one that was made after the current one takes it over.
  const rivals = current ? overrides.slice(overrides.indexOf(current) + 1) : overrides;
  const starts = rivals.map(({ startsAt }) => startsAt).filter((start) => start > now);
  const end = current ? current.endsAt : handoverAfter(rotation, now);
  const [first] = [...starts, ...(end ? [end] : [])].sort((a, b) => a.getTime() - b.getTime());
  return first ?? null;
}

/** Whose turn of the list it is: handovers are counted, and whoever is absent is passed over. */
function turnAt(rotation: Rotation, now: Date): string | null {
  const { memberIds, absentIds = [] } = rotation;
  const week = weekAt(rotation, now);
  if (week === null) return null;
  const turn = week % memberIds.length;
  const inOrder = [...memberIds.slice(turn), ...memberIds.slice(0, turn)];
  return inOrder.find((id) => !absentIds.includes(id)) ?? null;
}

function handoverAfter(rotation: Rotation, now: Date): Date | null {
  const { memberIds, absentIds = [] } = rotation;
  if (memberIds.every((id) => absentIds.includes(id))) return null;
  const first = firstDay(rotation);
  return first && handoverOf(rotation, first, (weekAt(rotation, now) ?? -1) + 1);
}

/** How many handovers there were before the one that began the turn at `now`; null: none. */
function weekAt(rotation: Rotation, now: Date): number | null {
  const first = firstDay(rotation);
  if (first === null || rotation.memberIds.length === 0) return null;
  // A week of the calendar may be an hour shorter or longer, and is one turn like any other.
  const local = DateTime.fromJSDate(now, { zone: first.zone });
  let week = Math.floor(local.startOf("day").diff(first, "weeks").weeks) + 1;
  while (week >= 0 && handoverOf(rotation, first, week) > now) week--;
  return week < 0 ? null : week;
}

/** The start of the day of the first handover; null when the rotation says none. */
function firstDay({ zone, handoverDay, startsOn }: Rotation): DateTime | null {
  const from = DateTime.fromISO(startsOn, { zone: isValidZone(zone) ? zone : "UTC" }).startOf("day");
  return from.isValid ? from.plus({ days: (handoverDay - from.weekday + 7) % 7 }) : null;
}

/** A time that the clock jumps over is the one after the gap; of one that it shows twice the first counts. */
function handoverOf({ handoverTime }: Rotation, first: DateTime, week: number): Date {
  const [hour = 0, minute = 0] = handoverTime.split(":").map(Number);
  const at = first.plus({ weeks: week }).set({ hour, minute });
  return new Date(Math.min(...at.getPossibleOffsets().map((one) => one.toMillis())));
}
