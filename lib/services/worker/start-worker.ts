import type { Actor } from "@/lib/core/actor";
import type { WorkerStatus } from "@/lib/schemas/worker";
import { pauseWorkers } from "./pause-workers";

/** Lets workers take notifications and runs again. */
export function startWorker({ actor }: { actor: Actor }): Promise<WorkerStatus> {
  return pauseWorkers({ actor, paused: false });
}
