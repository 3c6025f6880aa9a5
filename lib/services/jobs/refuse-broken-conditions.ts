import { InvalidInputError, type InputIssue } from "@/lib/core/errors";
import type { StepDefinition } from "@/lib/core/step";
import { checkCondition } from "@/lib/templates/condition";
import { TemplateError } from "@/lib/templates/render";
import { describeProblem } from "../templates/describe-problem";

/** Throws InvalidInputError, with a pointer, line and column for each, for branches whose condition cannot be read. */
export function refuseBrokenConditions(steps: readonly StepDefinition[]): void {
  const issues = steps.flatMap((step, index) =>
    step.type === "notify.conditional"
      ? step.config.branches.flatMap(({ condition }, branch) =>
          problemOf(`/steps/${index}/config/branches/${branch}/condition`, condition),
        )
      : [],
  );
  if (issues.length > 0) throw new InvalidInputError("A step has a condition that cannot be read.", issues);
}

function problemOf(pointer: string, condition: string): InputIssue[] {
  try {
    checkCondition(condition);
    return [];
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return [{ pointer, detail: describeProblem(error) }];
  }
}
