import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runConditionFields, type Operator } from "./condition-field";
import { conditions, conditionsOf, rows, rowsOf } from "./condition-tree.fixture";
import {
  conditionToText,
  isRow,
  type ConditionGroup,
  type ConditionNode,
  type ConditionRow,
} from "./condition-tree";
import { textToCondition } from "./read-condition";

const is = (
  field: string,
  value: ConditionRow["value"],
  operator: Operator = "is",
  name: string | null = null,
) => ({ kind: "row", field, name, operator, value }) as const;
const all = (...parts: ConditionNode[]) => ({ kind: "group", join: "all", parts }) as const;
const any = (...parts: ConditionNode[]) => ({ kind: "group", join: "any", parts }) as const;

describe("a condition as text", () => {
  it("is read as the one that was written", () => {
    fc.assert(
      fc.property(conditions, (condition) => {
        expect(textToCondition(conditionToText(condition))).toEqual(condition);
      }),
      { numRuns: 2_000 },
    );
  });

  it("of a run is read as the one that was written", () => {
    fc.assert(
      fc.property(conditionsOf(runConditionFields), (condition) => {
        expect(textToCondition(conditionToText(condition), runConditionFields)).toEqual(condition);
      }),
      { numRuns: 300 },
    );
  });

  it.each<[string, ConditionRow]>([
    ["steps.load.status == 'failed'", is("steps.*.status", "failed", "is", "load")],
    ['steps["load-warehouse"].status == "failed"', is("steps.*.status", "failed", "is", "load-warehouse")],
    ["'no space' in steps['a.b'].output", is("steps.*.output", "no space", "contains", "a.b")],
    ["steps.load.output.startswith('x')", is("steps.*.output", "x", "starts_with", "load")],
    ["steps['load'].execution_time_ms > 5", is("steps.*.execution_time_ms", 5, "gt", "load")],
    ["job.parameters.full == true", is("job.parameters", true, "is", "full")],
  ])("of a run is understood: %j", (text, row) => {
    expect(textToCondition(text, runConditionFields)).toEqual(all(row));
    expect(isRow(row, runConditionFields)).toBe(true);
  });

  it.each([
    "event.severity == 'error'",
    "steps['a'].position == 1",
    "steps['a'] == 1",
    "steps.a.b.status == 'x'",
  ])("of a run is left as it is written: %s", (text) => {
    expect(textToCondition(text, runConditionFields)).toBeNull();
  });

  it("is written as people write it", () => {
    const condition = all(
      is("event.severity", ["error", "critical"], "one_of"),
      any(is("job.key", "nightly"), is("event.details", 100, "gt", "rows")),
      is("target.tags", "prod", "contains"),
      is("event.details", "x", "is_not", "odd name"),
    );

    expect(conditionToText(condition)).toBe(
      'event.severity in ["error", "critical"] and (job.key == "nightly" or event.details.rows|default(0, true) > 100)' +
        ' and "prod" in target.tags|default("", true) and event.details["odd name"] != "x"',
    );
    expect(conditionToText(all(is("steps.*.status", "failed", "is", "load")))).toBe(
      'steps["load"].status == "failed"',
    );
    expect(conditionToText(all())).toBe("");
    expect(conditionToText(all(any(), is("job.key", "a")))).toBe('job.key == "a"');
  });

  it.each<[string, ConditionGroup]>([
    ["", all()],
    ["  \n", all()],
    ["event.severity == 'critical'", all(is("event.severity", "critical"))],
    ["job.key=='a' and\n\tjob.name != 'b'", all(is("job.key", "a"), is("job.name", "b", "is_not"))],
    [
      "job.key == 'a' or job.key == 'b' and vars.x == true",
      any(is("job.key", "a"), all(is("job.key", "b"), is("vars", true, "is", "x"))),
    ],
    ["event.details.rows > 100", all(is("event.details", 100, "gt", "rows"))],
    ["event.title.startswith('Disk')", all(is("event.title", "Disk", "starts_with"))],
    ["'prod' not in target.tags", all(is("target.tags", "prod", "contains_not"))],
    ["job.execution_time_ms|default(none) is none", all(is("job.execution_time_ms", null, "not_set"))],
    ["(job.key == 'a')", all(is("job.key", "a"))],
  ])("is understood: %j", (text, condition) => {
    expect(textToCondition(text)).toEqual(condition);
  });

  it.each([
    "job.key",
    "not job.key == 'a'",
    "job.key == job.name",
    "job.key|upper == 'A'",
    "steps.load.status == 'failed'",
    "event.title['x'] == 1",
    "event.details['a.b'] == 1",
    "job.failed_steps == 'two'",
    "event.severity > 3",
    "event.title|default('x', true) == 'y'",
    "event.title.endswith('a')",
    "job.key == 'a",
    "job.key == 'a' and",
    "(job.key == 'a'",
    "job.key == 'a' job.name == 'b'",
    "job.key == '\\x41'",
    "{{ job.key }}",
    "job.key == None",
  ])("is left as it is written: %s", (text) => {
    expect(textToCondition(text)).toBeNull();
  });

  it("holds only rows that fit", () => {
    fc.assert(fc.property(rows, (row) => isRow(row)));
    fc.assert(fc.property(rowsOf(runConditionFields), (row) => isRow(row, runConditionFields)));
    expect(isRow(is("event.severity", 3))).toBe(false);
    expect(isRow(is("event.severity", "error", "gt"))).toBe(false);
    expect(isRow(is("event.details", "error"))).toBe(false);
    expect(isRow(is("job.key", "a", "is", "x"))).toBe(false);
    expect(isRow(is("steps", "a"))).toBe(false);
  });
});
