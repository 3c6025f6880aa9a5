import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeWait, firstPlace, nextPlace, planOf, stepKeyOf } from "./escalation";

const start = new Date("2026-07-15T12:00:00Z");
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const steps = [{ delay_seconds: 300 }, { delay_seconds: 600 }, { delay_seconds: 0 }];

describe("the places of an escalation", () => {
  test("follow each other by the delays, each counted from when the one before was due", () => {
    expect(planOf(start, steps, 0)).toEqual([
      { position: 0, round: 0, dueAt: after(5) },
      { position: 1, round: 0, dueAt: after(15) },
      { position: 2, round: 0, dueAt: after(15) },
    ]);
  });

  test("begin anew after the last step, as often as the policy says, with the first step's delay", () => {
    const plan = planOf(start, steps, 2);
    expect(plan).toHaveLength(9);
    expect(plan[3]).toEqual({ position: 0, round: 1, dueAt: after(20) });
    expect(plan.at(-1)).toEqual({ position: 2, round: 2, dueAt: after(45) });
    expect(nextPlace({ position: 2, round: 2, dueAt: after(45) }, steps, 2)).toBeNull();
  });

  test("are none without steps", () => {
    expect(firstPlace(start, [])).toBeNull();
    expect(planOf(start, [], 3)).toEqual([]);
  });

  test("for any policy: every step of every round once, in order, never back in time", () => {
    const policies = fc.array(fc.record({ delay_seconds: fc.nat(604_800) }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(policies, fc.nat(20), (given, repeats) => {
        const plan = planOf(start, given, repeats);
        expect(plan.map(({ position, round }) => round * given.length + position)).toEqual(
          Array.from({ length: given.length * (repeats + 1) }, (_, index) => index),
        );
        let due = start.getTime();
        for (const { position, dueAt } of plan) {
          due += (given[position]?.delay_seconds ?? NaN) * 1000;
          expect(dueAt.getTime()).toBe(due);
        }
      }),
    );
  });
});

test("the key of a step is its own: no step's key begins like another one's", () => {
  expect(stepKeyOf("e", { position: 1, round: 0 })).toBe("escalation:e:0:1");
  expect(
    `${stepKeyOf("e", { position: 10, round: 0 })}:`.startsWith(
      `${stepKeyOf("e", { position: 1, round: 0 })}:`,
    ),
  ).toBe(false);
});

test.each([
  [0, "Nobody takes care of this yet."],
  [59, "Nobody takes care of this yet."],
  [60, "Nobody took care of this for 1 minute."],
  [904, "Nobody took care of this for 15 minutes."],
  [3_600, "Nobody took care of this for 1 hour."],
  [172_800, "Nobody took care of this for 2 days."],
])("%i seconds in words", (seconds, words) => {
  expect(describeWait(seconds)).toBe(words);
});
