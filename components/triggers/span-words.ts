import { spanOf } from "@/lib/core/time-span";

/** “15 minutes”, “an hour” as “hour”: what stands behind “every”. */
export function everyWords(seconds: number): string {
  const { count, unit } = spanOf(seconds);
  return count === 1 ? unit : `${count} ${unit}s`;
}

const shortUnits = { second: "s", minute: "min", hour: "h", day: "d" } as const;

/** “15 min” */
export function shortSpan(seconds: number): string {
  const { count, unit } = spanOf(seconds);
  return `${count} ${shortUnits[unit]}`;
}
