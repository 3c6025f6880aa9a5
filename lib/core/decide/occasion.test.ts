import { describe, expect, test } from "vitest";
import { facts } from "./facts.fixture";
import type { TriggerMemory } from "./gate";
import { occasionGate } from "./occasion";

type Occasion = "every" | "first" | "after";

function answer(occasion: Occasion, occasionCount: number, memory: Partial<TriggerMemory> = {}): string {
  const { verdict, reason } = occasionGate(
    facts({
      trigger: { enabled: true, occasion, occasionCount, cooldownSeconds: 0 },
      memory: { streak: 1, toldAt: null, heldBack: 0, wasTold: null, ...memory },
    }),
  );
  return reason ?? verdict;
}

describe("the occasion's gate", () => {
  test.each([
    ["every", 1, 1, "pass"],
    ["every", 1, 500, "pass"],
    ["every", 3, 1, "pass"],
    ["first", 1, 1, "pass"],
    ["first", 1, 2, "not_the_occasion"],
    ["first", 3, 3, "not_the_occasion"],
    ["after", 3, 1, "not_the_occasion"],
    ["after", 3, 2, "not_the_occasion"],
    ["after", 3, 3, "pass"],
    ["after", 3, 4, "pass"],
    ["after", 1, 1, "pass"],
  ] as const)("%s %d: number %d in a row is %s", (occasion, count, streak, expected) => {
    expect(answer(occasion, count, { streak })).toBe(expected);
  });

  test.each(["every", "first", "after"] as const)(
    "%s: what belongs to no job is in no row, and told",
    (occasion) => {
      expect(answer(occasion, 3, { streak: null })).toBe("pass");
    },
  );

  test.each([
    ["the last of them", { number: 3, of: 3 }, "pass"],
    ["one more than there were to be", { number: 4, of: 3 }, "pass"],
    ["the only one", { number: 1, of: 1 }, "pass"],
    ["one that is tried again", { number: 2, of: 3 }, "not_the_occasion"],
    ["one that says nothing of tries", null, "pass"],
  ] as const)("last_attempt: %s", (_, attempt, expected) => {
    const trigger = {
      enabled: true,
      occasion: "last_attempt",
      occasionCount: 1,
      cooldownSeconds: 0,
    } as const;

    const { reason, verdict } = occasionGate(facts({ trigger, attempt }));
    expect(reason ?? verdict).toBe(expected);
    expect(occasionGate(facts({ attempt })).verdict).toBe("pass");
  });

  test("an end is told when what is over was", () => {
    expect(answer("every", 1, { wasTold: true })).toBe("pass");
  });

  test.each(["every", "first", "after"] as const)(
    "%s: an end is not told when nothing of it was",
    (occasion) => {
      expect(answer(occasion, 1, { wasTold: false })).toBe("not_told_before");
    },
  );

  test("an end that was told is still one of a row", () => {
    expect(answer("first", 1, { wasTold: true, streak: 2 })).toBe("not_the_occasion");
  });

  test("passes what no trigger is asked about, or nothing is remembered of", () => {
    const trigger = { enabled: true, occasion: "after", occasionCount: 9, cooldownSeconds: 0 } as const;
    const passed = { gate: "occasion", verdict: "pass", values: { asked: false } };

    expect(occasionGate(facts({ trigger: null }))).toEqual(passed);
    expect(occasionGate(facts({ trigger, memory: null }))).toEqual(passed);
  });

  test("keeps what it went by", () => {
    const trigger = { enabled: true, occasion: "after", occasionCount: 3, cooldownSeconds: 0 } as const;

    expect(occasionGate(facts({ trigger }))).toEqual({
      gate: "occasion",
      verdict: "skip",
      reason: "not_the_occasion",
      values: { occasion: "after", count: 3, streak: 1, was_told: null },
    });
  });
});
