import { describe, expect, test } from "vitest";
import { coverWords, scheduleWords, silenceWords } from "./silence-words";

const job = (name: string | null) => ({ id: name ?? "gone", key: name, name });
const nothing = { jobs: [], targets: [], event_types: [], except_critical: false };
const nights = { start: "22:00", end: "06:00", days: [1, 2, 3, 4, 5, 6, 7], zone: "Europe/Berlin" };

describe("what a silence covers", () => {
  test.each([
    [nothing, "Everything"],
    [{ ...nothing, except_critical: true }, "Everything · not critical events"],
    [{ ...nothing, jobs: [job("Backup"), job("Nightly load")] }, "Backup, Nightly load"],
    [{ ...nothing, jobs: ["a", "b", "c", "d"].map(job) }, "a, b, c, d"],
    [{ ...nothing, jobs: ["a", "b", "c", "d", "e"].map(job) }, "a, b, c and 2 more"],
    [{ ...nothing, jobs: [job(null)] }, "a deleted job"],
    [{ ...nothing, targets: [{ id: "1", name: "db-1" }] }, "on db-1"],
    [
      {
        jobs: [job("Backup")],
        targets: [{ id: "1", name: null }],
        event_types: ["job.failed" as const, "job.lost" as const],
        except_critical: true,
      },
      "Backup · on a deleted target · Job failed, Job run lost · not critical events",
    ],
  ])("%#: %s", (covered, words) => {
    expect(coverWords(covered)).toBe(words);
  });
});

test.each([
  [nights, "every night 22:00–06:00 Europe/Berlin"],
  [{ ...nights, start: "01:00" }, "every day 01:00–06:00 Europe/Berlin"],
  [{ ...nights, days: [6, 7], zone: "America/New_York" }, "Sat and Sun 22:00–06:00 America/New York"],
])("a schedule: %#", (schedule, words) => {
  expect(scheduleWords(schedule)).toBe(words);
});

test("both, in one line", () => {
  expect(
    silenceWords({ ...nothing, jobs: [job("Backup")], event_types: ["job.failed"], schedule: nights }),
  ).toBe("Backup · Job failed · every night 22:00–06:00 Europe/Berlin");
  expect(silenceWords({ ...nothing, schedule: null })).toBe("Everything");
});
