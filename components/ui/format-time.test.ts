import { describe, expect, it } from "vitest";
import { exactTime, relativeTime, shortTime, writtenTime } from "./format-time";

const at = "2026-11-08T15:04:05Z";

describe("a written time", () => {
  it.each([
    ["en-GB", "UTC", "8 Nov 2026, 15:04:05"],
    ["en-GB", "Asia/Kolkata", "8 Nov 2026, 20:34:05"],
    ["en-US", "America/New_York", "Nov 8, 2026, 10:04:05 AM"],
    ["de-DE", "Europe/Berlin", "8. Nov. 2026, 16:04:05"],
    ["en-GB", "America/New_York", "8 Nov 2026, 10:04:05"],
    ["en-GB", "America/Denver", "8 Nov 2026, 08:04:05"],
    ["en-US", "America/Denver", "Nov 8, 2026, 8:04:05 AM"],
  ])("in %s and %s has the order, the names and the clock of its language", (locale, zone, words) => {
    expect(exactTime(at, { locale, zone })).toBe(words);
  });

  it("holds no other space than the plain one, so that two texts that look the same are the same", () => {
    expect(shortTime(at, { locale: "en-US", zone: "UTC" })).toBe("Nov 8, 2026, 3:04 PM");
    expect(writtenTime(at, { locale: "fr-FR", zone: "UTC" }, "day and clock")).not.toMatch(/[^\S ]/u);
  });

  it("of a language without data is written all the same", () => {
    expect(writtenTime(at, { locale: "tlh", zone: "UTC" }, "clock")).toMatch(/\d:04/);
  });
});

describe("a relative time", () => {
  const now = Date.parse("2026-11-20T12:00:00Z");
  const style = { locale: "en-US", zone: "UTC" };

  it.each([
    ["2026-11-20T11:59:55Z", "just now"],
    ["2026-11-20T11:55:00Z", "5 min ago"],
    ["2026-11-20T15:00:00Z", "in 3 h"],
    ["2026-11-19T12:00:00Z", "1 day ago"],
    ["2026-11-08T15:04:05Z", "Nov 8, 3:04 PM"],
    ["2025-11-08T15:04:05Z", "Nov 8, 2025"],
  ])("%s is %s: words of the page, and a date of the person's language when it is far", (instant, words) => {
    expect(relativeTime(instant, now, style)).toBe(words);
  });
});
