import { describe, expect, it } from "vitest";
import { countChangeWords, durationChangeWords, rateChangeWords, rateWords, sumOutcomes } from "./rate-words";

describe("rates and their changes in words", () => {
  it.each([
    [null, "–"],
    [1, "100 %"],
    [0.999, "99 %"],
    [0.001, "1 %"],
    [0, "0 %"],
    [0.745, "75 %"],
  ])("a rate of %s is %s", (rate, words) => {
    expect(rateWords(rate)).toBe(words);
  });

  it("compares what it shows, so that the figures add up", () => {
    expect(rateChangeWords(0.97, 0.94)).toBe("3 points more");
    expect(rateChangeWords(0.999, 1)).toBe("1 point less");
    expect(rateChangeWords(0.941, 0.944)).toBe("the same");
    expect(rateChangeWords(null, 1)).toBeNull();
    expect([countChangeWords(5, 3), countChangeWords(3, 5), countChangeWords(3, 3)]).toEqual([
      "2 more",
      "2 fewer",
      "as many",
    ]);
    expect(durationChangeWords(120, 100)).toBe("20 % longer");
    expect(durationChangeWords(80, 100)).toBe("20 % shorter");
    expect(durationChangeWords(80, null)).toBeNull();
  });

  it("adds outcomes up before it divides", () => {
    expect(
      sumOutcomes([
        { completed: 1, failed: 0 },
        { completed: 8, failed: 1 },
      ]).rate,
    ).toBe(0.9);
    expect(sumOutcomes([{ completed: 0, failed: 0 }]).rate).toBeNull();
  });
});
