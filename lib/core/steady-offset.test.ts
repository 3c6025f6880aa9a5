import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, test } from "vitest";
import { nextDigest } from "./digest";
import { steadyOffset } from "./steady-offset";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const zones = [
  "UTC",
  "Europe/Berlin",
  "Asia/Kolkata",
  "Australia/Lord_Howe",
  "America/New_York",
  "Africa/Casablanca",
];
const instants = fc.date({
  min: new Date("2020-01-01T00:00:00Z"),
  max: new Date("2031-01-01T00:00:00Z"),
  noInvalidDate: true,
});

describe("the offset of a clock that does not jump", () => {
  test.each([
    ["Europe/Berlin", "2026-07-15T12:00:00Z", 2 * HOUR_MS],
    ["Europe/Berlin", "2026-01-15T12:00:00Z", HOUR_MS],
    ["Asia/Kolkata", "2026-07-15T12:00:00Z", 5.5 * HOUR_MS],
    ["Mars/Olympus", "2026-07-15T12:00:00Z", 0],
    // The clocks jump on 2026-10-25 in the Union, on 2026-10-04 on Lord Howe, and before and after Ramadan in Morocco.
    ["Europe/Berlin", "2026-10-20T12:00:00Z", null],
    ["Europe/Berlin", "2026-10-26T12:00:00Z", null],
    ["Australia/Lord_Howe", "2026-10-02T12:00:00Z", null],
    ["Africa/Casablanca", "2026-02-14T12:00:00Z", null],
  ])("of %s at %s is %s", (zone, at, expected) => {
    expect(steadyOffset(new Date(at), zone)).toBe(expected);
  });

  test("is that of every moment in the days around it", () => {
    const hoursAround = fc.integer({ min: -48, max: 10 * 24 });
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), hoursAround, (now, zone, hours) => {
        const offset = steadyOffset(now, zone);
        fc.pre(offset !== null);
        const other = DateTime.fromMillis(now.getTime() + hours * HOUR_MS, { zone });
        expect(other.offset * 60_000).toBe(offset);
      }),
    );
  });

  test("gives the digest that a look at the clock gives", () => {
    const times = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":"));
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), times, (now, zone, time) => {
        fc.pre(steadyOffset(now, zone) !== null);
        const daily = nextDigest(now, { frequency: "daily", time, zone });
        const hourly = nextDigest(now, { frequency: "hourly", time, zone });
        if (!daily || !hourly) throw new Error("There is always a next one.");
        expect(DateTime.fromJSDate(daily, { zone }).toFormat("HH:mm:ss.SSS")).toBe(`${time}:00.000`);
        expect(daily.getTime()).toBeGreaterThan(now.getTime());
        expect(daily.getTime() - now.getTime()).toBeLessThanOrEqual(DAY_MS);
        expect(DateTime.fromJSDate(hourly, { zone }).toFormat("mm:ss.SSS")).toBe("00:00.000");
        expect(hourly.getTime() - now.getTime()).toBeLessThanOrEqual(HOUR_MS);
        expect(hourly.getTime()).toBeGreaterThan(now.getTime());
      }),
    );
  });
});
