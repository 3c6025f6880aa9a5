import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runConditionFields } from "@/lib/core/condition-field";
import { emptyCondition, conditionToText, type ConditionRow } from "@/lib/core/condition-tree";
import { conditions, conditionsOf } from "@/lib/core/condition-tree.fixture";
import { buildContext } from "./build-context";
import { checkCondition, meetsCondition } from "./condition";
import { prepareData } from "./data";
import { isReserved } from "./language/names";

const system = { timestamp: "2026-11-21T12:00:00Z", appUrl: "https://runbell.example.org" };
const nothing = prepareData(buildContext({ system }));
const something = prepareData(
  buildContext({
    system,
    event: {
      type: "job.failed",
      severity: "critical",
      title: 'Disk "full"',
      occurredAt: system.timestamp,
      details: { rows: 5, size: "5", "odd name": true, a: { b: 1 } },
    },
    target: { id: "1", name: "db-1", hostname: "db", tags: ["prod", "db"] },
  }),
);

type Row = [
  field: string,
  name: string | null,
  operator: ConditionRow["operator"],
  value: ConditionRow["value"],
];

describe("A condition that was built", () => {
  it.each([
    ["an event", conditions],
    ["a run", conditionsOf(runConditionFields)],
  ])("of %s can be read by the template language, and is not stopped by what is missing", (_, built) => {
    fc.assert(
      fc.property(built, (condition) => {
        const text = conditionToText(condition);
        fc.pre(!text.split(/\W+/).some(isReserved));

        checkCondition(text);
        expect(typeof meetsCondition(text, nothing)).toBe("boolean");
      }),
      { numRuns: 500 },
    );
  });

  it.each<[...Row, boolean]>([
    ["event.severity", null, "one_of", ["error", "critical"], true],
    ["event.title", null, "is", 'Disk "full"', true],
    ["event.title", null, "starts_with", "Disk", true],
    ["event.message", null, "contains", "disk", false],
    ["event.message", null, "contains_not", "disk", true],
    ["event.message", null, "not_set", null, true],
    ["event.details", "rows", "gt", 4, true],
    ["event.details", "rows", "gt", 5, false],
    ["event.details", "rows", "set", null, true],
    ["event.details", "a.b", "is", 1, true],
    ["event.details", "odd name", "is", true, true],
    ["event.details", "size", "is", "5", true],
    ["event.details", "size", "is", 5, false],
    ["job.execution_time_ms", null, "lt", 1, true],
    ["target.tags", null, "contains", "prod", true],
    ["target.tags", null, "contains", "pro", false],
  ])("%s %s %s %j is %s", (field, name, operator, value, isMet) => {
    const row: ConditionRow = { kind: "row", field, name, operator, value };

    expect(meetsCondition(conditionToText({ ...emptyCondition, parts: [row] }), something)).toBe(isMet);
  });
});
