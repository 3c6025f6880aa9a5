/**
 * pending: waits for the executor · running · completed · failed: a step or the reporter said so ·
 * timed_out: over its time · lost: whoever ran it fell silent · cancelled: by hand.
 */
export const runStatuses = [
  "pending",
  "running",
  "completed",
  "failed",
  "timed_out",
  "lost",
  "cancelled",
] as const;
export type RunStatus = (typeof runStatuses)[number];

export const finalRunStatuses = ["completed", "failed", "timed_out", "lost", "cancelled"] as const;
export type FinalRunStatus = (typeof finalRunStatuses)[number];

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
    cancelled: null,
  } as const;
  return types[status];
}

const bad: readonly string[] = ["failed", "timed_out", "lost"];

/** A run that completes right after one that did not is a recovery, too. */
export function isRecovery(previous: string | null, current: FinalRunStatus): boolean {
  return current === "completed" && previous !== null && bad.includes(previous);
}
