import { DateTime } from "luxon";
import { writtenTime, type TimeStyle } from "@/components/ui/format-time";

const DAYS_WITHOUT_DATE = 6;

/** “21:43”, of another day “Sun 20:43”, later “7 Dec, 08:00”: of two turns nobody takes the one day for the other. */
export function dayTime(at: Date, now: Date, style: TimeStyle): string {
  const then = DateTime.fromJSDate(at, { zone: style.zone });
  const today = DateTime.fromJSDate(now, { zone: style.zone });
  if (then.hasSame(today, "day")) return writtenTime(at, style, "clock");
  const days = Math.abs(then.startOf("day").diff(today.startOf("day"), "days").days);
  return writtenTime(at, style, days <= DAYS_WITHOUT_DATE ? "weekday and clock" : "day and clock");
}
