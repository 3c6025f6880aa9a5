import type { AnomalyKind } from "@/lib/core/anomaly";
import { spanWords } from "@/lib/core/time-span";
import type { JobView } from "@/lib/schemas/job";
import { retryWords } from "./editor/retry-words";

type Limits = Pick<
  JobView,
  | "kind"
  | "timeout_seconds"
  | "slow_after_seconds"
  | "silent_after_seconds"
  | "max_parallel_runs"
  | "max_attempts"
  | "retry_initial_seconds"
  | "retry_max_seconds"
  | "anomalies"
>;

const anomalyWords: Record<AnomalyKind, string> = {
  duration: "how long it takes",
  steps: "which steps it has",
  output: "how much it writes",
};

const list = new Intl.ListFormat("en-GB");

/** What is asked of a job's runs, a sentence each. */
export function limitWords(job: Limits): string[] {
  const isReported = job.kind === "reported";
  const sentences = [
    job.timeout_seconds === null
      ? null
      : `${isReported ? "Given up" : "Stopped"} after ${spanWords(job.timeout_seconds)}.`,
    job.slow_after_seconds === null ? null : `Told as slow after ${spanWords(job.slow_after_seconds)}.`,
    isReported && job.silent_after_seconds !== null
      ? `Lost after ${spanWords(job.silent_after_seconds)} of silence.`
      : null,
    isReported ? null : parallelWords(job.max_parallel_runs),
    isReported ? null : retryWords(job.max_attempts, job.retry_initial_seconds, job.retry_max_seconds),
    job.anomalies.length === 0
      ? null
      : `Compared with the runs before: ${list.format(job.anomalies.map((kind) => anomalyWords[kind]))}.`,
  ];
  return sentences.filter((sentence) => sentence !== null);
}

function parallelWords(most: number): string {
  return most === 1 ? "One run at a time; further ones wait." : `${most} runs at a time; further ones wait.`;
}
