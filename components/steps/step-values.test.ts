import { describe, expect, test } from "vitest";
import { sampleContext } from "@/lib/templates/sample-context";
import { valuesAtStep } from "./step-values";

const sample = { ...sampleContext };
const job = {
  key: "backup",
  name: "Backup",
  stepNames: ["Dump", "Copy", "Tell"],
  parameters: { full: true },
};

describe("the values at a step", () => {
  test("are the sample's without an event when nothing is known of the job", () => {
    expect(valuesAtStep(sample, null)).toEqual({ ...sample, event: null });
  });

  test("speak of the job at hand, with as many steps as it has", () => {
    const values = valuesAtStep(sample, job);

    expect(values).toMatchObject({
      job: {
        name: "Backup",
        key: "backup",
        total_steps: 3,
        completed_steps: 2,
        failed_steps: 1,
        error_message: "Step Tell failed with exit code 1",
      },
      steps: {
        Dump: { position: 1, status: "completed" },
        Tell: { position: 3, status: "failed", error_message: "No space left on device (exit code 1)" },
      },
      event: null,
    });
    expect(values.job).toMatchObject({ parameters: { full: true }, created_by: { username: "mira" } });
    expect(Object.keys(values.steps as object)).toEqual(["Dump", "Copy", "Tell"]);
  });

  test("stay the sample's where the job says nothing yet", () => {
    const blank = { key: "", name: "", stepNames: [], parameters: {} };

    expect(valuesAtStep(sample, blank)).toEqual({ ...sample, event: null });
  });
});
