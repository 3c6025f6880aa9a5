import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, test } from "vitest";
import { quietUntil, type QuietHours } from "./quiet-hours";
import { isValidZone } from "./wall-time";

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const quiet = (start: string, end: string, zone: string, days = everyDay): QuietHours => ({
  start,
  end,
  zone,
  days,
});
const until = (now: string, window: QuietHours) => quietUntil(new Date(now), window)?.toISOString() ?? null;

describe("a window", () => {
  const night = quiet("22:00", "07:00", "Europe/Berlin");

  test.each([
    // 2026-07-15 is a Wednesday; Berlin is two hours ahead of UTC.
    ["before the start", "2026-07-15T19:59:59.999Z", null],
    ["at the start", "2026-07-15T20:00:00Z", "2026-07-16T05:00:00.000Z"],
    [
      "after midnight, which belongs to yesterday's window",
      "2026-07-16T02:30:00Z",
      "2026-07-16T05:00:00.000Z",
    ],
    ["in the last moment", "2026-07-16T04:59:59.999Z", "2026-07-16T05:00:00.000Z"],
    ["at the end, which is exclusive", "2026-07-16T05:00:00Z", null],
  ])("%s", (_, now, expected) => {
    expect(until(now, night)).toBe(expected);
  });

  test("is on the weekdays on which it starts, also after midnight", () => {
    const weekend = quiet("22:00", "07:00", "UTC", [5]);

    expect(until("2026-07-17T23:00:00Z", weekend)).toBe("2026-07-18T07:00:00.000Z");
    expect(until("2026-07-18T03:00:00Z", weekend)).toBe("2026-07-18T07:00:00.000Z");
    expect(until("2026-07-18T23:00:00Z", weekend)).toBeNull();
  });

  test("does not exist with equal ends, nor without days", () => {
    expect(until("2026-07-15T12:00:00Z", quiet("12:00", "12:00", "UTC"))).toBeNull();
    expect(until("2026-07-15T12:00:00Z", quiet("00:00", "23:59", "UTC", []))).toBeNull();
  });

  test("in a zone that is unknown counts as UTC", () => {
    expect(isValidZone("Mars/Olympus")).toBe(false);
    expect(until("2026-07-15T22:30:00Z", quiet("22:00", "23:00", "Mars/Olympus"))).toBe(
      "2026-07-15T23:00:00.000Z",
    );
  });
});

describe("daylight saving", () => {
  test.each([
    // Berlin 2027-03-28: 02:00 CET becomes 03:00 CEST at 01:00Z.
    [
      "Berlin, all in the missing hour: starts at the jump",
      "Europe/Berlin",
      "02:15",
      "02:45",
      "2027-03-28T01:00:00Z",
      "2027-03-28T01:45:00.000Z",
    ],
    [
      "Berlin, all in the missing hour: loud before the jump",
      "Europe/Berlin",
      "02:15",
      "02:45",
      "2027-03-28T00:59:00Z",
      null,
    ],
    [
      "Berlin, start in the missing hour",
      "Europe/Berlin",
      "02:30",
      "07:00",
      "2027-03-28T01:10:00Z",
      "2027-03-28T05:00:00.000Z",
    ],
    [
      "Berlin, start in the missing hour, end soon after it",
      "Europe/Berlin",
      "02:30",
      "03:15",
      "2027-03-28T01:10:00Z",
      "2027-03-28T01:15:00.000Z",
    ],
    [
      "Berlin, end in the missing hour: as long as written",
      "Europe/Berlin",
      "22:00",
      "02:30",
      "2027-03-28T01:10:00Z",
      "2027-03-28T01:30:00.000Z",
    ],
    [
      "Berlin, across the gap",
      "Europe/Berlin",
      "22:00",
      "07:00",
      "2027-03-27T22:00:00Z",
      "2027-03-28T05:00:00.000Z",
    ],
    // New York 2027-03-14: 02:00 EST becomes 03:00 EDT at 07:00Z.
    [
      "New York, all in the missing hour",
      "America/New_York",
      "02:15",
      "02:45",
      "2027-03-14T07:20:00Z",
      "2027-03-14T07:45:00.000Z",
    ],
    // Lord Howe 2027-10-03: 02:00 (+10:30) becomes 02:30 (+11) at 2027-10-02T15:30Z, a shift of half an hour.
    [
      "Lord Howe, start in the missing half hour",
      "Australia/Lord_Howe",
      "02:15",
      "04:00",
      "2027-10-02T15:30:00Z",
      "2027-10-02T17:00:00.000Z",
    ],
    [
      "Lord Howe, loud before the jump",
      "Australia/Lord_Howe",
      "02:15",
      "04:00",
      "2027-10-02T15:29:00Z",
      null,
    ],
    // Cairo 2027-04-30: midnight becomes 01:00 at 2027-04-29T22:00Z, so the day begins in the gap.
    [
      "Cairo, start in a missing midnight",
      "Africa/Cairo",
      "00:30",
      "06:00",
      "2027-04-29T22:00:00Z",
      "2027-04-30T03:00:00.000Z",
    ],
    // Santiago 2027-09-05: midnight becomes 01:00 at 04:00Z.
    [
      "Santiago, end in a missing midnight",
      "America/Santiago",
      "22:00",
      "00:30",
      "2027-09-05T03:59:00Z",
      "2027-09-05T04:30:00.000Z",
    ],
    // Casablanca 2027-02-07, Ramadan: 03:00 (+01) becomes 02:00 (+00) at 02:00Z.
    [
      "Casablanca, the doubled hour of Ramadan",
      "Africa/Casablanca",
      "02:15",
      "02:45",
      "2027-02-07T01:15:00Z",
      "2027-02-07T02:45:00.000Z",
    ],
    // Berlin 2027-10-31: 03:00 CEST becomes 02:00 CET at 01:00Z.
    [
      "Berlin, end in the doubled hour: the second",
      "Europe/Berlin",
      "22:00",
      "02:30",
      "2027-10-31T00:45:00Z",
      "2027-10-31T01:30:00.000Z",
    ],
    [
      "Berlin, start in the doubled hour: the first",
      "Europe/Berlin",
      "02:30",
      "07:00",
      "2027-10-31T00:30:00Z",
      "2027-10-31T06:00:00.000Z",
    ],
    [
      "Berlin, loud before the first occurrence",
      "Europe/Berlin",
      "02:30",
      "07:00",
      "2027-10-31T00:29:00Z",
      null,
    ],
    // New York 2027-11-07: 02:00 EDT becomes 01:00 EST at 06:00Z.
    [
      "New York, all in the doubled hour: quiet once",
      "America/New_York",
      "01:15",
      "01:45",
      "2027-11-07T05:50:00Z",
      "2027-11-07T06:45:00.000Z",
    ],
  ])("%s", (_, zone, start, end, now, expected) => {
    expect(until(now, quiet(start, end, zone))).toBe(expected);
  });
});

