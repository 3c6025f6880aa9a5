import { expect, test } from "vitest";
import { dayTime } from "./day-time";

const now = new Date("2026-11-21T20:43:00Z");

test.each([
  ["2026-11-21T21:43:00Z", "UTC", "21:43"],
  ["2026-11-22T20:42:00Z", "UTC", "Sun 20:42"],
  ["2026-11-22T04:00:00Z", "America/New_York", "23:00"],
  ["2026-11-27T08:00:00Z", "UTC", "Fri 08:00"],
  ["2026-11-28T08:00:00Z", "UTC", "28 Nov, 08:00"],
  ["2026-11-20T08:00:00Z", "Europe/Berlin", "Fri 09:00"],
])("%s in %s is “%s”", (at, zone, words) => {
  expect(dayTime(new Date(at), now, { zone, locale: "en-GB" })).toBe(words);
});
