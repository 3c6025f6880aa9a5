import { runStates, type StateWord } from "@/components/runs/run-status";
import type { JobSummary } from "@/lib/schemas/job";

export type LastRun = JobSummary["last_runs"][number];

export function lastRunOf(job: JobSummary): LastRun | undefined {
  return job.last_runs.at(-1);
}

export function lastStateOf(job: JobSummary): StateWord {
  const last = lastRunOf(job);
  return last ? runStates[last.status] : { state: "neutral", word: "No runs yet" };
}
