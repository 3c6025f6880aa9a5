import { DateTime } from "luxon";
import { isValidZone } from "./wall-time";

/** For how long a person mutes a job with one press. */
export const muteLengths = ["hour", "tomorrow", "week", "forever"] as const;
export type MuteLength = (typeof muteLengths)[number];

const MORNING_HOUR = 8;

/**
 * The instant at which a mute of that length ends; null: never. `tomorrow` is 08:00 of the next day on the clock of
 * `zone`, an IANA name; an unknown one counts as UTC. A week ends at the same time of the clock.
 */
export function muteUntil(length: MuteLength, now: Date, zone: string): Date | null {
  const local = DateTime.fromJSDate(now, { zone: isValidZone(zone) ? zone : "UTC" });
  switch (length) {
    case "hour":
      return local.plus({ hours: 1 }).toJSDate();
    case "tomorrow":
      return local.plus({ days: 1 }).startOf("day").set({ hour: MORNING_HOUR }).toJSDate();
    case "week":
      return local.plus({ weeks: 1 }).toJSDate();
    case "forever":
      return null;
  }
}
