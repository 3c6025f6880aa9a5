import { describe, expect, test } from "vitest";
import { changeWords } from "./held-words";

describe("changeWords", () => {
  test.each([
    ["release", 1, 0, "1 message is on its way."],
    ["release", 3, 0, "3 messages are on their way."],
    ["release", 2, 1, "2 messages are on their way. 1 was not held any more."],
    ["cancel", 1, 2, "1 message was dropped. 2 were not held any more."],
    ["cancel", 0, 1, "1 was not held any more."],
  ] as const)("says what became of a selection: %s %i, late %i", (change, changed, late, words) => {
    const missed = Array.from({ length: late }, (_, index) => `id-${index}`);

    expect(changeWords(change, { changed, missed })).toBe(words);
  });
});
