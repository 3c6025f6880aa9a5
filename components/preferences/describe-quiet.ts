import { DateTime } from "luxon";
import type { QuietHours } from "@/lib/core/quiet-hours";

const dayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** “Messages between 22:00 and 07:00 (Europe/Berlin) wait until 07:00.” */
export function describeQuiet({ start, end, days, zone }: QuietHours): string {
  const window = `between ${start} and ${end} (${zone.replaceAll("_", " ")})`;
  const isOverNight = end < start;
  const until = `wait until ${end}${isOverNight ? "" : " of that day"}`;
  if (days.length === 7) return `Messages ${window} wait until ${end}.`;
  return `Messages ${window} ${until}, when the quiet begins on ${daysInWords(days)}.`;
}

/** Mon–Fri · Sat and Sun · Mon, Wed and Fri. */
export function daysInWords(days: readonly number[]): string {
  const sorted = days.toSorted((a, b) => a - b);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return "no day";
  const isRow = sorted.length > 2 && last - first === sorted.length - 1;
  if (isRow) return `${dayNames[first - 1]}–${dayNames[last - 1]}`;
  const names = sorted.map((day) => dayNames[day - 1] ?? "");
  return names.length === 1 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** 07:00, or Mon 07:00 when it is another day's. */
export function untilInWords(until: Date, now: Date, zone: string): string {
  const end = DateTime.fromJSDate(until, { zone }).setLocale("en-GB");
  const isToday = end.hasSame(DateTime.fromJSDate(now, { zone }), "day");
  return end.toFormat(isToday ? "HH:mm" : "ccc HH:mm");
}
