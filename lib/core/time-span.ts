export type TimeUnit = "second" | "minute" | "hour" | "day";

export const secondsOf = { second: 1, minute: 60, hour: 3600, day: 86_400 } as const satisfies Record<
  TimeUnit,
  number
>;
export const timeUnits = Object.keys(secondsOf) as TimeUnit[];

/** Seconds in the largest unit that leaves nothing over. */
export function spanOf(seconds: number): { count: number; unit: TimeUnit } {
  for (const unit of ["day", "hour", "minute"] as const)
    if (seconds > 0 && seconds % secondsOf[unit] === 0) return { count: seconds / secondsOf[unit], unit };
  return { count: seconds, unit: "second" };
}

/** “90 seconds”, “15 minutes”, “1 hour”. */
export function spanWords(seconds: number): string {
  const { count, unit } = spanOf(seconds);
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
