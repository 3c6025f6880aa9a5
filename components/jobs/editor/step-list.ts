import { defaultOnError, type StepType } from "@/lib/core/step";
import type { JsonObject } from "@/lib/schemas/field";
import { stepTypeLabel } from "@/components/runs/step-type-label";
import type { StepDraft } from "./job-draft";

const MAX_NAME = 120;

const startConfigs: Partial<Record<StepType, JsonObject>> = {
  "http.request": { method: "GET" },
  wait: { seconds: 30 },
};

export function newStep(id: string, type: StepType, steps: readonly StepDraft[]): StepDraft {
  return {
    id,
    name: freeName(stepTypeLabel(type), steps),
    type,
    config: { ...startConfigs[type] },
    on_error: defaultOnError(type),
    enabled: true,
    timeout_seconds: null,
  };
}

/** The step at `index` is the new one. */
export function insertSteps(
  steps: readonly StepDraft[],
  index: number,
  added: readonly StepDraft[],
): StepDraft[] {
  return steps.toSpliced(index, 0, ...added);
}

export function removeStep(steps: readonly StepDraft[], id: string): StepDraft[] {
  return steps.filter((step) => step.id !== id);
}

/** The step stands at `to` then; beyond an end it stays. */
export function moveStep(steps: readonly StepDraft[], id: string, to: number): StepDraft[] {
  const from = steps.findIndex((step) => step.id === id);
  const step = steps[from];
  if (!step || to < 0 || to >= steps.length) return [...steps];
  return steps.toSpliced(from, 1).toSpliced(to, 0, step);
}

/** The copy stands after the step. */
export function duplicateStep(steps: readonly StepDraft[], id: string, copyId: string): StepDraft[] {
  const at = steps.findIndex((step) => step.id === id);
  const step = steps[at];
  if (!step) return [...steps];
  const copy = { ...structuredClone(step), id: copyId, name: freeName(`${step.name} copy`, steps) };
  return insertSteps(steps, at + 1, [copy]);
}

export function changeStep(
  steps: readonly StepDraft[],
  id: string,
  change: Partial<Omit<StepDraft, "id">>,
): StepDraft[] {
  return steps.map((step) => (step.id === id ? { ...step, ...change } : step));
}

/** The name, or with the first number that no step has yet. */
export function freeName(wanted: string, steps: readonly Pick<StepDraft, "name">[]): string {
  const taken = new Set(steps.map(({ name }) => name));
  const short = wanted.slice(0, MAX_NAME);
  if (!taken.has(short)) return short;
  for (let number = 2; ; number++) {
    const name = `${wanted.slice(0, MAX_NAME - 1 - String(number).length)} ${number}`;
    if (!taken.has(name)) return name;
  }
}
