import type { RunSummary } from "@/lib/schemas/run";

type Caused = Pick<RunSummary, "cause" | "started_by" | "source" | "attempt">;

/** Who or what began a run, in a table: Ada, Schedule, API, Retry. */
export function startedByWords({ cause, started_by, source }: Caused): string {
  if (cause === "schedule") return "Schedule";
  if (cause === "retry") return "Retry";
  return started_by?.name ?? (source === "reported" || cause === "program" ? "API" : "–");
}

/** The same in a sentence: “by Ada”, “by a program”, “by its schedule”, “by itself, after attempt 1 failed”. */
export function causeWords({ cause, started_by, source, attempt }: Caused): string {
  if (cause === "schedule") return "by its schedule";
  if (cause === "retry") return `by itself, after attempt ${attempt - 1} failed`;
  if (source === "reported") return started_by ? `by a program of ${started_by.name}` : "by a program";
  if (started_by) return `by ${started_by.name}`;
  return cause === "program" ? "by a program" : "by hand";
}
