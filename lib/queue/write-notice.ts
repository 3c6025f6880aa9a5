import type { MessageTemplate } from "@/lib/core/message";
import type { Authorship } from "./find-author";
import type { Delivery } from "./load-deliveries";
import { culpritOf, describeProblem, placeOf, type TemplateProblem } from "./template-problem";

/** What the author of a broken template is told. Ready text: nothing of it is read as a template. */
export function writeNotice(
  { id, runId, jobName }: Delivery,
  problem: TemplateProblem,
  { templateId, stepName }: Authorship,
  appUrl: string,
): MessageTemplate {
  const what =
    problem.template === null && stepName !== null ? describeStep(stepName, jobName) : culpritOf(problem);
  const text = [
    `A message could not be made with ${what}:`,
    describeProblem(problem),
    "The standard message was sent in its place, so nobody missed it. You are told this once; later messages go out in the same way until it is repaired.",
    [
      templateId === null ? null : `The template: ${appUrl}/templates/${templateId}`,
      runId === null ? null : `The run: ${appUrl}/runs/${runId}`,
      `The message: ${appUrl}/notifications/${id}`,
    ]
      .filter((line) => line !== null)
      .join("\n"),
  ].join("\n\n");
  return { subject: `Not usable: ${what} (${placeOf(problem)})`, text, syntax: "literal" };
}

function describeStep(stepName: string, jobName: string | null): string {
  return `the template of the step “${stepName}”${jobName === null ? "" : ` of ${jobName}`}`;
}
