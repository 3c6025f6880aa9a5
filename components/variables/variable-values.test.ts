import { describe, expect, test } from "vitest";
import type { VariableView } from "@/lib/schemas/variable";
import { isTaken, readValue, VariableValues, variableValuesOf, valueText } from "./variable-values";

const view = (value: VariableView["value"]): VariableView => ({
  id: "0190a6f2-4c11-7d3e-9b52-6f1d2f8c0a01",
  name: "limit",
  value,
  description: null,
  job: null,
  updated_by: null,
  updated_at: "2026-11-21T02:00:00.000Z",
});

describe("the form of a variable", () => {
  test("each value comes back from the form as it went in", () => {
    for (const value of ["", "30", "true", 30, 0.5, -2e3, true, false, null, [1, "a"], { a: { b: [] } }]) {
      const { type, value: written } = variableValuesOf(view(value));
      expect(readValue(type, written)).toEqual({ value, problem: null });
    }
  });

  test("what is no number or no JSON is refused at the value", () => {
    const entered = { name: "a", value: "ten", job: "", description: "" };
    for (const type of ["number", "json"] as const) {
      const { error } = VariableValues.safeParse({ ...entered, type });
      expect(error?.issues.map(({ path }) => path)).toEqual([["value"]]);
    }
    for (const written of ["", " ", "1e999", "0x10", "1,5", "NaN"])
      expect(readValue("number", written).problem).toMatch(/Must be a number/);
  });

  test("a name must be one that templates can write", () => {
    const entered = { type: "text", value: "", job: "", description: "" };
    for (const name of ["", "1st", "a-b", "a b", "__proto__", "constructor"])
      expect(VariableValues.safeParse({ ...entered, name }).success).toBe(false);
    expect(VariableValues.safeParse({ ...entered, name: "runbook_url" }).success).toBe(true);
  });

  test("a name is taken only for the same job", () => {
    const ofAll = view(1);
    const ofOne = { ...ofAll, job: { id: ofAll.id, key: "etl", name: "ETL" } };
    expect(isTaken({ name: "limit", job: "" }, [ofAll])).toBe(true);
    expect(isTaken({ name: "limit", job: "etl" }, [ofAll, ofOne])).toBe(true);
    expect(isTaken({ name: "limit", job: "etl" }, [ofAll])).toBe(false);
    expect(isTaken({ name: "limit", job: "" }, [ofOne])).toBe(false);
    expect(isTaken({ name: "other", job: "" }, [ofAll])).toBe(false);
  });

  test("the table shows values in words", () => {
    expect([true, "", "a", 3, [1]].map((value) => valueText(value))).toEqual([
      "yes",
      "(empty)",
      "a",
      "3",
      "[1]",
    ]);
  });
});
