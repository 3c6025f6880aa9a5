import { expect, it } from "vitest";
import { whenWords } from "./when-words";

const now = Date.parse("2026-11-21T21:00:00Z");

it.each([
  ["2026-11-21T22:30:00Z", "UTC", "today at 22:30"],
  ["2026-11-21T23:30:00Z", "Europe/Berlin", "tomorrow at 00:30"],
  ["2026-11-22T02:30:00Z", "UTC", "tomorrow at 02:30"],
  ["2026-11-23T02:30:00Z", "UTC", "on Mon at 02:30"],
  ["2026-12-24T06:05:00Z", "UTC", "on 24 Dec at 06:05"],
])("%s in %s is %s", (at, zone, words) => {
  expect(whenWords(at, now, { zone, locale: "en-GB" })).toBe(words);
});
