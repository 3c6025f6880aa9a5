import { InvalidInputError, type InputIssue } from "@/lib/core/errors";
import type { TriggerInput } from "@/lib/schemas/trigger";
import { checkCondition } from "@/lib/templates/condition";
import { compileTemplate, TemplateError } from "@/lib/templates/render";
import { describeProblem } from "../templates/describe-problem";

/**
 * Throws InvalidInputError, with a pointer, line and column for each, for a condition and for recipients' templates that
 * cannot be read. `root`: where the trigger stands in the caller's input.
 */
export function refuseBrokenTemplates(
  { condition, recipients }: Pick<TriggerInput, "condition" | "recipients">,
  root = "",
): void {
  const issues = [
    ...(condition === null ? [] : problemOf(`${root}/condition`, () => checkCondition(condition))),
    ...recipients.flatMap((rule, index) =>
      rule.kind === "template"
        ? problemOf(`${root}/recipients/${index}`, () => compileTemplate(rule.source, "text"))
        : [],
    ),
  ];
  if (issues.length > 0) throw new InvalidInputError("The trigger says what cannot be read.", issues);
}

function problemOf(pointer: string, check: () => unknown): InputIssue[] {
  try {
    check();
    return [];
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return [{ pointer, detail: describeProblem(error) }];
  }
}
