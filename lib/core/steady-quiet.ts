import type { DigestPlan } from "./digest";
import type { QuietHours } from "./quiet-hours";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** quietUntil() where clocks do not jump (steadyOffset): the same answers by plain sums. */
export function steadyQuietUntil(now: Date, quiet: QuietHours, offset: number): Date | null {
  const local = now.getTime() + offset;
  const today = Math.floor(local / DAY_MS);
  const [start, end] = [minutesOf(quiet.start) * MINUTE_MS, minutesOf(quiet.end) * MINUTE_MS];
  const length = end > start ? end - start : end - start + DAY_MS;
  let until: number | null = null;
  for (let day = today - 1; day <= today + 8; day++) {
    if (!quiet.days.includes(weekdayOf(day))) continue;
    const at = until ?? local;
    const begins = day * DAY_MS + start;
    if (begins > at) break;
    if (at < begins + length) until = begins + length;
  }
  return until === null ? null : new Date(until - offset);
}

/** nextDigest() where clocks do not jump: the next full hour, or the next time at which the clock shows `time`. */
export function steadyNextDigest(now: Date, { frequency, time }: DigestPlan, offset: number): Date {
  const local = now.getTime() + offset;
  if (frequency === "hourly") return new Date((Math.floor(local / HOUR_MS) + 1) * HOUR_MS - offset);
  const today = Math.floor(local / DAY_MS) * DAY_MS + minutesOf(time) * MINUTE_MS;
  return new Date((today > local ? today : today + DAY_MS) - offset);
}

/** ISO: 1 Monday … 7 Sunday. The day 0 was a Thursday. */
function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

function minutesOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return hour * 60 + minute;
}
