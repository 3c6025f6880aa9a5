import { writtenTime } from "@/components/ui/format-time";

/** A calendar day of the server, such as 2026-11-08, as 8 Nov. */
export function dayLabel(day: string, locale: string): string {
  return writtenTime(`${day.slice(0, 10)}T00:00:00Z`, { zone: "UTC", locale }, "day");
}
