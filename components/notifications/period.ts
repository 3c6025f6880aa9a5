import { DateTime } from "luxon";
import { writtenTime, type TimeStyle } from "@/components/ui/format-time";

export interface Period {
  from?: string;
  to?: string;
}

/** Days, such as 2026-11-20, in a zone (both inclusive), or instants, as the address gives them. What is neither is left out. */
export function readPeriod(from: string | null, to: string | null, zone: string): Period {
  const start = read(from, zone);
  const end = read(to, zone);
  const last = end && isDay(to) ? end.endOf("day") : end;
  return {
    ...(start && { from: start.toUTC().toISO() ?? undefined }),
    ...(last && { to: last.toUTC().toISO() ?? undefined }),
  };
}

/** “20 Nov – 21 Nov”, “since 20 Nov”, “until 21 Nov”; null without a period. */
export function periodWords(from: string | null, to: string | null, style: TimeStyle): string | null {
  const start = read(from, style.zone);
  const end = read(to, style.zone);
  if (start && end) {
    const [first, last] = [word(start, from, style), word(end, to, style)];
    return first === last ? first : `${first} – ${last}`;
  }
  if (start) return `since ${word(start, from, style)}`;
  return end ? `until ${word(end, to, style)}` : null;
}

export function isDay(text: string | null): boolean {
  return text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text);
}

function read(text: string | null, zone: string): DateTime | null {
  if (text === null) return null;
  const instant = DateTime.fromISO(text, { zone });
  return instant.isValid ? instant : null;
}

function word(instant: DateTime, text: string | null, style: TimeStyle): string {
  return writtenTime(instant.toMillis(), style, isDay(text) ? "day" : "day and clock");
}
