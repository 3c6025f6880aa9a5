import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { conditionFields, operatorsOf, runConditionFields } from "@/lib/core/condition-field";
import { isRow } from "@/lib/core/condition-tree";
import { rowsOf } from "@/lib/core/condition-tree.fixture";
import {
  listOfText,
  scalarOfText,
  startRow,
  textOfList,
  textOfScalar,
  withField,
  withOperator,
} from "./condition-values";

describe("a row of a condition", () => {
  test.each([
    ["an event", conditionFields],
    ["a run", runConditionFields],
  ])("of %s is one that fits, whatever is chosen in it", (_, fields) => {
    const paths = fields.map(({ path }) => path);
    fc.assert(
      fc.property(rowsOf(fields), fc.constantFrom(...paths), fc.nat(), (row, path, choice) => {
        const moved = withField(row, path, fields);
        const allowed = operatorsOf[fields.find((field) => field.path === path)?.type ?? "any"];
        const asked = withOperator(moved, allowed[choice % allowed.length] ?? "is", fields);

        expect([isRow(startRow), isRow(moved, fields), isRow(asked, fields)]).toEqual([true, true, true]);
      }),
    );
  });

  test("keeps its value where it can", () => {
    const row = { ...startRow, field: "job.key", value: "nightly" };

    expect(withOperator(row, "is_not").value).toBe("nightly");
    expect(withOperator(row, "one_of").value).toEqual(["nightly"]);
    expect(withOperator(row, "set").value).toBeNull();
    expect(withField(row, "job.failed_steps")).toMatchObject({ operator: "is", value: 0 });
    expect(withField(row, "job.execution_time_ms")).toMatchObject({ operator: "gt", value: 0, name: null });
    expect(withField(row, "vars")).toMatchObject({ operator: "is", value: "", name: "" });
  });

  test.each([
    ["5", 5],
    ["-1.5", -1.5],
    ["true", true],
    ['"5"', "5"],
    ['"true"', "true"],
    ["five", "five"],
    ["5.", "5."],
    ["", ""],
  ])("of any type reads %j as %j", (text, value) => {
    expect(scalarOfText(text, "any")).toBe(value);
    expect(textOfScalar(value, "any")).toBe(text);
    expect(scalarOfText(text, "text")).toBe(text);
  });

  test("reads a list with commas between its values, quoted where they hold one", () => {
    expect(listOfText(' nightly, "a, b",, c ', "text")).toEqual(["nightly", "a, b", "c"]);
    expect(textOfList(["nightly", "a, b", "c"], "text")).toBe('nightly, "a, b", c');
    expect(listOfText('5, "5", true', "any")).toEqual([5, "5", true]);
    expect(textOfList([5, "5", true], "any")).toBe('5, "5", true');
    expect(listOfText("", "text")).toEqual([]);
  });
});
