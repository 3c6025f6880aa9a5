import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instants, wallTimes, zones } from "./clocks.fixture";
import { quietUntil, quietUntilOfAny, type QuietHours } from "./quiet-hours";
import { wallTimeOfEnd } from "./wall-time";

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const quiet = (start: string, end: string, days = everyDay, zone = "UTC"): QuietHours => ({
  start,
  end,
  days,
  zone,
});
const until = (now: string, ...windows: QuietHours[]) =>
  quietUntilOfAny(new Date(now), windows)?.toISOString() ?? null;

describe("a window that ends with the day", () => {
  // 2026-07-18 is a Saturday.
  const weekend = quiet("00:00", "24:00", [6, 7]);

  test.each([
    ["begins at midnight", "2026-07-18T00:00:00Z", "2026-07-20T00:00:00.000Z"],
    ["goes on over the midnight between its days", "2026-07-18T23:59:59.999Z", "2026-07-20T00:00:00.000Z"],
    ["ends at the midnight after the last", "2026-07-20T00:00:00Z", null],
    ["does not begin before its day", "2026-07-17T23:59:59.999Z", null],
  ])("%s", (_, now, expected) => {
    expect(until(now, weekend)).toBe(expected);
  });

  test("takes the hour along that a day has more, and ends when the clocks jump over midnight", () => {
    // Havana 2027-11-07: 01:00 becomes 00:00 at 05:00Z. Cairo 2027-04-30: midnight becomes 01:00 at 22:00Z.
    expect(until("2027-11-06T12:00:00Z", quiet("08:00", "24:00", everyDay, "America/Havana"))).toBe(
      "2027-11-07T05:00:00.000Z",
    );
    expect(until("2027-04-29T12:00:00Z", quiet("08:00", "24:00", everyDay, "Africa/Cairo"))).toBe(
      "2027-04-29T22:00:00.000Z",
    );
  });

  test.each([
    ["24:00", true],
    ["23:59", true],
    ["00:00", true],
    ["24:01", false],
    ["25:00", false],
    ["7:00", false],
  ])("may be written as %s: %s", (time, isValid) => {
    expect(wallTimeOfEnd.test(time)).toBe(isValid);
  });
});

describe("several windows", () => {
  test.each([
    ["that touch are one", [quiet("12:00", "13:00"), quiet("13:00", "14:00")], "2026-07-15T14:00:00.000Z"],
    ["that overlap are one", [quiet("12:00", "13:30"), quiet("13:00", "14:00")], "2026-07-15T14:00:00.000Z"],
    ["with a gap are two", [quiet("12:00", "13:00"), quiet("13:01", "14:00")], "2026-07-15T13:00:00.000Z"],
    [
      "in other zones are still one",
      [quiet("12:00", "13:00"), quiet("15:00", "16:00", everyDay, "Europe/Berlin")],
      "2026-07-15T14:00:00.000Z",
    ],
    ["of which none is on", [quiet("14:00", "15:00"), quiet("08:00", "09:00")], null],
    ["of which there are none", [], null],
  ])("%s", (_, windows, expected) => {
    expect(until("2026-07-15T12:30:00Z", ...windows)).toBe(expected);
  });

  test("that leave no time end the question, not the rest", () => {
    const end = quietUntilOfAny(new Date("2026-07-15T12:00:00Z"), [
      quiet("00:00", "12:00"),
      quiet("12:00", "24:00"),
    ]);

    expect(end?.getTime()).toBeGreaterThanOrEqual(Date.parse("2026-07-23T00:00:00Z"));
  });

  describe("for any of them at any time", () => {
    const windows = fc.array(
      fc.record({
        start: wallTimes,
        end: fc.oneof({ weight: 4, arbitrary: wallTimes }, fc.constant("24:00")),
        days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 4 }),
        zone: zones,
      }),
      { maxLength: 4 },
    );
    const isQuiet = (at: Date, all: readonly QuietHours[]) => all.some((one) => quietUntil(at, one) !== null);

    test("it is quiet exactly when it is so by one of them", () => {
      fc.assert(
        fc.property(windows, instants, (all, now) => {
          expect(quietUntilOfAny(now, all) !== null).toBe(isQuiet(now, all));
        }),
        { numRuns: 400 },
      );
    });

    test("it stays quiet up to the end, and at the end it is loud", () => {
      fc.assert(
        fc.property(windows, instants, fc.double({ min: 0, max: 0.999, noNaN: true }), (all, now, part) => {
          const end = quietUntilOfAny(now, all);
          if (!end) return;
          expect(end.getTime()).toBeGreaterThan(now.getTime());
          const between = new Date(now.getTime() + Math.floor(part * (end.getTime() - now.getTime())));
          expect(isQuiet(between, all)).toBe(true);
          const isEndless = end.getTime() - now.getTime() >= 8 * 24 * 3_600_000;
          if (!isEndless) expect(isQuiet(end, all)).toBe(false);
        }),
        { numRuns: 400 },
      );
    });

    test("one more window never makes it louder", () => {
      fc.assert(
        fc.property(windows, windows, instants, (all, more, now) => {
          const [few, many] = [quietUntilOfAny(now, all), quietUntilOfAny(now, [...all, ...more])];
          if (few) expect(many?.getTime()).toBeGreaterThanOrEqual(few.getTime());
        }),
        { numRuns: 200 },
      );
    });
  });
});
