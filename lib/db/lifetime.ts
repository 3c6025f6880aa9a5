import { lifetimeHours } from "@/lib/core/notification";

/** SQL: how long a message of the severity that `column` says is worth sending, as an interval. */
export function lifetimeOf(column: string): string {
  const cases = Object.entries(lifetimeHours).map(
    ([severity, hours]: [string, number]) => `WHEN '${severity}' THEN interval '${hours} hours'`,
  );
  return `CASE ${column} ${cases.join(" ")} ELSE interval '${lifetimeHours.info} hours' END`;
}
