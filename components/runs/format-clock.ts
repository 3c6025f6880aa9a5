const DAY_MS = 24 * 60 * 60 * 1000;

/** The shortest that is not ambiguous seen from `now`; null: not known yet, as while hydrating. */
export function clockTime(at: string, now: number | null, zone: string): string {
  const distance = now === null ? 0 : Math.abs(new Date(at).getTime() - now);
  const day: Intl.DateTimeFormatOptions =
    distance < DAY_MS
      ? {}
      : distance < 6 * DAY_MS
        ? { weekday: "short" }
        : { day: "numeric", month: "short" };
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    hour: "2-digit",
    minute: "2-digit",
    ...day,
  }).formatToParts(new Date(at));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((found) => found.type === type)?.value;
  const date = [part("weekday"), part("day"), part("month")].filter(Boolean).join(" ");
  return `${date ? `${date} ` : ""}${part("hour")}:${part("minute")}`;
}
