import { describe, expect, test } from "vitest";
import { eventTypeOfEnd, finalRunStatuses, isFinalRunStatus, isRecovery, runStatuses } from "./run";

describe("run statuses", () => {
  test("a run ends completed, failed, timed out, lost or cancelled, and in no other way", () => {
    expect(runStatuses.filter(isFinalRunStatus)).toEqual([...finalRunStatuses]);
    expect(isFinalRunStatus("success")).toBe(false);
  });

  test.each([
    ["completed", "job.completed"],
    ["failed", "job.failed"],
    ["timed_out", "job.timed_out"],
    ["lost", "job.lost"],
    ["cancelled", null],
  ] as const)("the end %s is the event %s", (status, type) => {
    expect(eventTypeOfEnd(status)).toBe(type);
  });

  test.each([
    [null, "completed", false],
    ["completed", "completed", false],
    ["cancelled", "completed", false],
    ["failed", "completed", true],
    ["timed_out", "completed", true],
    ["lost", "completed", true],
    ["failed", "failed", false],
    ["failed", "cancelled", false],
  ] as const)("after %s, %s is a recovery: %s", (previous, current, expected) => {
    expect(isRecovery(previous, current)).toBe(expected);
  });
});
