import { DateTime } from "luxon";
import { z } from "zod";
import { wallTime } from "@/lib/core/wall-time";
import { upcomingTurns, type Turn } from "@/lib/core/rotation";
import { MAX_ROTATION_MEMBERS, type RotationInput, type RotationView } from "@/lib/schemas/rotation";

export const weekdays = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
] as const;

/** A rotation as its form holds it. */
export const RotationValues = z
  .object({
    name: z
      .string()
      .trim()
      .min(1, { error: "Give the rotation a name." })
      .max(120, { error: "At most 120 characters." }),
    /** In the order of their turns; a person may have several. */
    members: z
      .array(z.object({ user_id: z.string(), name: z.string() }))
      .min(1, { error: "Add somebody who takes a turn." })
      .max(MAX_ROTATION_MEMBERS),
    /** "1" Monday … "7" Sunday */
    handover_day: z.string(),
    handover_time: z.string().nullable(),
    zone: z.string({ error: "Choose a time zone." }),
    starts_on: z.string().nullable(),
  })
  .superRefine(({ handover_time, starts_on }, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (!isWallTime(handover_time)) refuse("handover_time", "Say when the next one takes over.");
    if (!z.iso.date().safeParse(starts_on).success) refuse("starts_on", "Say when the first turn begins.");
  });
export type RotationValues = z.infer<typeof RotationValues>;

/** The form's field for each place of the input. */
export const rotationFields = {
  "/name": "name",
  "/member_ids": "members",
  "/handover_day": "handover_day",
  "/handover_time": "handover_time",
  "/zone": "zone",
  "/starts_on": "starts_on",
} as const;

/** Weeks from Monday to Monday; the first one has begun, so that the first in the list is on call. */
export function newRotationValues(zone: string, now: Date): RotationValues {
  const moment = DateTime.fromJSDate(now, { zone });
  const handover = moment.startOf("week").set({ hour: 9 });
  const first = handover <= moment ? handover : handover.minus({ weeks: 1 });
  return {
    name: "",
    members: [],
    handover_day: "1",
    handover_time: "09:00",
    zone,
    starts_on: first.toFormat("yyyy-MM-dd"),
  };
}

export function rotationValuesOf(rotation: RotationView): RotationValues {
  const { name, members, handover_day, handover_time, zone, starts_on } = rotation;
  return {
    name,
    members: members.map((member) => ({ user_id: member.id, name: member.name ?? "Somebody who is gone" })),
    handover_day: String(handover_day),
    handover_time,
    zone,
    starts_on,
  };
}

export function rotationInput(values: RotationValues): RotationInput {
  const { name, members, handover_day, handover_time, zone, starts_on } = values;
  return {
    name,
    zone,
    member_ids: members.map(({ user_id }) => user_id),
    handover_day: Number(handover_day),
    handover_time: handover_time ?? "",
    starts_on: starts_on ?? "",
  };
}

/** The first turns by these values, from `now` on; none while they cannot be read. */
export function turnsOf(values: RotationValues, now: Date, count: number): Turn[] {
  if (!isWallTime(values.handover_time)) return [];
  const { zone, member_ids, handover_day, handover_time, starts_on } = rotationInput(values);
  return upcomingTurns(
    {
      zone,
      memberIds: member_ids,
      handoverDay: handover_day,
      handoverTime: handover_time,
      startsOn: starts_on,
      overrides: [],
    },
    now,
    count,
  );
}

function isWallTime(time: string | null): boolean {
  return time !== null && wallTime.test(time);
}

const words: Record<keyof RotationInput, string> = {
  name: "Name",
  member_ids: "Who takes turns",
  handover_day: "Handover",
  handover_time: "Handover",
  zone: "Time zone",
  starts_on: "Start",
};

/** What changed, in the words of the save bar. */
export function rotationChangeWords(before: RotationValues, after: RotationValues): string[] {
  const [old, current] = [rotationInput(before), rotationInput(after)];
  const names = Object.keys(words) as (keyof RotationInput)[];
  const changed = names.filter((name) => JSON.stringify(old[name]) !== JSON.stringify(current[name]));
  return [...new Set(changed.map((name) => words[name]))];
}
