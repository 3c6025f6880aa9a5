import type { RunBar } from "@/components/ui/run-bars";
import type { State } from "@/components/ui/state";
import type { RunStatus, StepStatus } from "@/lib/core/run";
import type { JobSummary } from "@/lib/schemas/job";

export interface StateWord {
  state: State;
  word: string;
}

export const runStates: Record<RunStatus, StateWord> = {
  pending: { state: "neutral", word: "Waiting" },
  running: { state: "running", word: "Running" },
  completed: { state: "ok", word: "Completed" },
  failed: { state: "failed", word: "Failed" },
  timed_out: { state: "failed", word: "Timed out" },
  lost: { state: "failed", word: "Lost" },
  missed: { state: "failed", word: "Missed" },
  cancelled: { state: "neutral", word: "Cancelled" },
};

export const stepStates: Record<StepStatus, StateWord> = {
  pending: { state: "neutral", word: "Waiting" },
  running: { state: "running", word: "Running" },
  completed: { state: "ok", word: "Completed" },
  failed: { state: "failed", word: "Failed" },
  skipped: { state: "neutral", word: "Skipped" },
};

/** The statuses that count as a failure wherever failures are counted. */
export const failedStatuses: readonly RunStatus[] = ["failed", "timed_out", "lost", "missed"];
export const failedRunsHref = `/runs?status=${failedStatuses.join(",")}`;

export function runBarsOf(lastRuns: JobSummary["last_runs"]): RunBar[] {
  return lastRuns.map(({ id, status }) => ({ id, ...runStates[status] }));
}
