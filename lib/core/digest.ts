import { DateTime } from "luxon";
import { firstAt } from "./quiet-hours";
import { remembered } from "./remembered";
import { steadyOffset } from "./steady-offset";
import { steadyNextDigest } from "./steady-quiet";

export const digestFrequencies = ["immediate", "hourly", "daily"] as const;
export type DigestFrequency = (typeof digestFrequencies)[number];

/** When a person's digests come. */
export interface DigestPlan {
  frequency: DigestFrequency;
  /** Of the daily one, wall time "HH:mm". */
  time: string;
  /** IANA name; an unknown one counts as UTC. */
  zone: string;
}

/**
 * The next digest after `now`; null: the person wants everything at once. Hourly ones come at the full hour of the person's
 * clock, daily ones at `time`: on the day on which that time is missing, when the clocks jump; on the day on which it
 * comes twice, the first time only.
 */
export function nextDigest(now: Date, { frequency, time, zone }: DigestPlan): Date | null {
  if (frequency === "immediate") return null;
  const offset = steadyOffset(now, zone);
  if (offset !== null) return steadyNextDigest(now, { frequency, time, zone }, offset);
  return nextDigestByClock(now, { frequency, time, zone });
}

const nextDigestByClock = remembered(
  (now: Date, { frequency, time, zone }: DigestPlan) => `${now.getTime()} ${frequency} ${time} ${zone}`,
  (now, { frequency, time, zone }): Date | null => {
    const local = DateTime.fromJSDate(now, { zone });
    return frequency === "hourly" ? nextFullHour(local) : nextAt(local, time);
  },
);

/** All offsets from UTC are whole quarters of an hour. */
const QUARTER_MS = 15 * 60_000;
/** Where clocks jump by half an hour, a full hour is an hour and a half after the one before. */
const MOST_QUARTERS = 8;

/** Looked for on the clock, not counted from the last one: clocks may jump by half an hour. */
function nextFullHour(local: DateTime): Date {
  const quarter = Math.floor(local.toMillis() / QUARTER_MS);
  const instants = Array.from({ length: MOST_QUARTERS }, (_, index) => (quarter + 1 + index) * QUARTER_MS);
  const next = instants.find((instant) => DateTime.fromMillis(instant, { zone: local.zone }).minute === 0);
  return new Date(next ?? (quarter + 4) * QUARTER_MS);
}

/** In three days there is one later than now, also where a whole day is missing. */
function nextAt(local: DateTime, time: string): Date | null {
  const today = local.startOf("day");
  const instants = [0, 1, 2].map((days) => firstAt(today.plus({ days }), time));
  const next = instants.find((instant) => instant > local.toMillis());
  return next === undefined ? null : new Date(next);
}
