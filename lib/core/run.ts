/**
 * pending: waits for the executor · running · completed · failed: a step or the reporter said so ·
 * timed_out: over its time · lost: whoever ran it fell silent · missed: it never began · cancelled: by hand, or because
 * the run before it was still under way.
 */
export const runStatuses = [
  "pending",
  "running",
  "completed",
  "failed",
  "timed_out",
  "lost",
  "missed",
  "cancelled",
] as const;
export type RunStatus = (typeof runStatuses)[number];

export const finalRunStatuses = ["completed", "failed", "timed_out", "lost", "missed", "cancelled"] as const;
export type FinalRunStatus = (typeof finalRunStatuses)[number];

/** Why there is a run. manual: somebody or a program asked for it · program: a program reported it. */
export const runCauses = ["manual", "program", "schedule", "retry"] as const;
export type RunCause = (typeof runCauses)[number];

export const stepStatuses = ["pending", "running", "completed", "failed", "skipped"] as const;
export type StepStatus = (typeof stepStatuses)[number];

export function isFinalRunStatus(status: string): status is FinalRunStatus {
  return (finalRunStatuses as readonly string[]).includes(status);
}

/** The event that the end of a run is, or null when nobody needs to hear of it. */
export function eventTypeOfEnd(status: FinalRunStatus) {
  const types = {
    completed: "job.completed",
    failed: "job.failed",
    timed_out: "job.timed_out",
    lost: "job.lost",
    missed: "job.missed",
    cancelled: null,
  } as const;
  return types[status];
}

const bad: readonly string[] = ["failed", "timed_out", "lost", "missed"];

/** A run that completes right after one that did not is a recovery, too. */
export function isRecovery(previous: string | null, current: FinalRunStatus): boolean {
  return current === "completed" && previous !== null && bad.includes(previous);
}
