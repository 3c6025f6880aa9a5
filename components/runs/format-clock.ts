import { writtenTime, type TimeStyle } from "@/components/ui/format-time";

const DAY_MS = 24 * 60 * 60 * 1000;

/** The shortest that is not ambiguous seen from `now`; null: not known yet, as while hydrating. */
export function clockTime(at: string, now: number | null, style: TimeStyle): string {
  const distance = now === null ? 0 : Math.abs(new Date(at).getTime() - now);
  if (distance < DAY_MS) return writtenTime(at, style, "clock");
  return writtenTime(at, style, distance < 6 * DAY_MS ? "weekday and clock" : "day and clock");
}
