import { expect, test } from "vitest";
import type { EscalationStepView } from "@/lib/schemas/escalation";
import { endWords, leftWords, nextStepWords, stepState, stepTitle } from "./escalation-words";

test.each([
  [{ position: 0, round: 0 }, "Step 1"],
  [{ position: 1, round: 1 }, "Step 2, second time"],
  [{ position: 2, round: 10 }, "Step 3, 11th time"],
  [{ position: 0, round: 20 }, "Step 1, 21st time"],
])("%j is called “%s”", (step, words) => {
  expect(stepTitle(step)).toBe(words);
});

test.each([
  [0, 1, "step 1 of 1"],
  [1, 3, "step 2 of 3"],
  [3, 3, "step 3 of 3"],
])("after %i of %i steps the next one is “%s”", (steps_taken, steps_total, words) => {
  expect(nextStepWords({ steps_taken, steps_total })).toBe(words);
});

test.each([
  [3, 3, ""],
  [2, 3, "Step 3 of 3 was not taken."],
  [1, 3, "Steps 2 and 3 of 3 were not taken."],
  [0, 4, "Steps 1 to 4 of 4 were not taken."],
])("of %i taken of %i is said “%s”", (steps_taken, steps_total, words) => {
  expect(leftWords({ steps_taken, steps_total })).toBe(words);
});

test.each([
  ["active", null, null],
  ["acknowledged", "Mara", "Mara takes care of it"],
  ["acknowledged", null, "Somebody takes care of it"],
  ["recovered", null, "The job is right again"],
  ["stopped", "Ada", "Ada stopped it"],
  ["finished", null, "Every step was taken, and nobody came"],
] as const)("the end of one that is %s, by %s", (state, ended_by, words) => {
  expect(endWords({ state, ended_by, steps_total: 3 })).toBe(words);
});

test.each([
  ["Taken", ["skipped", "sent"]],
  ["Taken", ["held", "retrying"]],
  ["Waits", ["held", "skipped"]],
  ["Not delivered", ["dead", "skipped"]],
  ["Told nobody", ["skipped", "cancelled"]],
  ["Told nobody", []],
] as const)("a step is shown as “%s” when its messages are %j", (word, states) => {
  const notifications = states.map((state) => ({ state })) as EscalationStepView["notifications"];
  expect(stepState({ state: "taken", notifications }).word).toBe(word);
});

test("a step that the end came before was not taken", () => {
  expect(stepState({ state: "dropped", notifications: [] }).word).toBe("Not taken");
});
