import { shownZone } from "./zones";

export type Instant = string | number | Date;

/** How a person wants times written. */
export interface TimeStyle {
  /** IANA zone. */
  zone: string;
  /** BCP 47: the order of day and month, their names, the clock of 12 or 24 hours. */
  locale: string;
}

/** What our own pages are written in. */
export const writtenLocale = "en-GB";

/** Not navigator.language, which may be a tag that Intl refuses. */
export function browserLocale(): string {
  return Intl.DateTimeFormat().resolvedOptions().locale;
}

const day = { day: "numeric", month: "short" } as const;
const date = { ...day, year: "numeric" } as const;
const weekday = { weekday: "short" } as const;
const minutes = { minute: "2-digit" } as const;
const forms = {
  exact: { ...date, ...minutes, second: "2-digit" },
  short: { ...date, ...minutes },
  date,
  "day and clock": { ...day, ...minutes },
  "weekday and clock": { ...weekday, ...minutes },
  clock: minutes,
  day,
  weekday,
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
export type TimeForm = keyof typeof forms;

const formats = new Map<string, Intl.DateTimeFormat>();

function createFormat({ zone, locale }: TimeStyle, form: TimeForm): Intl.DateTimeFormat {
  const options: Intl.DateTimeFormatOptions = { ...forms[form], timeZone: shownZone(zone) };
  return new Intl.DateTimeFormat(locale, options.minute ? { ...options, hour: hourOf(locale) } : options);
}

/** 07:00 on a clock of 24 hours, so that times stand below each other, and 7:00 AM on one of 12. */
function hourOf(locale: string): "2-digit" | "numeric" {
  const { hourCycle } = new Intl.DateTimeFormat(locale, { hour: "numeric" }).resolvedOptions();
  return hourCycle === "h23" || hourCycle === "h24" ? "2-digit" : "numeric";
}

/** A time in one of the forms that the pages use. */
export function writtenTime(instant: Instant, style: TimeStyle, form: TimeForm): string {
  const key = `${form} ${style.locale} ${style.zone}`;
  const format = formats.get(key) ?? createFormat(style, form);
  formats.set(key, format);
  // Some editions of a language put a narrow space before am and pm: two texts that look the same are the same.
  return format.format(new Date(instant)).replaceAll(/\s/gu, " ");
}

export function exactTime(instant: Instant, style: TimeStyle): string {
  return writtenTime(instant, style, "exact");
}

export function shortTime(instant: Instant, style: TimeStyle): string {
  return writtenTime(instant, style, "short");
}

export function zoneName(instant: Instant, wanted: string): string {
  const zone = shownZone(wanted);
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    timeZoneName: "shortOffset",
  }).formatToParts(new Date(instant));
  const offset = parts.find((part) => part.type === "timeZoneName")?.value ?? "";
  return zone === "UTC" ? "UTC" : `${zone} (${offset})`;
}

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** “5 min ago” in the words of the page, which is English; a date once it is longer ago than a week. */
export function relativeTime(instant: Instant, now: number, style: TimeStyle): string {
  const past = now - new Date(instant).getTime();
  const distance = Math.abs(past);
  if (distance < 10 * SECOND_MS) return "just now";
  const amount = span(distance);
  if (amount) return past > 0 ? `${amount} ago` : `in ${amount}`;
  const isSameYear = yearOf(instant, style.zone) === yearOf(now, style.zone);
  return writtenTime(instant, style, isSameYear ? "day and clock" : "date");
}

function yearOf(instant: Instant, zone: string): string {
  return new Intl.DateTimeFormat("en", { timeZone: shownZone(zone), year: "numeric" }).format(
    new Date(instant),
  );
}

function span(distance: number): string | null {
  if (distance < MINUTE_MS) return `${Math.floor(distance / (10 * SECOND_MS)) * 10} s`;
  if (distance < HOUR_MS) return `${Math.floor(distance / MINUTE_MS)} min`;
  if (distance < DAY_MS) return `${Math.floor(distance / HOUR_MS)} h`;
  if (distance < 7 * DAY_MS)
    return Math.floor(distance / DAY_MS) === 1 ? "1 day" : `${Math.floor(distance / DAY_MS)} days`;
  return null;
}
