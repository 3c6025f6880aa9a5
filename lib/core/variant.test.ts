import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareShares } from "./compare-shares";
import { variantFinding } from "./variant-finding";
import { variantOf } from "./variant";

const people = (count: number) => Array.from({ length: count }, (_, index) => `person-${index}@example.org`);
const shareOfB = (recipients: readonly string[], comparison: string, percent: number) =>
  recipients.filter((one) => variantOf(one, comparison, percent) === "b").length / recipients.length;

describe("which of two messages a recipient gets", () => {
  test("is always the same one in the same comparison", () => {
    fc.assert(
      fc.property(fc.string(), fc.uuid(), fc.integer({ min: 0, max: 100 }), (who, comparison, percent) => {
        expect(variantOf(who, comparison, percent)).toBe(variantOf(who, comparison, percent));
      }),
    );
  });

  test("is never b of no percent, and always b of a hundred", () => {
    fc.assert(
      fc.property(fc.string(), fc.uuid(), (who, comparison) => {
        expect(variantOf(who, comparison, 0)).toBe("a");
        expect(variantOf(who, comparison, 100)).toBe("b");
      }),
    );
  });

  test("stays b when more get b", () => {
    fc.assert(
      fc.property(
        fc.emailAddress(),
        fc.uuid(),
        fc.integer({ min: 0, max: 99 }),
        (who, comparison, percent) => {
          fc.pre(variantOf(who, comparison, percent) === "b");
          expect(variantOf(who, comparison, percent + 1)).toBe("b");
        },
      ),
    );
  });

  test("is spread as the percent says, however alike the names are", () => {
    fc.assert(
      fc.property(fc.uuid(), fc.integer({ min: 0, max: 100 }), (comparison, percent) => {
        // Five standard deviations of 2,000 throws.
        const tolerance = 5 * Math.sqrt(0.25 / 2000);
        expect(Math.abs(shareOfB(people(2000), comparison, percent) - percent / 100)).toBeLessThan(tolerance);
      }),
      { numRuns: 50, seed: 1 },
    );
  });

  test("is drawn anew for another comparison", () => {
    const [one, other] = ["019a0000-0000-7000-8000-000000000001", "019a0000-0000-7000-8000-000000000002"];
    const both = people(2000).filter((who) => variantOf(who, one, 50) === variantOf(who, other, 50));
    expect(both.length / 2000).toBeCloseTo(0.5, 1);
  });
});

describe("the difference of two shares", () => {
  test("has the bounds that are published", () => {
    // Newcombe (1998), table II (a), method 10; his difference is the first less the second.
    const compared = compareShares({ count: 48, of: 80 }, { count: 56, of: 70 });

    expect(compared?.difference).toBeCloseTo(0.2, 10);
    expect(compared?.low).toBeCloseTo(0.0524, 4);
    expect(compared?.high).toBeCloseTo(0.3339, 4);
  });

  test("has bounds around it that stay possible, and turns round with the two", () => {
    const share = fc
      .tuple(fc.integer({ min: 30, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([of, part]) => ({ of, count: Math.round(of * part) }));
    fc.assert(
      fc.property(share, share, (a, b) => {
        const [there, back] = [compareShares(a, b), compareShares(b, a)];
        if (!there || !back) throw new Error("There are enough.");
        expect(there.low).toBeLessThanOrEqual(there.difference);
        expect(there.high).toBeGreaterThanOrEqual(there.difference);
        expect(there.low).toBeGreaterThanOrEqual(-1.0000001);
        expect(there.high).toBeLessThanOrEqual(1.0000001);
        expect(there.high - there.low).toBeGreaterThan(0);
        expect(back.low).toBeCloseTo(-there.high, 10);
      }),
    );
  });
});

describe("what a comparison shows", () => {
  test.each([
    [
      [3, 29],
      [300, 3000],
      "Too few to tell: it takes 30 messages to members of each, and there are 29 and 3000.",
    ],
    [[0, 0], [0, 0], "Too few to tell: it takes 30 messages to members of each, and there are 0 and 0."],
    [
      [10, 100],
      [12, 100],
      "No difference to be seen: B may be acknowledged up to 7 percentage points less and up to 11 more often than A (95% confidence).",
    ],
    [
      [0, 40],
      [0, 40],
      "No difference to be seen: B may be acknowledged up to 9 percentage points less and up to 9 more often than A (95% confidence).",
    ],
    [
      [48, 80],
      [56, 70],
      "B is acknowledged more often than A: by 20 percentage points, between 5 and 33 (95% confidence).",
    ],
    [
      [56, 70],
      [48, 80],
      "A is acknowledged more often than B: by 20 percentage points, between 5 and 33 (95% confidence).",
    ],
  ] as const)("%j and %j", ([a, ofA], [b, ofB], sentence) => {
    expect(variantFinding({ count: a, of: ofA }, { count: b, of: ofB })).toBe(sentence);
  });
});
