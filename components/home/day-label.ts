/** A calendar day of the server, such as 2026-11-08, as 8 Nov. */
export function dayLabel(day: string): string {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: "UTC",
    day: "numeric",
    month: "short",
  }).formatToParts(new Date(`${day.slice(0, 10)}T00:00:00Z`));
  return parts
    .filter(({ type }) => type === "day" || type === "month")
    .map(({ value }) => value)
    .join(" ");
}
