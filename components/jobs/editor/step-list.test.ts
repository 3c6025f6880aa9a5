import { describe, expect, test } from "vitest";
import type { StepDraft } from "./job-draft";
import { duplicateStep, freeName, insertSteps, moveStep, newStep, removeStep } from "./step-list";

const steps = ["one", "two", "three"].map((name) => ({ ...newStep(name, "wait", []), name }));
const names = (list: readonly StepDraft[]) => list.map(({ name }) => name);

describe("the steps of a draft", () => {
  test("move to a place and stay within the list", () => {
    expect(names(moveStep(steps, "one", 2))).toEqual(["two", "three", "one"]);
    expect(names(moveStep(steps, "three", 0))).toEqual(["three", "one", "two"]);
    expect(names(moveStep(steps, "one", -1))).toEqual(["one", "two", "three"]);
    expect(names(moveStep(steps, "three", 3))).toEqual(["one", "two", "three"]);
  });

  test("are put in and taken out where they are asked for", () => {
    const added = newStep("new", "notify.email", steps);

    expect(names(insertSteps(steps, 1, [added]))).toEqual(["one", "Email", "two", "three"]);
    expect(names(removeStep(steps, "two"))).toEqual(["one", "three"]);
  });

  test("a copy stands below, with a name and a configuration of its own", () => {
    const copied = duplicateStep(steps, "two", "copy");

    expect(names(copied)).toEqual(["one", "two", "two copy", "three"]);
    expect(copied[2]?.config).toEqual(steps[1]?.config);
    expect(copied[2]?.config).not.toBe(steps[1]?.config);
  });

  test("a message does not fail the job by itself, a request does", () => {
    expect(newStep("a", "notify.slack", []).on_error).toBe("continue");
    expect(newStep("b", "http.request", []).on_error).toBe("fail_job");
  });

  test("names are told apart and never too long", () => {
    const long = "x".repeat(120);

    expect(freeName("Wait", [{ name: "Wait" }, { name: "Wait 2" }])).toBe("Wait 3");
    expect(freeName(long, [{ name: long }])).toBe(`${"x".repeat(118)} 2`);
  });
});
