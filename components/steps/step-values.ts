import { isRecord } from "@/components/templates/editor/context-path";
import type { JobAtHand } from "./job-at-hand";

/**
 * What templates of a step see. No event has happened when a step is reached. Of the sample, job and steps are those at
 * hand: a step looks like the sample's step at its place, so that there are outputs, and an error, to write about.
 */
export function valuesAtStep(
  context: Record<string, unknown>,
  job: JobAtHand | null,
): Record<string, unknown> {
  const atStep = { ...context, event: null };
  if (!job) return atStep;
  const sample = isRecord(context.job) ? context.job : {};
  const parameters = Object.keys(job.parameters).length > 0 ? job.parameters : sample.parameters;
  const named = {
    ...sample,
    parameters,
    ...(job.name !== "" && { name: job.name }),
    ...(job.key !== "" && { key: job.key }),
  };
  const steps = sampleSteps(context.steps, job.stepNames);
  if (!steps) return { ...atStep, job: named };
  const count = (status: string) => Object.values(steps).filter((step) => step.status === status).length;
  return {
    ...atStep,
    job: {
      ...named,
      total_steps: job.stepNames.length,
      completed_steps: count("completed"),
      failed_steps: count("failed"),
      error_message: inOwnWords(sample.error_message, context.steps, steps),
    },
    steps,
  };
}

/** The sample names the step that failed. */
function inOwnWords(
  message: unknown,
  sample: unknown,
  own: Record<string, Record<string, unknown>>,
): unknown {
  const [failed] = Object.entries(isRecord(sample) ? sample : {}).find(([, step]) => isFailed(step)) ?? [];
  const [mine] = Object.entries(own).find(([, step]) => isFailed(step)) ?? [];
  if (typeof message !== "string" || failed === undefined || mine === undefined) return message;
  return message.replaceAll(failed, () => mine);
}

function isFailed(step: unknown): boolean {
  return isRecord(step) && step.status === "failed";
}

function sampleSteps(
  sample: unknown,
  names: readonly string[],
): Record<string, Record<string, unknown>> | null {
  const models = isRecord(sample) ? Object.values(sample).filter(isRecord) : [];
  const last = models.at(-1);
  if (!last || names.length === 0) return null;
  return Object.fromEntries(
    names.map((name, index) => [name, { ...(models[index] ?? last), position: index + 1 }]),
  );
}
