import type { RunStepView, RunView } from "@/lib/schemas/run";

/** Where a step lies in its run, in percent of the run's length. */
export interface StepSpan {
  left: number;
  width: number;
}

/** Null when the step or the run has not begun. `now` ends what still runs. */
export function stepSpan(
  run: Pick<RunView, "started_at" | "completed_at">,
  step: Pick<RunStepView, "started_at" | "completed_at" | "execution_time_ms" | "status">,
  now: number,
): StepSpan | null {
  if (run.started_at === null || step.started_at === null) return null;
  const start = Date.parse(run.started_at);
  const from = Date.parse(step.started_at);
  const end = Math.max(run.completed_at === null ? now : Date.parse(run.completed_at), start + 1);
  const to = step.status === "running" ? end : endOf(step, from);
  const percent = (instant: number) => Math.min(100, Math.max(0, (100 * (instant - start)) / (end - start)));
  const left = percent(from);
  return { left, width: Math.max(0, percent(to) - left) };
}

/** What it took goes before when it was written down: the same time stands beside the bar. */
function endOf(step: Pick<RunStepView, "completed_at" | "execution_time_ms">, from: number): number {
  if (step.execution_time_ms !== null) return from + step.execution_time_ms;
  return step.completed_at === null ? from : Date.parse(step.completed_at);
}
