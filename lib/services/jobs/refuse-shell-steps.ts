import { isDeepStrictEqual } from "node:util";
import { hasRole, type Actor } from "@/lib/core/actor";
import { AppError, InvalidInputError, type InputIssue } from "@/lib/core/errors";
import type { StepDefinition } from "@/lib/core/step";
import { completeStep, type CompleteStep } from "./job-definition";

/**
 * Throws for steps that run a program: InvalidInputError unless the installation allows them, ForbiddenError's code
 * unless an admin adds or changes them. Steps that are `known` may stay as they are, wherever they stand.
 */
export function refuseShellSteps(
  { actor, isAllowed }: { actor: Actor; isAllowed: boolean },
  steps: readonly StepDefinition[],
  known: readonly CompleteStep[],
): void {
  const issuesWith = (detail: string): InputIssue[] =>
    steps.flatMap((step, index) =>
      step.type === "shell.command" && !known.some((other) => isDeepStrictEqual(other, completeStep(step)))
        ? [{ pointer: `/steps/${index}/type`, detail }]
        : [],
    );
  if (!isAllowed) {
    const issues = issuesWith("is switched off: RUNBELL_ALLOW_SHELL=1 allows it");
    if (issues.length > 0)
      throw new InvalidInputError(
        "Steps that run programs are switched off here. RUNBELL_ALLOW_SHELL=1 in the environment allows them.",
        issues,
      );
  }
  if (hasRole(actor, "admin")) return;
  const issues = issuesWith("may be added and changed by admins only");
  if (issues.length > 0)
    throw new AppError("forbidden", "Only admins may add and change steps that run programs.", issues);
}
