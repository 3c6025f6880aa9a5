import type { Actor } from "@/lib/core/actor";
import type { WorkerStatus } from "@/lib/schemas/worker";
import { pauseWorkers } from "./pause-workers";

/** Lets workers finish what they hold and take nothing more. */
export function stopWorker({ actor }: { actor: Actor }): Promise<WorkerStatus> {
  return pauseWorkers({ actor, paused: true });
}
