/** The text, cut with a dash of dots where it is longer than it may be. */
export function clip(text: string, maxLength: number): string {
  return text.length <= maxLength ? text : `${text.slice(0, maxLength - 1).toWellFormed()}…`;
}

/**
 * An instant as programs write it: ISO 8601, or GitLab's `2016-08-12 15:26:29 UTC`. Null for none, for what is none, and
 * for the year 1 that stands for none in Go.
 */
export function instantOf(text: string | null | undefined): Date | null {
  if (!text) return null;
  const iso = text.replace(
    /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?) (?:UTC|([+-]\d\d):?(\d\d))$/,
    (_, day: string, time: string, hours?: string, minutes?: string) =>
      `${day}T${time}${hours ? `${hours}:${minutes ?? "00"}` : "Z"}`,
  );
  const date = new Date(iso);
  return date.getTime() > 0 ? date : null;
}
