import { textArgument, textOf } from "../evaluate/argument";
import type { Run } from "../evaluate/run";
import { isNumeric, isText, nameOf, Undefined, type Value } from "../evaluate/value";
import type { Filters } from "./define";

const instant = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/;
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const formats = new Map<string, Intl.DateTimeFormat>();
const maxFormats = 64;

export const timeFilters: Filters = {
  /** Milliseconds for people: "450 ms", "12 s", "4m 12s", "2h 05m". Nothing while there is no duration. */
  elapsed: {
    parameters: [],
    apply: (run, value) => {
      if (value === null || value instanceof Undefined) return "";
      if (!isNumeric(value)) run.fail(`"elapsed" needs a number of milliseconds, not ${nameOf(value)}.`);
      return elapsedText(Number(value));
    },
  },
  /** An instant as "21 Nov 2026, 02:00 UTC", in UTC or in the named zone. */
  datetime: {
    parameters: ["zone"],
    apply: (run, value, [zone]) => {
      if (value === null || value instanceof Undefined) return "";
      const name =
        zone === null || zone instanceof Undefined ? "UTC" : textArgument(run, zone, "zone", "UTC");
      return instantText(run, readInstant(run, value), name);
    },
  },
};

function elapsedText(milliseconds: number): string {
  if (milliseconds < 1_000) return `${Math.round(milliseconds)} ms`;
  const seconds = Math.round(milliseconds / 1_000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}m ${twoDigits(seconds % 60)}s`;
  return `${Math.floor(minutes / 60)}h ${twoDigits(minutes % 60)}m`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}

/** Without a zone of its own an instant is in UTC, never in the zone of the machine. */
function readInstant(run: Run, value: Value): Date {
  const match = isText(value) ? instant.exec(textOf(run, value)) : null;
  if (!match) return run.fail('"datetime" needs an instant such as 2026-11-21T02:00:00Z.');
  const [, day = "", time = "00:00", offset = "Z"] = match;
  const date = new Date(`${day}T${time}${offset.replace(/^([+-]\d{2})(\d{2})$/, "$1:$2")}`);
  return Number.isNaN(date.getTime()) ? run.fail("There is no such date.") : date;
}

function instantText(run: Run, date: Date, zone: string): string {
  if (zone === "UTC") {
    const time = `${twoDigits(date.getUTCHours())}:${twoDigits(date.getUTCMinutes())}`;
    return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}, ${time} UTC`;
  }
  run.spend(16);
  const parts = new Map(
    formatFor(run, zone)
      .formatToParts(date)
      .map(({ type, value }) => [type, value]),
  );
  const day = `${Number(parts.get("day"))} ${months[Number(parts.get("month")) - 1]} ${parts.get("year")}`;
  return `${day}, ${parts.get("hour")}:${parts.get("minute")} ${parts.get("timeZoneName")}`;
}

/** Formats are dear to make: those used last are kept. */
function formatFor(run: Run, zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  try {
    const format = new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
      timeZoneName: "short",
    });
    for (const oldest of formats.keys()) {
      if (formats.size < maxFormats) break;
      formats.delete(oldest);
    }
    formats.set(zone, format);
    return format;
  } catch {
    return run.fail(`"${zone.slice(0, 64)}" is not a time zone.`);
  }
}
