import { expect, test } from "vitest";
import { attemptOf, secondsToNextAttempt } from "./attempt";

test.each([
  [
    { attempt: 2, max_attempts: 3, disk: "sda" },
    { number: 2, of: 3 },
  ],
  [
    { attempt: 2, max_attempts: 3, will_retry: true },
    { number: 2, of: 3 },
  ],
  [
    { attempt: 2, max_attempts: 3, will_retry: false },
    { number: 2, of: 2 },
  ],
  [{ attempt: 2 }, null],
  [{ attempt: "2", max_attempts: 3 }, null],
  [{ attempt: 0, max_attempts: 3 }, null],
  [{ attempt: 1.5, max_attempts: 3 }, null],
  [{}, null],
  [null, null],
])("%j is the try %j", (details, expected) => {
  expect(attemptOf(details)).toEqual(expected);
});

test.each([
  [1, 60],
  [2, 120],
  [4, 480],
  [7, 3600],
  [2000, 3600],
])("after attempt %i the next one waits %i s", (number, seconds) => {
  expect(secondsToNextAttempt(number, { initialSeconds: 60, maxSeconds: 3600 })).toBe(seconds);
});
