import { describe, expect, it } from "vitest";
import { dayAndTime, daysInWords, describeWindows, untilInWords } from "./describe-quiet";

const night = { start: "22:00", end: "07:00", days: [1, 2, 3, 4, 5] };

describe("quiet hours in words", () => {
  it.each([
    [[], "Never quiet: messages come at any hour."],
    [[night, { start: "00:00", end: "24:00", days: [7] }], "Quiet Mon–Fri 22:00–07:00 and all of Sun."],
    [[{ ...night, days: [1, 2, 3, 4, 5, 6, 7] }], "Quiet every day 22:00–07:00."],
    [[{ start: "00:00", end: "24:00", days: [1, 2, 3, 4, 5, 6, 7] }], "Quiet always."],
  ])("say of %j: %s", (windows, words) => {
    expect(describeWindows(windows)).toBe(words);
  });

  it.each([
    [[1, 2, 3, 4, 5], "Mon–Fri"],
    [[7, 6], "Sat and Sun"],
    [[1, 3, 5], "Mon, Wed and Fri"],
    [[4], "Thu"],
  ])("call %j %s", (days, words) => {
    expect(daysInWords(days)).toBe(words);
  });

  it.each([
    ["2026-11-22T22:30:00Z", "today 23:30"],
    ["2026-11-23T07:00:00Z", "tomorrow 08:00"],
    ["2026-11-24T07:00:00Z", "Tue 08:00"],
  ])("call %s %s", (at, words) => {
    expect(dayAndTime(new Date(at), new Date("2026-11-22T20:00:00Z"), "Europe/Berlin")).toBe(words);
  });

  it("name the day only when it is another", () => {
    const until = new Date("2026-11-23T06:00:00Z");

    expect(untilInWords(until, new Date("2026-11-23T01:00:00Z"), "Europe/Berlin")).toBe("07:00");
    expect(untilInWords(until, new Date("2026-11-22T20:00:00Z"), "Europe/Berlin")).toBe("Mon 07:00");
  });
});
