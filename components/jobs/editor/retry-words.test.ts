import { expect, test } from "vitest";
import { retryWords } from "./retry-words";

test.each([
  [1, 60, 3600, "A run that failed is not tried again."],
  [3, 60, 3600, "3 attempts at most: tried again after 1 minute, then 2 minutes."],
  [
    5,
    600,
    900,
    "5 attempts at most: tried again after 10 minutes, then 15 minutes, then 15 minutes, then 15 minutes.",
  ],
  [
    6,
    1,
    3600,
    "6 attempts at most: tried again after 1 second, then 2 seconds, then 4 seconds, then 8 seconds and so on.",
  ],
])("%i attempts from %i s up to %i s", (attempts, initial, max, words) => {
  expect(retryWords(attempts, initial, max)).toBe(words);
});