describe("for any window at any time", () => {
  const wallTime = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`);
  const windows = fc.record({
    start: wallTime,
    end: wallTime,
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 7 }),
    zone: fc.constantFrom(
      "UTC",
      "Europe/Berlin",
      "America/New_York",
      "Australia/Lord_Howe",
      "Africa/Cairo",
      "Africa/Casablanca",
      "America/Santiago",
      "America/Havana",
      "Asia/Kathmandu",
      "Pacific/Apia",
    ),
  });
  // Every hour near a change of the clocks is as likely as the rest of the years together.
  const changes = [
    "2027-03-28T01:00Z",
    "2027-10-31T01:00Z",
    "2027-03-14T07:00Z",
    "2027-11-07T06:00Z",
    "2027-10-02T15:30Z",
    "2027-04-29T22:00Z",
    "2027-02-07T02:00Z",
    "2027-09-05T04:00Z",
  ];
  const instants = fc.oneof(
    fc.date({ min: new Date("2024-01-01"), max: new Date("2030-01-01"), noInvalidDate: true }),
    fc
      .tuple(fc.constantFrom(...changes), fc.integer({ min: -300, max: 300 }))
      .map(([change, minutes]) => new Date(Date.parse(change) + minutes * 60_000)),
  );

  test("the end is later, and is itself not quiet", () => {
    fc.assert(
      fc.property(windows, instants, (window, now) => {
        const end = quietUntil(now, window);
        if (!end) return;
        expect(end.getTime()).toBeGreaterThan(now.getTime());
        expect(quietUntil(end, window)).toBeNull();
      }),
      { numRuns: 3_000 },
    );
  });

  test("what reads as quiet on the person's clock is quiet", () => {
    fc.assert(
      fc.property(windows, instants, (window, now) => {
        if (readsAsQuiet(now, window)) expect(quietUntil(now, window)).not.toBeNull();
      }),
      { numRuns: 3_000 },
    );
  });

  test("what reads as loud is loud, away from changes of the clocks", () => {
    fc.assert(
      fc.property(windows, instants, (window, now) => {
        if (clockChangesNear(now, window.zone)) return;
        expect(quietUntil(now, window) !== null).toBe(readsAsQuiet(now, window));
      }),
      { numRuns: 3_000 },
    );
  });
});

/** The naive reading, by strings: an independent judge. */
function readsAsQuiet(now: Date, { start, end, days, zone }: QuietHours): boolean {
  const local = DateTime.fromJSDate(now, { zone });
  const clock = local.toFormat("HH:mm");
  const yesterday = local.weekday === 1 ? 7 : local.weekday - 1;
  if (start < end) return start <= clock && clock < end && days.includes(local.weekday);
  if (start === end) return false;
  return (start <= clock && days.includes(local.weekday)) || (clock < end && days.includes(yesterday));
}

function clockChangesNear(now: Date, zone: string): boolean {
  const offsets = [-2, -1, 0, 1, 2].map((days) => DateTime.fromJSDate(now, { zone }).plus({ days }).offset);
  return new Set(offsets).size > 1;
}
