import { expect, it } from "vitest";
import type { RunStepView } from "@/lib/schemas/run";
import { branchWords } from "./branch-words";

const words = (fields: Partial<RunStepView>) =>
  branchWords({ type: "notify.conditional", status: "completed", metadata: {}, ...fields } as RunStepView);

it("says which branch of a conditional step was taken", () => {
  expect(words({ metadata: { branch: "Failed at night" } })).toBe("took “Failed at night”");
  expect(words({ metadata: { branch: null } })).toBe("no condition held");
  expect(words({ metadata: {} })).toBeNull();
  expect(words({ status: "running", metadata: { branch: null } })).toBeNull();
  expect(words({ type: "wait", metadata: { branch: "x" } })).toBeNull();
});
