import { DateTime } from "luxon";
import { remembered } from "./remembered";
import { steadyOffset } from "./steady-offset";
import { steadyQuietUntil } from "./steady-quiet";

/** A daily quiet window in a person's own time. `end` is exclusive; an end before the start is on the next day. */
export interface QuietHours {
  /** Wall time "HH:mm". */
  start: string;
  /** The same, or "24:00": the midnight at which the day ends. */
  end: string;
  /** ISO weekdays (1 Monday … 7 Sunday) on which a window starts. */
  days: readonly number[];
  /** IANA name; an unknown one counts as UTC. */
  zone: string;
}

/**
 * The instant at which the quiet window around `now` ends, or null when `now` is not quiet. Windows that touch or
 * overlap are one. Daylight saving never makes a moment loud that reads as quiet on the person's clock: a start in the
 * missing hour is the moment of the jump and an end in it moves forward by the gap; in the doubled hour the start is the
 * first and the end the second occurrence. Equal start and end mean no window.
 */
export function quietUntil(now: Date, quiet: QuietHours): Date | null {
  if (quiet.start === quiet.end) return null;
  const offset = steadyOffset(now, quiet.zone);
  if (offset !== null) return steadyQuietUntil(now, quiet, offset);
  return quietUntilByClock(now, quiet);
}

const quietUntilByClock = remembered(
  (now: Date, { start, end, days, zone }: QuietHours) =>
    `${now.getTime()} ${start} ${end} ${days.join("")} ${zone}`,
  (now, quiet): Date | null => {
    const today = DateTime.fromJSDate(now, { zone: quiet.zone }).startOf("day");
    let until: number | null = null;
    // Yesterday's window may reach into today; a week of touching windows is the longest chain there can be.
    for (let offset = -1; offset <= 8; offset++) {
      const window = windowOn(today.plus({ days: offset }), quiet);
      if (!window) continue;
      const at = until ?? now.getTime();
      if (window.start > at) break;
      if (at < window.end) until = window.end;
    }
    return until === null ? null : new Date(until);
  },
);

const LONGEST_QUIET_MS = 8 * 24 * 3_600_000;

/** The same for several windows: those that touch or overlap are one. A person who is always quiet is so for eight days. */
export function quietUntilOfAny(now: Date, windows: readonly QuietHours[]): Date | null {
  let until: Date | null = null;
  for (;;) {
    const at: Date = until ?? now;
    const ends = windows.flatMap((window) => quietUntil(at, window)?.getTime() ?? []);
    if (ends.length === 0) return until;
    until = new Date(Math.max(...ends));
    if (until.getTime() - now.getTime() >= LONGEST_QUIET_MS) return until;
  }
}

function windowOn(day: DateTime, quiet: QuietHours): { start: number; end: number } | null {
  if (!quiet.days.includes(day.weekday)) return null;
  const isOfNextDay = quiet.end === "24:00" || quiet.end <= quiet.start;
  const endDay = isOfNextDay ? day.plus({ days: 1 }) : day;
  const end = quiet.end === "24:00" ? "00:00" : quiet.end;
  return { start: firstAt(day, quiet.start), end: Math.max(...occurrences(endDay, end).instants) };
}

/**
 * The first instant at which the clock of `day`'s zone shows the wall time on that day, in milliseconds; where it never
 * does, the moment at which the clocks jump over it.
 */
export function firstAt(day: DateTime, time: string): number {
  const { instants, isMissing } = occurrences(day, time);
  const first = Math.min(...instants);
  return isMissing ? jumpBefore(first, day) : first;
}

/** The instants at which a day's clock shows `time`: two in the doubled hour; in the missing hour the time after the gap. */
function occurrences(day: DateTime, time: string): { instants: number[]; isMissing: boolean } {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  const at = day.set({ hour, minute });
  return {
    instants: at.getPossibleOffsets().map((occurrence) => occurrence.toMillis()),
    isMissing: at.hour !== hour || at.minute !== minute,
  };
}

const MINUTE_MS = 60_000;
const LONGEST_JUMP_MINUTES = 180;

/** The last moment up to `instant` at which the zone's clock jumped: clocks jump on whole minutes. */
function jumpBefore(instant: number, day: DateTime): number {
  const offsetAt = (minutesBefore: number) => day.zone.offset(instant - minutesBefore * MINUTE_MS);
  let after = 0;
  let before = LONGEST_JUMP_MINUTES;
  if (offsetAt(before) === offsetAt(after)) return instant;
  while (before - after > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(middle) === offsetAt(0)) after = middle;
    else before = middle;
  }
  return instant - after * MINUTE_MS;
}
