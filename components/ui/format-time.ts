export type Instant = string | number | Date;

const partsByZone = new Map<string, Intl.DateTimeFormat>();

function partsFormat(zone: string): Intl.DateTimeFormat {
  let format = partsByZone.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "short",
      day: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    partsByZone.set(zone, format);
  }
  return format;
}

/** Assembled from parts because Node and browsers punctuate whole strings differently. */
function read(instant: Instant, zone: string): Record<string, string> {
  const parts = partsFormat(zone).formatToParts(new Date(instant));
  return Object.fromEntries(parts.map((part) => [part.type, part.value]));
}

export function exactTime(instant: Instant, zone: string): string {
  const p = read(instant, zone);
  return `${p.day} ${p.month} ${p.year}, ${p.hour}:${p.minute}:${p.second}`;
}

export function shortTime(instant: Instant, zone: string): string {
  const p = read(instant, zone);
  return `${p.day} ${p.month} ${p.year}, ${p.hour}:${p.minute}`;
}

export function zoneName(instant: Instant, zone: string): string {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    timeZoneName: "shortOffset",
  }).formatToParts(new Date(instant));
  const offset = parts.find((part) => part.type === "timeZoneName")?.value ?? "";
  return zone === "UTC" ? "UTC" : `${zone} (${offset})`;
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

export function relativeTime(instant: Instant, now: number, zone: string): string {
  const past = now - new Date(instant).getTime();
  const distance = Math.abs(past);
  if (distance < 10 * second) return "just now";
  const amount = span(distance);
  if (amount) return past > 0 ? `${amount} ago` : `in ${amount}`;
  const p = read(instant, zone);
  const sameYear = p.year === read(now, zone).year;
  return sameYear ? `${p.day} ${p.month}, ${p.hour}:${p.minute}` : `${p.day} ${p.month} ${p.year}`;
}

function span(distance: number): string | null {
  if (distance < minute) return `${Math.floor(distance / (10 * second)) * 10} s`;
  if (distance < hour) return `${Math.floor(distance / minute)} min`;
  if (distance < day) return `${Math.floor(distance / hour)} h`;
  if (distance < 7 * day)
    return Math.floor(distance / day) === 1 ? "1 day" : `${Math.floor(distance / day)} days`;
  return null;
}
