import { isFinalRunStatus } from "@/lib/core/run";
import type { JobSummary } from "@/lib/schemas/job";

export interface SuccessRate {
  completed: number;
  /** Cancelled runs and those that run still say nothing about success. */
  counted: number;
  /** Never 100 while one failed, never 0 while one completed. Null without a run that counts. */
  percent: number | null;
}

export function successRate(lastRuns: JobSummary["last_runs"]): SuccessRate {
  const ended = lastRuns.filter(({ status }) => isFinalRunStatus(status) && status !== "cancelled");
  const completed = ended.filter(({ status }) => status === "completed").length;
  const counted = ended.length;
  if (counted === 0) return { completed, counted, percent: null };
  const rounded = Math.round((completed / counted) * 100);
  const isMixed = completed > 0 && completed < counted;
  return { completed, counted, percent: isMixed ? Math.min(99, Math.max(1, rounded)) : rounded };
}
