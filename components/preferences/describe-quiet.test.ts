import { describe, expect, it } from "vitest";
import { daysInWords, describeQuiet, untilInWords } from "./describe-quiet";

const night = { start: "22:00", end: "07:00", days: [1, 2, 3, 4, 5, 6, 7], zone: "Europe/Berlin" };

describe("quiet hours in words", () => {
  it("say from when to when, where, and until when", () => {
    expect(describeQuiet(night)).toBe("Messages between 22:00 and 07:00 (Europe/Berlin) wait until 07:00.");
  });

  it("say on which days they begin when not on all", () => {
    expect(describeQuiet({ ...night, days: [5, 6], zone: "America/New_York" })).toBe(
      "Messages between 22:00 and 07:00 (America/New York) wait until 07:00, when the quiet begins on Fri and Sat.",
    );
  });

  it.each([
    [[1, 2, 3, 4, 5], "Mon–Fri"],
    [[7, 6], "Sat and Sun"],
    [[1, 3, 5], "Mon, Wed and Fri"],
    [[4], "Thu"],
  ])("call %j %s", (days, words) => {
    expect(daysInWords(days)).toBe(words);
  });

  it("name the day only when it is another", () => {
    const until = new Date("2026-11-23T06:00:00Z");

    expect(untilInWords(until, new Date("2026-11-23T01:00:00Z"), "Europe/Berlin")).toBe("07:00");
    expect(untilInWords(until, new Date("2026-11-22T20:00:00Z"), "Europe/Berlin")).toBe("Mon 07:00");
  });
});
