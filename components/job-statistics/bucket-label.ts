import { clockTime } from "@/components/runs/format-clock";
import { dayLabel } from "@/components/home/day-label";
import type { TimePeriod } from "@/lib/schemas/job-statistics";

/** The hour or the day that begins then: 14:00, 8 Nov. */
export function bucketLabel(from: string, period: TimePeriod, zone: string): string {
  if (period === "day") return clockTime(from, null, zone);
  return dayLabel(dayOf(from, zone));
}

/** 2026-11-08, as the zone has it. */
function dayOf(instant: string, zone: string): string {
  return new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).format(new Date(instant));
}
