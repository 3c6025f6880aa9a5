import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, test } from "vitest";
import { instants, wallTimes, zones } from "./clocks.fixture";
import { nextDigest, type DigestPlan } from "./digest";

const HOUR_MS = 3_600_000;
const next = (now: string, plan: Partial<DigestPlan>) =>
  nextDigest(new Date(now), { frequency: "daily", time: "08:00", zone: "UTC", ...plan })?.toISOString() ??
  null;

describe("the next digest", () => {
  test.each([
    ["daily, before its time", "2026-07-15T07:59:59.999Z", {}, "2026-07-15T08:00:00.000Z"],
    ["daily, at its time: tomorrow's", "2026-07-15T08:00:00Z", {}, "2026-07-16T08:00:00.000Z"],
    [
      "daily, in the person's zone",
      "2026-07-15T07:00:00Z",
      { zone: "Europe/Berlin" },
      "2026-07-16T06:00:00.000Z",
    ],
    [
      "daily, in a zone that is unknown",
      "2026-07-15T07:00:00Z",
      { zone: "Mars/Olympus" },
      "2026-07-15T08:00:00.000Z",
    ],
    ["hourly", "2026-07-15T07:12:00Z", { frequency: "hourly" }, "2026-07-15T08:00:00.000Z"],
    [
      "hourly, at the full hour: the next one",
      "2026-07-15T08:00:00Z",
      { frequency: "hourly" },
      "2026-07-15T09:00:00.000Z",
    ],
    [
      "hourly, on a clock that is half an hour beside",
      "2026-07-15T07:12:00Z",
      { frequency: "hourly", zone: "Asia/Kolkata" },
      "2026-07-15T07:30:00.000Z",
    ],
    [
      "hourly, on a clock that is three quarters beside",
      "2026-07-15T07:20:00Z",
      { frequency: "hourly", zone: "Asia/Kathmandu" },
      "2026-07-15T08:15:00.000Z",
    ],
    ["of who wants everything at once", "2026-07-15T07:00:00Z", { frequency: "immediate" }, null],
  ] satisfies [string, string, Partial<DigestPlan>, string | null][])("%s", (_, now, plan, expected) => {
    expect(next(now, plan)).toBe(expected);
  });

  test.each([
    // Berlin 2027-03-28: 02:00 becomes 03:00 at 01:00Z.
    [
      "in the missing hour comes when the clocks jump",
      "2027-03-28T00:30:00Z",
      "Europe/Berlin",
      "02:30",
      "2027-03-28T01:00:00.000Z",
    ],
    [
      "in the missing hour is over after the jump",
      "2027-03-28T01:00:00Z",
      "Europe/Berlin",
      "02:30",
      "2027-03-29T00:30:00.000Z",
    ],
    // Berlin 2027-10-31: 03:00 becomes 02:00 at 01:00Z. New York 2027-11-07: 02:00 becomes 01:00 at 06:00Z.
    [
      "in the doubled hour comes the first time",
      "2027-10-30T23:00:00Z",
      "Europe/Berlin",
      "02:30",
      "2027-10-31T00:30:00.000Z",
    ],
    [
      "in the doubled hour comes once",
      "2027-10-31T00:30:00Z",
      "Europe/Berlin",
      "02:30",
      "2027-11-01T01:30:00.000Z",
    ],
    [
      "in the doubled hour comes once, between the two",
      "2027-11-07T05:45:00Z",
      "America/New_York",
      "01:30",
      "2027-11-08T06:30:00.000Z",
    ],
    // Lord Howe 2027-10-03: 02:00 becomes 02:30 at 2027-10-02T15:30Z.
    [
      "in a missing half hour comes when the clocks jump",
      "2027-10-02T14:00:00Z",
      "Australia/Lord_Howe",
      "02:15",
      "2027-10-02T15:30:00.000Z",
    ],
    // Cairo 2027-04-30: midnight becomes 01:00 at 2027-04-29T22:00Z.
    [
      "at a missing midnight comes when the clocks jump",
      "2027-04-29T20:00:00Z",
      "Africa/Cairo",
      "00:00",
      "2027-04-29T22:00:00.000Z",
    ],
  ])("%s", (_, now, zone, time, expected) => {
    expect(next(now, { zone, time })).toBe(expected);
  });

  test.each([
    // 01:59 is followed by 02:30, and 03:00 is the next full hour.
    ["when the clocks jump by half an hour", "2027-10-02T15:10:00Z", "2027-10-02T16:00:00.000Z"],
    // 2027-04-04: 02:00 becomes 01:30 at 2027-04-03T15:00Z: there is no full hour at the jump.
    ["when the clocks go back by half an hour", "2027-04-03T15:10:00Z", "2027-04-03T15:30:00.000Z"],
  ])("of every hour is at the full hour %s", (_, now, expected) => {
    expect(next(now, { frequency: "hourly", zone: "Australia/Lord_Howe" })).toBe(expected);
  });
});

