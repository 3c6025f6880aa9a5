import { DateTime } from "luxon";
import type { QuietWindow } from "@/lib/core/quiet-grid";

const dayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** “Quiet Mon–Fri 22:00–07:00 and all of Sun.” */
export function describeWindows(windows: readonly QuietWindow[]): string {
  if (windows.length === 0) return "Never quiet: messages come at any hour.";
  return `Quiet ${listInWords(windows.map(windowInWords))}.`;
}

function windowInWords({ start, end, days }: QuietWindow): string {
  const isAllDay = start === "00:00" && end === "24:00";
  if (isAllDay) return days.length === 7 ? "always" : `all of ${daysInWords(days)}`;
  return `${days.length === 7 ? "every day" : daysInWords(days)} ${start}–${end}`;
}

/** Mon–Fri · Sat and Sun · Mon, Wed and Fri. */
export function daysInWords(days: readonly number[]): string {
  const sorted = days.toSorted((a, b) => a - b);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return "no day";
  const isRow = sorted.length > 2 && last - first === sorted.length - 1;
  if (isRow) return `${dayNames[first - 1]}–${dayNames[last - 1]}`;
  return listInWords(sorted.map((day) => dayNames[day - 1] ?? ""));
}

function listInWords(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

/** 07:00, or Mon 07:00 when it is another day's. */
export function untilInWords(until: Date, now: Date, zone: string): string {
  const end = DateTime.fromJSDate(until, { zone }).setLocale("en-GB");
  const isToday = end.hasSame(DateTime.fromJSDate(now, { zone }), "day");
  return end.toFormat(isToday ? "HH:mm" : "ccc HH:mm");
}

/** today 18:00 · tomorrow 08:00 · Mon 08:00 */
export function dayAndTime(at: Date, now: Date, zone: string): string {
  const then = DateTime.fromJSDate(at, { zone }).setLocale("en-GB");
  const today = DateTime.fromJSDate(now, { zone }).startOf("day");
  const days = then.startOf("day").diff(today, "days").days;
  const day = days < 0.5 ? "today" : days < 1.5 ? "tomorrow" : then.toFormat("ccc");
  return `${day} ${then.toFormat("HH:mm")}`;
}
