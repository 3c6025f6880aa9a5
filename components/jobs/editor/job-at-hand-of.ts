import type { JobAtHand } from "@/components/steps/job-at-hand";
import type { JobDraft } from "./job-draft";
import { parameterInputOf } from "./parameter-draft";

/** What the forms of the steps know of their job. */
export function jobAtHandOf({ key, name, steps, parameters }: JobDraft): JobAtHand {
  return {
    key,
    name,
    stepNames: steps.map((step) => step.name),
    parameters: Object.fromEntries(
      parameters
        .filter((parameter) => parameter.name !== "")
        .map((parameter) => [parameter.name, parameterInputOf(parameter).default ?? null]),
    ),
  };
}
