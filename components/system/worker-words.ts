import { countOf } from "@/components/runs/count-words";
import type { State } from "@/components/ui/state";
import type { WorkerStatus } from "@/lib/schemas/worker";

export const workerStates: Record<WorkerStatus["state"], { state: State; word: string }> = {
  running: { state: "ok", word: "Running" },
  paused: { state: "attention", word: "Paused" },
  absent: { state: "failed", word: "No worker" },
};

/** The state of the workers in a sentence; what the queue does stands beside it. */
export function workerSentence({ state, paused_by, workers }: WorkerStatus): string {
  const alive = workers.filter(({ is_alive }) => is_alive).length;
  switch (state) {
    case "running":
      return `${countOf(alive, "worker")} ${alive === 1 ? "takes" : "take"} messages and runs.`;
    case "paused":
      return `Paused${paused_by ? ` by ${paused_by}` : ""}: messages and runs wait, nothing is lost.`;
    case "absent":
      return "No worker answers: nothing is sent and no job is run until one starts. Nothing is lost.";
  }
}
