import { Cron } from "croner";
import fc from "fast-check";
import { IANAZone } from "luxon";
import { describe, expect, it, test } from "vitest";
import { instants, zones } from "./clocks.fixture";
import { findCronProblem, readCron } from "./cron";

const MINUTE_MS = 60_000;
/** Looked at around an instant: a jump and the hours beside it. */
const MINUTES = 240;
const listFrom = (cron: string, zone: string, after: string, count: number) => {
  const next = readCron(cron, zone);
  const found: (string | undefined)[] = [];
  for (let at: Date | null = new Date(after); at && found.length < count;) {
    at = next(at);
    found.push(at?.toISOString().replace(":00.000Z", "Z"));
  }
  return found;
};

describe("times of a cron expression", () => {
  test.each([
    // Berlin 2026-03-29: 02:00 becomes 03:00 at 01:00Z.
    [
      "left out: due when the clocks have jumped",
      "30 2 * * *",
      "Europe/Berlin",
      "2026-03-28T12:00Z",
      ["2026-03-29T01:00Z", "2026-03-30T00:30Z"],
    ],
    [
      "several left out: due once",
      "15,45 2 * * *",
      "Europe/Berlin",
      "2026-03-29T00:00Z",
      ["2026-03-29T01:00Z", "2026-03-30T00:15Z"],
    ],
    [
      "left out beside one that is not: due once",
      "0 2-4 * * *",
      "Europe/Berlin",
      "2026-03-29T00:00Z",
      ["2026-03-29T01:00Z", "2026-03-29T02:00Z", "2026-03-30T00:00Z"],
    ],
    [
      "every quarter of an hour: none is left out",
      "*/15 * * * *",
      "Europe/Berlin",
      "2026-03-29T00:40Z",
      ["2026-03-29T00:45Z", "2026-03-29T01:00Z", "2026-03-29T01:15Z"],
    ],
    // Berlin 2026-10-25: 03:00 becomes 02:00 at 01:00Z.
    [
      "twice on the clock: due the first time",
      "15,45 2 * * *",
      "Europe/Berlin",
      "2026-10-25T00:00Z",
      ["2026-10-25T00:15Z", "2026-10-25T00:45Z", "2026-10-26T01:15Z"],
    ],
    [
      "asked in the hour that comes again: the next day",
      "30 2 * * *",
      "Europe/Berlin",
      "2026-10-25T01:10Z",
      ["2026-10-26T01:30Z"],
    ],
    [
      "every hour: also in the hour that comes again",
      "0 * * * *",
      "Europe/Berlin",
      "2026-10-24T23:30Z",
      ["2026-10-25T00:00Z", "2026-10-25T01:00Z", "2026-10-25T02:00Z"],
    ],
    // Lord Howe 2026-10-04: 02:00 becomes 02:30 at 15:30Z the day before.
    [
      "where clocks jump by half an hour",
      "15 2 * * *",
      "Australia/Lord_Howe",
      "2026-10-03T12:00Z",
      ["2026-10-03T15:30Z", "2026-10-04T15:15Z"],
    ],
    // Cairo 2026-04-24: 00:00 becomes 01:00 at 22:00Z the day before.
    [
      "midnight where it is left out",
      "@daily",
      "Africa/Cairo",
      "2026-04-23T12:00Z",
      ["2026-04-23T22:00Z", "2026-04-24T21:00Z"],
    ],
    ["with seconds", "30 0 12 * * *", "UTC", "2026-07-01T12:00Z", ["2026-07-01T12:00:30.000Z"]],
    [
      "the last day of a month",
      "0 12 L * *",
      "UTC",
      "2026-02-01T00:00Z",
      ["2026-02-28T12:00Z", "2026-03-31T12:00Z"],
    ],
  ])("%s", (_, cron, zone, after, expected) => {
    expect(listFrom(cron, zone, after, expected.length)).toEqual(expected);
  });

  const byPassingTime = ["*/15 * * * *", "0 * * * *", "7 */2 * * *", "*/30 0-3 * * *"];
  const byTheWall = ["30 2 * * *", "0 0 * * *", "15,45 1-3 * * *", "0 3 * * 0"];
  const expressions = fc.constantFrom(...byPassingTime, ...byTheWall);

  it("come in order, each after the one before", () => {
    fc.assert(
      fc.property(expressions, zones, instants, (cron, zone, after) => {
        const next = readCron(cron, zone);
        let before = after;
        for (let count = 0; count < 4; count++) {
          const at = next(before);
          expect(at?.getTime()).toBeGreaterThan(before.getTime());
          before = at ?? before;
        }
      }),
      { numRuns: 25 },
    );
  });

  it("leave none out that a clock shows, minute by minute, and add none but at a jump", () => {
    fc.assert(
      fc.property(expressions, zones, instants, (cron, zone, instant) => {
        const start = Math.floor(instant.getTime() / MINUTE_MS) * MINUTE_MS;
        const minutes = Array.from({ length: MINUTES }, (_, index) => start + (index + 1) * MINUTE_MS);
        const clock = IANAZone.create(zone);
        const wallOf = (at: number) => at + clock.offset(at) * MINUTE_MS;
        const pattern = new Cron(cron, { paused: true, timezone: "UTC" });

        const shown = minutes.filter((at) => pattern.match(new Date(wallOf(at))));
        const next = readCron(cron, zone);
        const found: number[] = [];
        for (let at = next(new Date(start)); at && at.getTime() <= start + MINUTES * MINUTE_MS; at = next(at))
          found.push(at.getTime());

        const missing = shown.filter((at) => !found.includes(at));
        const added = found.filter((at) => !shown.includes(at));
        const isSecond = (at: number) =>
          [30, 60].some((minutes) => wallOf(at - minutes * MINUTE_MS) === wallOf(at));
        const isJump = (at: number) => clock.offset(at) > clock.offset(at - MINUTE_MS);
        const mayDiffer = byTheWall.includes(cron);
        expect(missing.filter((at) => !mayDiffer || !isSecond(at))).toEqual([]);
        expect(added.filter((at) => !mayDiffer || !isJump(at))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test.each([
    ["30 2 * * *", null],
    ["*/30 * * * * *", null],
    ["* * * * * *", "is due more often than every 30 seconds"],
    ["0,50 * * * * *", "is due more often than every 30 seconds"],
    ["0 0 31 2 *", "names no time that will ever come"],
    ["61 * * * *", expect.stringMatching(/^is no cron expression: .+/)],
    ["often", expect.stringMatching(/^is no cron expression: .+/)],
  ])("says what is wrong with %s", (cron, problem) => {
    expect(findCronProblem(cron, 30)).toEqual(problem);
  });
});
