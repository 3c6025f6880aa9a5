import type { Actor } from "@/lib/core/actor";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { isPaused, readWorkerStatus, setPaused } from "@/lib/queue/control";
import { nudge } from "@/lib/queue/nudge";
import type { WorkerStatus } from "@/lib/schemas/worker";

/** Pauses the workers of this installation or lets them go on; what is so already stays so. */
export async function pauseWorkers({
  actor,
  paused,
}: {
  actor: Actor;
  paused: boolean;
}): Promise<WorkerStatus> {
  await withTransaction(async (tx) => {
    if ((await isPaused(tx)) === paused) return;
    await setPaused(paused, actor.label, tx);
    await recordAudit(tx, actor, { action: paused ? "worker.stop" : "worker.start" });
  });
  if (!paused) {
    nudge("notifications");
    nudge("runs");
  }
  return readWorkerStatus(actor.organisationId);
}
