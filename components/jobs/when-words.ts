import { writtenTime, type TimeStyle } from "@/components/ui/format-time";
import { shownZone } from "@/components/ui/zones";

const DAY_MS = 24 * 60 * 60 * 1000;

/** A time that comes: “today at 14:00”, “tomorrow at 02:30”, “on Mon at 02:30”, “on 24 Dec at 06:05”. */
export function whenWords(at: string, now: number, style: TimeStyle): string {
  const { zone } = style;
  const clock = writtenTime(at, style, "clock");
  const day = dayOf(Date.parse(at), zone);
  if (day === dayOf(now, zone)) return `today at ${clock}`;
  if (day === dayOf(now + DAY_MS, zone)) return `tomorrow at ${clock}`;
  const isNear = Math.abs(Date.parse(at) - now) < 6 * DAY_MS;
  const date = writtenTime(at, style, isNear ? "weekday" : "day");
  return `on ${date} at ${clock}`;
}

function dayOf(instant: number, zone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: shownZone(zone) }).format(new Date(instant));
}
