import { DateTime, IANAZone } from "luxon";

/** A daily quiet window in a person's own time. `end` is exclusive; an end before the start is on the next day. */
export interface QuietHours {
  /** Wall time "HH:mm". */
  start: string;
  end: string;
  /** ISO weekdays (1 Monday … 7 Sunday) on which a window starts. */
  days: readonly number[];
  /** IANA name; an unknown one counts as UTC. */
  zone: string;
}

export const wallTime = /^([01]\d|2[0-3]):[0-5]\d$/;

export function isValidZone(zone: string): boolean {
  return IANAZone.isValidZone(zone);
}

/**
 * The instant at which the quiet window around `now` ends, or null when `now` is not quiet. Windows that touch or
 * overlap are one. Daylight saving: a start or end in the missing hour moves forward by the gap; in the doubled hour the
 * start is the first and the end the second occurrence, so that the window is never shorter than written.
 * Equal start and end mean no window.
 */
export function quietUntil(now: Date, quiet: QuietHours): Date | null {
  if (quiet.start === quiet.end) return null;
  const zone = isValidZone(quiet.zone) ? quiet.zone : "UTC";
  const today = DateTime.fromJSDate(now, { zone }).startOf("day");
  let until: number | null = null;
  // Yesterday's window may reach into today; a week of touching windows is the longest chain there can be.
  for (let offset = -1; offset <= 8; offset++) {
    const window = windowOn(today.plus({ days: offset }), quiet);
    if (!window) continue;
    const at = until ?? now.getTime();
    if (window.start <= at && at < window.end) until = window.end;
    else if (until !== null && window.start === until) until = window.end;
  }
  return until === null ? null : new Date(until);
}

function windowOn(day: DateTime, quiet: QuietHours): { start: number; end: number } | null {
  if (!quiet.days.includes(day.weekday)) return null;
  const endDay = quiet.end > quiet.start ? day : day.plus({ days: 1 });
  return { start: instant(day, quiet.start, "first"), end: instant(endDay, quiet.end, "last") };
}

function instant(day: DateTime, time: string, occurrence: "first" | "last"): number {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  const candidates = day.set({ hour, minute }).getPossibleOffsets();
  const chosen = occurrence === "first" ? Math.min : Math.max;
  return chosen(...candidates.map((candidate) => candidate.toMillis()));
}
