import type { Actor } from "@/lib/core/actor";
import { readWorkerStatus } from "@/lib/queue/control";
import type { WorkerStatus } from "@/lib/schemas/worker";

/** The installation's workers, and the queue of the actor's organisation. */
export function getWorkerStatus({ actor }: { actor: Actor }): Promise<WorkerStatus> {
  return readWorkerStatus(actor.organisationId);
}
