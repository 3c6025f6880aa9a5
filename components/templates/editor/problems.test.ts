import { describe, expect, it } from "vitest";
import { arrangeProblems, hasErrors, problemsIn, type EditorProblem } from "./problems";

const problem = (change: Partial<EditorProblem>): EditorProblem => ({
  field: "html",
  message: "Something",
  line: 1,
  column: 1,
  severity: "error",
  template: null,
  ...change,
});

describe("arrangeProblems", () => {
  it("says each thing once, as an error when it is one of both", () => {
    const arranged = arrangeProblems([problem({ severity: "warning" }), problem({}), problem({})]);
    expect(arranged).toEqual([problem({})]);
  });

  it("puts errors before warnings, then goes through the editor from the top", () => {
    const arranged = arrangeProblems([
      problem({ severity: "warning", field: "subject" }),
      problem({ field: "sms" }),
      problem({ line: 9 }),
      problem({ line: 2 }),
    ]);
    expect(arranged.map(({ field, line }) => `${field} ${line}`)).toEqual([
      "html 2",
      "html 9",
      "sms 1",
      "subject 1",
    ]);
  });
});

describe("problemsIn", () => {
  it("leaves out what is in an included part: its lines are others", () => {
    expect(problemsIn([problem({ template: "signature" }), problem({})], "html")).toHaveLength(1);
  });
});

describe("hasErrors", () => {
  it("lets warnings pass", () => {
    expect(hasErrors([problem({ severity: "warning" })])).toBe(false);
    expect(hasErrors([problem({})])).toBe(true);
  });
});
