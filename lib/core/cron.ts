import { Cron } from "croner";
import { IANAZone } from "luxon";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** As many times as a minute has seconds, and one more, show how close they lie together. */
const MOST_LOOKED_AT = 61;

/**
 * Why it is no cron expression of five or six fields whose times lie that far apart, or null. Extensions as croner reads
 * them: L, W, # and @daily.
 */
export function findCronProblem(cron: string, minSeconds: number): string | null {
  try {
    const next = new Cron(cron, { paused: true, timezone: "UTC" }).nextRuns(MOST_LOOKED_AT);
    if (next.length === 0) return "names no time that will ever come";
    const isTooOften = next.some((at, index) => {
      const before = next[index - 1];
      return before !== undefined && at.getTime() - before.getTime() < minSeconds * 1000;
    });
    return isTooOften ? `is due more often than every ${minSeconds} seconds` : null;
  } catch (error) {
    const detail = error instanceof Error ? error.message.replace(/^CronPattern: /, "") : String(error);
    return `is no cron expression: ${detail}`;
  }
}

/**
 * Finds the first time after an instant at which an expression is due in a zone (IANA); null: none will come. As cron does
 * it where clocks jump: an expression that names its hours and minutes goes by the clock on the wall, so a time that is
 * left out is due when the clocks have jumped, and one that comes twice the first time only. One with a * for hours or
 * minutes is due as often as the clock shows such a time.
 */
export function readCron(cron: string, zone: string): (after: Date) => Date | null {
  if (!isOfTheWall(cron)) {
    const pattern = new Cron(cron, { paused: true, timezone: zone });
    return (after) => pattern.nextRun(after);
  }
  // Read as if the wall's times were those of UTC: what a zone does to them is done here, as croner knows only single
  // hours and minutes to be left out or to come twice.
  const pattern = new Cron(cron, { paused: true, timezone: "UTC" });
  const clock = IANAZone.create(zone);
  return (after) => {
    let wall = pattern.nextRun(new Date(after.getTime() + clock.offset(after.getTime()) * MINUTE_MS));
    while (wall !== null) {
      const instant = firstInstantOf(wall.getTime(), clock);
      // Not after it: the hour that comes again.
      if (instant > after.getTime()) return new Date(instant);
      wall = pattern.nextRun(wall);
    }
    return null;
  };
}

function isOfTheWall(cron: string): boolean {
  const fields = cron.trim().split(/\s+/);
  if (fields.length === 1) return !/^@(hourly|minutely|secondly)$/i.test(cron.trim());
  const [minute = "", hour = ""] = fields.length === 5 ? fields : fields.slice(1);
  return !/^[*?]/.test(minute) && !/^[*?]/.test(hour);
}

/** The first instant at which the clock shows `wall`, or, where it never does, at which it jumps over it. */
function firstInstantOf(wall: number, clock: IANAZone): number {
  // A clock is never a day away from UTC, so these are the offsets before and after any jump that matters.
  let before = wall - DAY_MS;
  let after = wall + DAY_MS;
  const offsets = [clock.offset(before), clock.offset(after)] as const;
  for (const offset of offsets) {
    const instant = wall - offset * MINUTE_MS;
    if (clock.offset(instant) === offset) return instant;
  }
  while (after - before > 1000) {
    const middle = Math.floor((before + after) / 2000) * 1000;
    if (clock.offset(middle) === offsets[0]) before = middle;
    else after = middle;
  }
  return after;
}
