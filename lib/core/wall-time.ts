export const wallTime = /^([01]\d|2[0-3]):[0-5]\d$/;
/** A day that is quiet as a whole is from 00:00 to 24:00. */
export const wallTimeOfEnd = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;

/** Whether it names a time zone, such as Europe/Berlin. */
export function isValidZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return zone !== "";
  } catch {
    return false;
  }
}
