import { durationInWords } from "@/lib/core/duration";
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
  /** Of a built-in run, and when the next attempt begins, if there will be one. */
  attempt?: { number: number; of: number; nextAt: Date | null } | null;
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
  const attempt = status === "completed" || status === "cancelled" ? null : attemptInWords(run);
  const message = [cause && sentence(cause), progress(run), attempt].filter(Boolean).join(" ") || null;
  switch (status) {
    case "completed":
      return { title: `${run.jobName} completed`, message };
    case "failed":
      return { title: `${run.jobName} failed${at}`, message };
    case "timed_out":
      return { title: `${run.jobName} timed out${at}`, message };
    case "lost":
      return { title: `The run of ${run.jobName} was lost${at}`, message };
    case "missed":
      return { title: `${run.jobName} missed its time`, message };
    case "cancelled":
      return { title: `${run.jobName} was cancelled`, message };
  }
}

const badEnds: Record<string, string> = {
  failed: "failed",
  timed_out: "timed out",
  lost: "was lost",
  missed: "was missed",
};

/**
 * Title and message of the recovery: `previous` is the end of the run before, or what Runbell had found of this very run.
 */
export function describeRecovery(
  run: RunFacts,
  previous: { status: string; completedAt: Date | null },
  isSameRun = false,
): RunWords {
  const how = badEnds[previous.status] ?? "did not complete";
  const when = previous.completedAt ? ` on ${minuteInWords(previous.completedAt)}` : "";
  const before = isSameRun ? `It ${how}${when}, but completed after all.` : `The run before ${how}${when}.`;
  return {
    title: `${run.jobName} works again`,
    message: [before, progress(run)].filter(Boolean).join(" "),
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
    ...(run.attempt && {
      attempt: run.attempt.number,
      max_attempts: run.attempt.of,
      will_retry: run.attempt.nextAt !== null,
      next_attempt_at: run.attempt.nextAt?.toISOString() ?? null,
    }),
  };
}

function attemptInWords({ attempt }: RunFacts): string | null {
  if (!attempt || attempt.of === 1) return null;
  const { number, of, nextAt } = attempt;
  if (nextAt) return `Attempt ${number} of ${of}; the next one on ${minuteInWords(nextAt)}.`;
  return `Attempt ${number} of ${of}${number < of ? "; there will be no further one" : ", the last one"}.`;
}

function minuteInWords(time: Date): string {
  return `${time.toISOString().slice(0, 16).replace("T", " at ")} UTC`;
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
