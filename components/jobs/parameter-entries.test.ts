import { describe, expect, it } from "vitest";
import type { JobParameter } from "@/lib/core/parameter";
import { entriesOf, valuesOf } from "./parameter-entries";

const parameters: JobParameter[] = [
  { name: "table", type: "text", required: false, default: "orders" },
  { name: "days", type: "number", required: true },
  { name: "full", type: "boolean", required: false },
  { name: "mode", type: "choice", required: false, choices: ["fast", "safe"] },
  { name: "more", type: "json", required: false, default: { a: [1] } },
];

describe("the entries of a job's parameters", () => {
  it("begin with the defaults, and with what another run was given", () => {
    expect(entriesOf(parameters, {})).toEqual(["orders", null, false, "", '{\n  "a": [\n    1\n  ]\n}']);
    expect(
      entriesOf(parameters, { table: "", days: 7, full: true, mode: "safe", more: null, gone: 1 }),
    ).toEqual(["", 7, true, "safe", "null"]);
    expect(entriesOf(parameters, { days: "seven", mode: "gone" })).toEqual(entriesOf(parameters, {}));
  });

  it("become the values of the run, without what was left empty", () => {
    expect(valuesOf(parameters, ["", 7, false, "", "[1, 2]"])).toEqual({
      values: { table: "", days: 7, full: false, more: [1, 2] },
      problems: [],
    });
  });

  it("say what is missing and what cannot be read", () => {
    expect(valuesOf(parameters, ["orders", null, true, "fast", "{"]).problems).toEqual([
      { index: 1, message: "This is needed." },
      { index: 4, message: "This is not valid JSON." },
    ]);
  });
});
