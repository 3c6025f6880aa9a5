import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { instants, zones } from "./clocks.fixture";
import {
  lookAt,
  nextTime,
  nextTimes,
  passedTimes,
  ScheduleInput,
  scheduleWords,
  timeOfRun,
  timeWords,
  type ScheduleTimes,
} from "./schedule";

const MINUTE_MS = 60_000;
const every = (seconds: number): ScheduleTimes => ({ cron: null, everySeconds: seconds, zone: "UTC" });
const cron = (expression: string, zone = "UTC"): ScheduleTimes => ({
  cron: expression,
  everySeconds: null,
  zone,
});
const at = (time: string) => new Date(`2026-07-01T${time}Z`);

describe("a schedule", () => {
  test.each([
    [cron("30 2 * * 1-5"), "At 02:30, Monday through Friday"],
    [cron("*/10 * * * *"), "Every 10 minutes"],
    [every(3600), "Every hour"],
    [every(90), "Every 90 seconds"],
    [every(172_800), "Every 2 days"],
  ])("is told in words: %o", (times, words) => {
    expect(scheduleWords(times)).toBe(words);
  });

  it("names its times in its zone", () => {
    expect(timeWords(new Date("2026-03-29T01:00:00Z"), "Europe/Berlin")).toBe(
      "2026-03-29 at 03:00 (Europe/Berlin)",
    );
    expect(timeWords(new Date("2026-03-29T01:00:30Z"), "UTC")).toBe("2026-03-29 at 01:00:30 UTC");
  });

  test.each([
    [{}, "cron", "is missing: give a cron expression or an interval"],
    [{ cron: "0 * * * *", every_seconds: 60 }, "cron", "cannot stand beside every_seconds"],
    [{ cron: "0 0 30 2 *" }, "cron", "names no time that will ever come"],
    [{ cron: "0 * * * *", zone: "Mars/Olympus" }, "zone", "is no time zone, such as Europe/Berlin"],
    [{ every_seconds: 60, late_seconds: 300 }, "late_seconds", "must be less than the grace"],
  ])("is refused: %o", (input, field, message) => {
    const { error } = ScheduleInput.safeParse(input);
    expect(error?.issues).toMatchObject([{ path: [field], message }]);
  });

  it("looks at a built-in job at its time, and at a reported one when it is late or missed", () => {
    const patience = { lateSeconds: null, graceSeconds: 300 };
    expect(lookAt(patience, "builtin", at("10:00"))).toEqual(at("10:00"));
    expect(lookAt(patience, "reported", at("10:00"))).toEqual(at("10:05"));
    expect(lookAt({ ...patience, lateSeconds: 60 }, "reported", at("10:00"))).toEqual(at("10:01"));
    expect(lookAt(patience, "reported", null)).toBeNull();
  });
});

describe("times that passed", () => {
  it("keep the phase of an interval, however many they are", () => {
    const first = new Date("2025-07-01T00:00:10Z");
    const passed = passedTimes(every(30), first, at("00:00:00"), 2);

    expect(passed).toEqual({
      newest: [new Date("2026-06-30T23:59:10Z"), new Date("2026-06-30T23:59:40Z")],
      count: 365 * 2880,
      next: at("00:00:10"),
    });
  });

  it("are not all counted when there are too many, but the newest are right", () => {
    const first = new Date("2025-07-01T00:00:00Z");
    const passed = passedTimes(cron("*/5 * * * *"), first, at("00:02:00"), 3);

    expect(passed).toEqual({
      newest: [new Date("2026-06-30T23:50Z"), new Date("2026-06-30T23:55Z"), at("00:00:00")],
      count: null,
      next: at("00:05:00"),
    });
  });

  it("are those that one finds going from one to the next", () => {
    const schedules = fc.constantFrom("*/15 * * * *", "30 2 * * *", "0 0-5 * * *", "7 * * * *");
    fc.assert(
      fc.property(
        schedules,
        zones,
        instants,
        fc.integer({ min: 0, max: 1500 }),
        (expression, zone, ...rest) => {
          const [start, minutes] = rest;
          const times = cron(expression, zone);
          const first = nextTime(times, start);
          if (!first) return;
          const until = new Date(first.getTime() + minutes * MINUTE_MS);
          const all = [first, ...nextTimes(times, first, 102)];
          const over = all.filter((time) => time <= until);

          const passed = passedTimes(times, first, until, 4);
          expect(passed).toEqual({
            newest: over.slice(-4),
            count: over.length,
            next: all[over.length],
          });
        },
      ),
      { numRuns: 15 },
    );
  });

  it("are none before the first", () => {
    expect(passedTimes(every(60), at("10:00"), at("09:59:59"))).toBeNull();
  });
});

describe("the time that a reported run is the run of", () => {
  const hourly = { ...cron("0 * * * *"), nextAt: at("10:00"), graceSeconds: 300 };
  const often = { ...cron("*/5 * * * *"), nextAt: at("10:00"), graceSeconds: 600 };

  test.each([
    ["a little early", hourly, "09:56", "10:00"],
    ["too early", hourly, "09:54", null],
    ["in time", hourly, "10:00", "10:00"],
    ["late, within the grace", hourly, "10:04", "10:00"],
    ["too late, and too early for the next", hourly, "10:30", null],
    ["in time for a later one: those before were missed", hourly, "12:58", "13:00"],
    ["early by at most half the time between two", often, "09:57", null],
    ["late for the first that may still come", often, "10:06", "10:00"],
    ["of an interval", { ...every(3600), nextAt: at("10:00"), graceSeconds: 300 }, "10:02", "10:00"],
  ])("%s", (_, schedule, startedAt, expected) => {
    expect(timeOfRun(schedule, at(startedAt))).toEqual(expected && at(expected));
  });
});
