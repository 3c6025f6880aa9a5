import { describe, expect, test } from "vitest";
import { eventCatalogue, eventTypes, findEventType, priorityBySeverity, severities } from "./event";

describe("the event catalogue", () => {
  test.each([
    // S2.44–50 and S3.49–56: other names with their default severity.
    ["pipeline_started", "job.started", "info"],
    ["pipeline_success", "job.completed", "info"],
    ["pipeline_failure", "job.failed", "error"],
    ["pipeline_warning", "job.warning", "warning"],
    ["data_quality_failure", "data_quality.failure", "warning"],
    ["data_quality_warning", "data_quality.warning", "warning"],
    ["rate_limit_exceeded", "rate_limit.exceeded", "warning"],
    ["system_error", "system.error", "critical"],
  ] as const)("knows the other name %s as %s, %s", (alias, type, severity) => {
    expect(findEventType(alias)).toBe(type);
    expect(eventCatalogue[type].severity).toBe(severity);
  });

  test("finds names in any case and with spaces around", () => {
    expect(findEventType(" JOB.Failed ")).toBe("job.failed");
    expect(findEventType("PIPELINE_FAILURE")).toBe("job.failed");
  });

  test.each(["", "job", "constructor", "__proto__", "toString"])("does not know %j", (name) => {
    expect(findEventType(name)).toBeUndefined();
  });

  test("gives every name to one type only", () => {
    const names = eventTypes.flatMap((type) => [type, ...eventCatalogue[type].aliases]);

    expect(new Set(names).size).toBe(names.length);
  });

  test("the more severe goes first", () => {
    const priorities = severities.map((severity) => priorityBySeverity[severity]);

    expect([...priorities].sort((a, b) => b - a)).toEqual(priorities);
  });
});
