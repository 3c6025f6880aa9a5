/** “Mon” in the zone. */
export function weekdayOf(at: Date, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone: zone, weekday: "short" }).format(at);
}
