import { describe, expect, test } from "vitest";
import { bundleWords, changeWords, countMessages } from "./held-words";

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

describe("what goes out as one", () => {
  test.each([
    ["digest", "12 messages, one digest"],
    ["group", "12 messages, told together"],
    ["limit", "12 messages, one summary"],
    ["quiet", "12 messages, told in one"],
  ] as const)("has words for why: %s", (why, words) => {
    expect(bundleWords({ why, count: 12 })).toBe(words);
  });

  test("counts with all that it stands for", () => {
    expect(countMessages([])).toBe(0);
    expect(countMessages([{ bundle: null }, { bundle: { why: "digest", count: 12 } }])).toBe(13);
  });
});
