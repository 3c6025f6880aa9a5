import { bodyNames, type BodyName } from "@/lib/core/template";
import type { SourceField, SourceProblem } from "@/lib/templates/message-types";

export interface EditorProblem extends SourceProblem {
  severity: "error" | "warning";
  /** The part it is in, when it is not in what is being edited. */
  template: string | null;
}

/** Errors first, each place once, in the order of the editor. */
export function arrangeProblems(found: readonly EditorProblem[]): EditorProblem[] {
  const seen = new Map<string, EditorProblem>();
  for (const problem of found) {
    const key = [problem.field, problem.template, problem.line, problem.column, problem.message].join("\n");
    if (seen.get(key)?.severity !== "error") seen.set(key, problem);
  }
  return [...seen.values()].sort(
    (one, other) =>
      Number(one.severity === "warning") - Number(other.severity === "warning") ||
      fieldOrder.indexOf(one.field) - fieldOrder.indexOf(other.field) ||
      one.line - other.line ||
      one.column - other.column,
  );
}

const fieldOrder: readonly SourceField[] = ["subject", ...bodyNames, "layout"];

/** Those that can be shown in the text of a field. */
export function problemsIn(problems: readonly EditorProblem[], field: "subject" | BodyName): EditorProblem[] {
  return problems.filter((problem) => problem.field === field && problem.template === null);
}

export function hasErrors(problems: readonly EditorProblem[]): boolean {
  return problems.some(({ severity }) => severity === "error");
}
