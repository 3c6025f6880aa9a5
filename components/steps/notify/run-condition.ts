import type { ConditionRow } from "@/lib/core/condition-tree";
import { checkCondition } from "@/lib/templates/condition";
import { TemplateError } from "@/lib/templates/error";

/** What a new row says of a run. */
export const runStartRow: ConditionRow = {
  kind: "row",
  field: "job.status",
  name: null,
  operator: "is",
  value: "failed",
};

/** Why a condition cannot be read, with its place; undefined when it can, or when there is none yet. */
export function checkedCondition(condition: string): string | undefined {
  if (condition.trim() === "") return undefined;
  try {
    checkCondition(condition);
    return undefined;
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return `${error.message} (line ${error.line}, column ${error.column})`;
  }
}
