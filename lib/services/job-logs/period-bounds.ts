import { DateTime, type DurationLike } from "luxon";
import type { TimePeriod } from "@/lib/schemas/job-statistics";

const stretches = {
  day: { unit: "hour", count: 24, period: { hours: 24 } },
  week: { unit: "day", count: 7, period: { days: 7 } },
  month: { unit: "day", count: 30, period: { days: 30 } },
} as const satisfies Record<TimePeriod, { unit: "hour" | "day"; count: number; period: DurationLike }>;

export interface PeriodBounds {
  /** The starts of the hours or days of the zone, oldest first, and `now` as the end of the last one. */
  bounds: Date[];
  /** The same stretch one period earlier: as long as what has passed of this one, by the zone's calendar. */
  previous: { from: Date; to: Date };
}

/** What a period is, seen from `now`. Around a change of the clock a day of the zone has 23 or 25 hours. */
export function periodBounds(period: TimePeriod, now: Date, zone: string): PeriodBounds {
  const { unit, count, period: length } = stretches[period];
  const end = DateTime.fromJSDate(now, { zone });
  const last = end.startOf(unit);
  const starts = Array.from({ length: count }, (_, index) => last.minus({ [unit]: count - 1 - index }));
  const first = starts[0] ?? last;
  return {
    bounds: [...starts.map((start) => start.toJSDate()), now],
    previous: { from: first.minus(length).toJSDate(), to: end.minus(length).toJSDate() },
  };
}
