import { describe, expect, it } from "vitest";
import { clockTime } from "./format-clock";

const now = Date.parse("2026-11-21T21:00:00Z");

describe("a time that a sentence waits for", () => {
  it.each([
    ["2026-11-22T06:00:00Z", "Europe/Berlin", "07:00"],
    ["2026-11-22T06:00:00Z", "America/New_York", "01:00"],
    ["2026-11-23T06:00:00Z", "Europe/Berlin", "Mon 07:00"],
    ["2026-12-24T06:05:00Z", "UTC", "24 Dec, 06:05"],
    ["2026-11-22T00:00:00Z", "UTC", "00:00"],
  ])("%s in %s is %s", (at, zone, words) => {
    expect(clockTime(at, now, { zone, locale: "en-GB" })).toBe(words);
  });
});
