import type { EventType, Severity } from "@/lib/core/event";

const severityByWord: Record<string, Severity> = {
  critical: "critical",
  fatal: "critical",
  page: "critical",
  error: "error",
  high: "error",
  warning: "warning",
  warn: "warning",
  info: "info",
  none: "info",
};

/** The severity that a word stands for, in any case; undefined for an unknown one. */
export function severityOf(word: string | undefined): Severity | undefined {
  return word === undefined ? undefined : severityByWord[word.trim().toLowerCase()];
}

/** The event that trouble of that severity is. */
export function troubleOf(severity: Severity, hasJob: boolean): EventType {
  if (severity === "warning" || severity === "info") return "job.warning";
  return hasJob ? "job.failed" : "system.error";
}
