import { z } from "zod";
import { defaultOnError, stepTypes } from "@/lib/core/step";
import { JsonObject } from "@/lib/schemas/field";
import type { StepDraft } from "./job-draft";
import { stepInputOf } from "./job-input";
import { freeName } from "./step-list";

/** A step as authors write it; its configuration is checked with the job's. */
const PastedStep = z.object({
  name: z.string().min(1).max(120).optional(),
  type: z.enum(stepTypes),
  config: JsonObject.default({}),
  on_error: z.enum(["continue", "fail_job"]).optional(),
  enabled: z.boolean().default(true),
  timeout_seconds: z.number().nullable().default(null),
});
const Pasted = z.union([
  PastedStep.transform((step) => [step]),
  z.array(PastedStep).min(1).max(100),
  z.object({ steps: z.array(PastedStep).min(1).max(100) }).transform(({ steps }) => steps),
]);

export function stepText(step: StepDraft): string {
  return JSON.stringify(stepInputOf(step), null, 2);
}

/** The steps of a text: one, a list, or those of a job. Null when it is none of these. */
export function readSteps(
  text: string,
  steps: readonly StepDraft[],
  makeId: () => string,
): StepDraft[] | null {
  const parsed = Pasted.safeParse(readJson(text));
  if (!parsed.success) return null;
  const added: StepDraft[] = [];
  for (const { name, on_error, ...step } of parsed.data)
    added.push({
      ...step,
      id: makeId(),
      name: freeName(name ?? "Step", [...steps, ...added]),
      on_error: on_error ?? defaultOnError(step.type),
    });
  return added;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
