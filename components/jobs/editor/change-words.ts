import { capitalised, countOf } from "@/components/runs/count-words";
import type { JobDraft, StepDraft } from "./job-draft";
import { changedFields, stepInputOf, type ChangeableField } from "./job-input";

const words: Record<Exclude<ChangeableField, "steps" | "schedule" | "enabled">, string> = {
  name: "name",
  description: "description",
  target: "target",
  parameters: "parameters",
  timeout_seconds: "time limit",
  slow_after_seconds: "time after which it is slow",
  silent_after_seconds: "time of silence",
  max_parallel_runs: "parallel runs",
  max_attempts: "attempts",
  retry_initial_seconds: "pause between attempts",
  retry_max_seconds: "longest pause between attempts",
  anomalies: "what is watched",
};

/** What changed, each as the part of a sentence: “2 steps changed” · “schedule added” · “name changed”. */
export function changeWords(base: JobDraft, draft: JobDraft): string[] {
  return changedFields(base, draft).flatMap((field) => {
    if (field === "steps") return stepWords(base.steps, draft.steps);
    if (field === "schedule") return [scheduleWord(base, draft)];
    if (field === "enabled") return [draft.enabled ? "switched on" : "switched off"];
    return [`${words[field]} changed`];
  });
}

/** The first of the changes, as a save bar says them. */
export function changeSentence(changes: readonly string[]): string {
  const named = changes.slice(0, 3).join(", ");
  const others = changes.length - 3;
  return capitalised(others > 0 ? `${named} and ${others} more` : named);
}

function scheduleWord(base: JobDraft, draft: JobDraft): string {
  if (base.schedule.mode === "off") return "schedule added";
  return draft.schedule.mode === "off" ? "schedule removed" : "schedule changed";
}

function stepWords(before: readonly StepDraft[], after: readonly StepDraft[]): string[] {
  const old = new Map(before.map((step) => [step.id, JSON.stringify(stepInputOf(step))]));
  const left = new Set(after.map(({ id }) => id));
  const added = after.filter(({ id }) => !old.has(id)).length;
  const removed = before.filter(({ id }) => !left.has(id)).length;
  const changed = after.filter(
    (step) => old.has(step.id) && old.get(step.id) !== JSON.stringify(stepInputOf(step)),
  );
  const orderOf = (steps: readonly StepDraft[]) =>
    steps.filter(({ id }) => old.has(id) && left.has(id)).map(({ id }) => id);
  const isReordered = orderOf(before).join() !== orderOf(after).join();
  return [
    ...(added > 0 ? [`${countOf(added, "step")} added`] : []),
    ...(removed > 0 ? [`${countOf(removed, "step")} deleted`] : []),
    ...(changed.length > 0 ? [`${countOf(changed.length, "step")} changed`] : []),
    ...(isReordered ? ["order of the steps changed"] : []),
  ];
}
