import { expect, it } from "vitest";
import { causeWords, startedByWords } from "./cause-words";

const run = { cause: "manual", source: "builtin", attempt: 1, started_by: null } as const;
const ada = { id: "1", name: "Ada" };

it.each([
  [{ ...run, started_by: ada }, "by Ada", "Ada"],
  [run, "by hand", "–"],
  [{ ...run, cause: "schedule" as const }, "by its schedule", "Schedule"],
  [{ ...run, cause: "retry" as const, attempt: 3 }, "by itself, after attempt 2 failed", "Retry"],
  [{ ...run, cause: "program" as const, source: "reported" as const }, "by a program", "API"],
  [
    { ...run, cause: "program" as const, source: "reported" as const, started_by: ada },
    "by a program of Ada",
    "Ada",
  ],
])("%j is said to be started %s", (caused, sentence, cell) => {
  expect(causeWords(caused)).toBe(sentence);
  expect(startedByWords(caused)).toBe(cell);
});
