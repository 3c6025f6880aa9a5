import { describe, expect, it } from "vitest";
import { durationInWords } from "@/lib/core/duration";
import { describeEnd, describeRecovery, type RunFacts } from "./describe-run";

const run: RunFacts = {
  jobName: "nightly-etl",
  status: "failed",
  executionTimeMs: 3400,
  totalSteps: 4,
  completedSteps: 2,
  failedSteps: 0,
  errorMessage: null,
  target: null,
  failedStep: null,
  attempt: null,
};

describe("words about a run", () => {
  it("names the step that is to blame, and its error", () => {
    const failed = {
      ...run,
      failedStep: { name: "Load warehouse", type: "wait", errorMessage: "warehouse.invalid was not found" },
    };

    expect(describeEnd("failed", failed)).toEqual({
      title: "nightly-etl failed at step “Load warehouse”",
      message: "warehouse.invalid was not found. 2 of 4 steps completed after 3.4 s.",
    });
  });

  it("prefers the run's own error and stands without steps", () => {
    expect(describeEnd("failed", { ...run, totalSteps: 0, errorMessage: "exit status 2" })).toEqual({
      title: "nightly-etl failed",
      message: "exit status 2. It ended after 3.4 s.",
    });
    expect(describeEnd("completed", { ...run, totalSteps: 0, executionTimeMs: null }).message).toBeNull();
  });

  it("has a title for every end", () => {
    expect(describeEnd("completed", run).title).toBe("nightly-etl completed");
    expect(describeEnd("timed_out", run).title).toBe("nightly-etl timed out");
    expect(describeEnd("lost", run).title).toBe("The run of nightly-etl was lost");
  });

  it("says which attempt it was, and when the next one begins", () => {
    const nextAt = new Date("2026-06-30T02:05:40Z");
    const messageOf = (attempt: RunFacts["attempt"]) =>
      describeEnd("failed", { ...run, totalSteps: 0, executionTimeMs: null, errorMessage: "No", attempt })
        .message;

    expect(messageOf({ number: 1, of: 3, nextAt })).toBe(
      "No. Attempt 1 of 3; the next one on 2026-06-30 at 02:05 UTC.",
    );
    expect(messageOf({ number: 3, of: 3, nextAt: null })).toBe("No. Attempt 3 of 3, the last one.");
    expect(messageOf({ number: 1, of: 3, nextAt: null })).toBe(
      "No. Attempt 1 of 3; there will be no further one.",
    );
    expect(messageOf({ number: 1, of: 1, nextAt: null })).toBe("No.");
  });

  it("says of a recovery what went wrong before", () => {
    const previous = { status: "timed_out", completedAt: new Date("2026-06-30T02:05:00Z") };

    expect(describeRecovery({ ...run, completedSteps: 4 }, previous)).toEqual({
      title: "nightly-etl works again",
      message: "The run before timed out on 2026-06-30 at 02:05 UTC. 4 of 4 steps completed after 3.4 s.",
    });
  });

  it.each([
    [0, "0 ms"],
    [999, "999 ms"],
    [1000, "1 s"],
    [59_949, "59.9 s"],
    [59_999, "1 min"],
    [125_000, "2 min 5 s"],
    [3_840_000, "1 h 4 min"],
  ])("%d ms is %s", (ms, words) => {
    expect(durationInWords(ms)).toBe(words);
  });
});
