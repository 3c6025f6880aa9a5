import { describe, expect, test } from "vitest";
import { cooldownGate } from "./cooldown";
import { facts } from "./facts.fixture";
import type { DecisionFacts, TriggerMemory } from "./gate";

/** The fixture's now is 12:00. */
const at = (time: string) => new Date(`2026-07-15T${time}Z`);

function gate(
  cooldownSeconds: number,
  memory: Partial<TriggerMemory> = {},
  over: Partial<DecisionFacts> = {},
) {
  return cooldownGate(
    facts({
      trigger: { enabled: true, occasion: "every", occasionCount: 1, cooldownSeconds },
      memory: { streak: 1, toldAt: null, heldBack: 0, wasTold: null, ...memory },
      ...over,
    }),
  );
}
const answer = ({ verdict, reason }: { verdict: string; reason?: string }) => reason ?? verdict;

describe("the cooldown's gate", () => {
  test.each([
    ["none was told", null, "pass"],
    ["one was told just now", "12:00:00", "cooldown"],
    ["one was told a second before the end", "11:45:01", "cooldown"],
    ["one was told a millisecond before the end", "11:45:00.001", "cooldown"],
    ["it ends now", "11:45:00", "pass"],
    ["it is long over", "03:00:00", "pass"],
  ])("of 15 minutes: %s", (_, toldAt, expected) => {
    expect(answer(gate(900, { toldAt: toldAt === null ? null : at(toldAt) }))).toBe(expected);
  });

  test("says how long it holds back, since when and how many so far", () => {
    expect(gate(900, { toldAt: at("11:50:00"), heldBack: 4 })).toEqual({
      gate: "cooldown",
      verdict: "skip",
      reason: "cooldown",
      values: {
        seconds: 900,
        told_at: "2026-07-15T11:50:00.000Z",
        held_back: 4,
        until: "2026-07-15T12:05:00.000Z",
      },
    });
  });

  test("gives the one that passes the number of those that it held back", () => {
    expect(gate(900, { toldAt: at("11:00:00"), heldBack: 4 })).toMatchObject({
      verdict: "pass",
      values: { held_back: 4, told_at: "2026-07-15T11:00:00.000Z" },
    });
  });

  test("that is not set holds nothing back", () => {
    const passed = { gate: "cooldown", verdict: "pass", values: { seconds: 0 } };

    expect(gate(0, { toldAt: at("12:00:00"), heldBack: 4 })).toEqual(passed);
    expect(gate(900, {}, { memory: null })).toEqual(passed);
    expect(gate(900, { toldAt: at("12:00:00") }, { trigger: null })).toEqual(passed);
  });
});
