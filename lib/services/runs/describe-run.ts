import type { FinalRunStatus } from "@/lib/core/run";

/** What the words about a run are made of. */
export interface RunFacts {
  jobName: string;
  status: string;
  executionTimeMs: number | null;
  totalSteps: number;
  completedSteps: number;
  failedSteps: number;
  errorMessage: string | null;
  target: { name: string; hostname: string } | null;
  /** The step that is to blame, when one is. */
  failedStep: { name: string; type: string; errorMessage: string | null } | null;
}

export interface RunWords {
  title: string;
  message: string | null;
}

export function describeStart(jobName: string): RunWords {
  return { title: `${jobName} started`, message: null };
}

/** Title and message of the event that the end of a run is. A cancelled run is no event, but has words as well. */
export function describeEnd(status: FinalRunStatus, run: RunFacts): RunWords {
  const cause = run.errorMessage ?? run.failedStep?.errorMessage ?? null;
  const at = run.failedStep ? ` at step “${run.failedStep.name}”` : "";
  const message = [cause && sentence(cause), progress(run)].filter(Boolean).join(" ") || null;
  switch (status) {
    case "completed":
      return { title: `${run.jobName} completed`, message };
    case "failed":
      return { title: `${run.jobName} failed${at}`, message };
    case "timed_out":
      return { title: `${run.jobName} timed out${at}`, message };
    case "lost":
      return { title: `The run of ${run.jobName} was lost${at}`, message };
    case "cancelled":
      return { title: `${run.jobName} was cancelled`, message };
  }
}

const badEnds: Record<string, string> = { failed: "failed", timed_out: "timed out", lost: "was lost" };

/** Title and message of the recovery: `previous` is the end of the run before. */
export function describeRecovery(
  run: RunFacts,
  previous: { status: string; completedAt: Date | null },
): RunWords {
  const how = badEnds[previous.status] ?? "did not complete";
  const when = previous.completedAt
    ? ` on ${previous.completedAt.toISOString().slice(0, 16).replace("T", " at ")} UTC`
    : "";
  return {
    title: `${run.jobName} works again`,
    message: [`The run before ${how}${when}.`, progress(run)].filter(Boolean).join(" "),
  };
}

/** What the event of a run's end carries, for rules and templates. */
export function detailsOfEnd(run: RunFacts): Record<string, unknown> {
  return {
    status: run.status,
    error_message: run.errorMessage,
    failed_step: run.failedStep && {
      name: run.failedStep.name,
      type: run.failedStep.type,
      error_message: run.failedStep.errorMessage,
    },
    total_steps: run.totalSteps,
    completed_steps: run.completedSteps,
    failed_steps: run.failedSteps,
    execution_time_ms: run.executionTimeMs,
    target: run.target && { name: run.target.name, hostname: run.target.hostname },
  };
}

function progress({ totalSteps, completedSteps, executionTimeMs }: RunFacts): string | null {
  const after = executionTimeMs === null ? "" : ` after ${durationInWords(executionTimeMs)}`;
  if (totalSteps === 0) return after ? `It ended${after}.` : null;
  const steps = totalSteps === 1 ? "step" : "steps";
  return `${completedSteps} of ${totalSteps} ${steps} completed${after}.`;
}

function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?…)\]}>"'”]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** 340 ms · 3.4 s · 2 min 5 s · 1 h 4 min */
export function durationInWords(ms: number): string {
  if (ms < 1000) return `${ms} ms`;
  if (ms < 59_950) return `${(ms / 1000).toFixed(1).replace(/\.0$/, "")} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 3600) return pair(Math.floor(seconds / 60), "min", seconds % 60, "s");
  return pair(Math.floor(seconds / 3600), "h", Math.floor((seconds % 3600) / 60), "min");
}

function pair(major: number, majorUnit: string, minor: number, minorUnit: string): string {
  return minor === 0 ? `${major} ${majorUnit}` : `${major} ${majorUnit} ${minor} ${minorUnit}`;
}
