import { DateTime } from "luxon";

const DAYS_WITHOUT_DATE = 6;

/** “21:43”, of another day “Sun 20:43”, later “7 Dec 08:00”: of two turns nobody takes the one day for the other. */
export function dayTime(at: Date, now: Date, zone: string): string {
  const then = DateTime.fromJSDate(at, { zone }).setLocale("en-GB");
  const today = DateTime.fromJSDate(now, { zone });
  if (then.hasSame(today, "day")) return then.toFormat("HH:mm");
  const days = Math.abs(then.startOf("day").diff(today.startOf("day"), "days").days);
  return then.toFormat(days <= DAYS_WITHOUT_DATE ? "ccc HH:mm" : "d LLL HH:mm");
}
