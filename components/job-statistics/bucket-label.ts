import { writtenTime, type TimeStyle } from "@/components/ui/format-time";
import type { TimePeriod } from "@/lib/schemas/job-statistics";

/** The hour or the day that begins then: 14:00, 8 Nov. */
export function bucketLabel(from: string, period: TimePeriod, style: TimeStyle): string {
  return writtenTime(from, style, period === "day" ? "clock" : "day");
}
