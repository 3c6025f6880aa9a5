import { DateTime } from "luxon";

/**
 * The starts of the last `days` days of a zone, today's the last, and `now` as the end. Days of a zone are not all alike:
 * around a change of the clock one has 23 or 25 hours.
 */
export function dayBounds(now: Date, days: number, zone: string): { days: string[]; bounds: Date[] } {
  const today = DateTime.fromJSDate(now, { zone }).startOf("day");
  const starts = Array.from({ length: days }, (_, index) => today.minus({ days: days - 1 - index }));
  return {
    days: starts.map((start) => start.toFormat("yyyy-MM-dd")),
    bounds: [...starts.map((start) => start.toJSDate()), now],
  };
}
