import { clockTime } from "@/components/runs/format-clock";

const DAY_MS = 24 * 60 * 60 * 1000;

/** A time that comes: “today at 14:00”, “tomorrow at 02:30”, “on Mon at 02:30”, “on 24 Dec at 06:05”. */
export function whenWords(at: string, now: number, zone: string): string {
  const clock = clockTime(at, null, zone);
  const day = dayOf(Date.parse(at), zone);
  if (day === dayOf(now, zone)) return `today at ${clock}`;
  if (day === dayOf(now + DAY_MS, zone)) return `tomorrow at ${clock}`;
  const date = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    ...(Math.abs(Date.parse(at) - now) < 6 * DAY_MS
      ? { weekday: "short" }
      : { day: "numeric", month: "short" }),
  }).format(new Date(at));
  return `on ${date} at ${clock}`;
}

function dayOf(instant: number, zone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(new Date(instant));
}
