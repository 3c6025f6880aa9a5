import { describe, expect, it, vi } from "vitest";
import { exactTime, relativeTime, shortTime, writtenTime, zoneName } from "./format-time";
import { browserZone, shownZone, zoneOption } from "./zones";

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

describe("a time in a zone that this browser does not know", () => {
  const here = browserZone();
  const style = { locale: "en-GB", zone: "Mars/Olympus_Mons" };

  it("is written in the browser's own zone, which is said", () => {
    expect(exactTime(at, style)).toBe(exactTime(at, { ...style, zone: here }));
    expect(zoneName(at, style.zone)).toBe(zoneName(at, here));
    expect(relativeTime("2020-01-02T03:04:05Z", Date.parse(at), style)).toMatch(/2020$/);
    expect(zoneOption(style.zone)).toMatchObject({ zone: style.zone, offset: "" });
  });

  it("is written in the same zone where the browser has it under its former name", ({ onTestFinished }) => {
    const { DateTimeFormat } = Intl;
    onTestFinished(() => void vi.restoreAllMocks());
    vi.spyOn(Intl, "DateTimeFormat").mockImplementation(function (locale, options) {
      if (options?.timeZone === "Asia/Ho_Chi_Minh") throw new RangeError("Invalid time zone");
      return new DateTimeFormat(locale, options);
    } as typeof DateTimeFormat);

    expect(shownZone("Asia/Ho_Chi_Minh")).toBe("Asia/Saigon");
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
