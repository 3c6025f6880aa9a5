import { expect, test } from "vitest";
import { spanOf, spanWords } from "./time-span";

test.each([
  [0, 0, "second", "0 seconds"],
  [1, 1, "second", "1 second"],
  [90, 90, "second", "90 seconds"],
  [60, 1, "minute", "1 minute"],
  [5400, 90, "minute", "90 minutes"],
  [7200, 2, "hour", "2 hours"],
  [86_400, 1, "day", "1 day"],
  [90_000, 25, "hour", "25 hours"],
] as const)("%d seconds are %d of the unit %s: %s", (seconds, count, unit, words) => {
  expect(spanOf(seconds)).toEqual({ count, unit });
  expect(spanWords(seconds)).toBe(words);
});