describe("for any clock at any time", () => {
  const plans = (frequency: "hourly" | "daily") =>
    fc.record({ frequency: fc.constant(frequency), time: wallTimes, zone: zones });
  const holds = (frequency: "hourly" | "daily", property: (at: Date, now: Date, plan: DigestPlan) => void) =>
    fc.assert(
      fc.property(plans(frequency), instants, (plan, now) => {
        const at = nextDigest(now, plan);
        if (!at) throw new Error("There is no next digest.");
        property(at, now, plan);
      }),
      { numRuns: 500 },
    );
  const clockAt = (at: Date, zone: string) => DateTime.fromJSDate(at, { zone }).toFormat("HH:mm");

  test("a daily one is later, within 25 hours, and two days apart at most", () => {
    holds("daily", (at, now, plan) => {
      expect(at.getTime()).toBeGreaterThan(now.getTime());
      expect(at.getTime() - now.getTime()).toBeLessThanOrEqual(26 * HOUR_MS);
      expect((nextDigest(at, plan)?.getTime() ?? 0) - now.getTime()).toBeLessThanOrEqual(51 * HOUR_MS);
    });
  });

  test("a daily one shows its time on the person's clock, or the clocks jump over it", () => {
    holds("daily", (at, _, { time, zone }) => {
      const justBefore = clockAt(new Date(at.getTime() - 60_000), zone);
      const isJumped = justBefore < time && time < clockAt(at, zone);
      const isJumpedAtMidnight = justBefore > clockAt(at, zone) && time < clockAt(at, zone);
      expect(clockAt(at, zone) === time || isJumped || isJumpedAtMidnight).toBe(true);
    });
  });

  test("there is one on each day of the person's, and one only", () => {
    holds("daily", (at, _, plan) => {
      const following = nextDigest(at, plan) ?? at;
      const [day, nextDay] = [at, following].map((one) =>
        DateTime.fromJSDate(one, { zone: plan.zone }).startOf("day"),
      );
      expect(nextDay?.toISODate()).toBe(day?.plus({ days: 1 }).toISODate());
    });
  });

  test("an hourly one is at the next full hour of the clock, within an hour and a half", () => {
    holds("hourly", (at, now, { zone }) => {
      expect(at.getTime()).toBeGreaterThan(now.getTime());
      expect(at.getTime() - now.getTime()).toBeLessThanOrEqual(1.5 * HOUR_MS);
      expect(clockAt(at, zone)).toMatch(/:00$/);
      const quarter = 15 * 60_000;
      for (let time = at.getTime() - quarter; time > now.getTime(); time -= quarter)
        expect(clockAt(new Date(time), zone)).not.toMatch(/:00$/);
    });
  });

  test("whatever is asked before the next one is answered with it", () => {
    fc.assert(
      fc.property(
        fc.oneof(plans("daily"), plans("hourly")),
        instants,
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (plan, now, part) => {
          const at = nextDigest(now, plan) ?? now;
          const between = new Date(now.getTime() + Math.floor(part * (at.getTime() - now.getTime())));
          expect(nextDigest(between, plan)).toEqual(at);
        },
      ),
      { numRuns: 500 },
    );
  });
});
