import { IANAZone } from "luxon";
import { remembered } from "./remembered";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** What a quiet window or a digest is worked out from lies between these days around an instant. */
const DAYS_BEFORE = 2;
const DAYS_AFTER = 11;
/** Nowhere do clocks jump twice within so long, and stand then where they stood. */
const LOOK_EVERY_MS = 3 * HOUR_MS;

/**
 * How far the zone's clock is ahead of UTC, in milliseconds, where clocks do not jump in the days around the instant: then
 * wall times are plain sums, which take a hundredth of the time. Null where they jump. An unknown zone counts as UTC.
 */
export function steadyOffset(now: Date, zone: string): number | null {
  return offsetAround(Math.floor(now.getTime() / DAY_MS), zone);
}

const offsetAround = remembered(
  (day: number, name: string) => `${day} ${name}`,
  (day, name): number | null => {
    const zone = IANAZone.create(name);
    if (!zone.isValid) return 0;
    const first = zone.offset((day - DAYS_BEFORE) * DAY_MS);
    for (let at = (day - DAYS_BEFORE) * DAY_MS; at <= (day + DAYS_AFTER) * DAY_MS; at += LOOK_EVERY_MS)
      if (zone.offset(at) !== first) return null;
    return first * 60_000;
  },
);
