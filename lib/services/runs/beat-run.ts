import type { Actor } from "@/lib/core/actor";
import { NotFoundError } from "@/lib/core/errors";
import type { RunStatus } from "@/lib/core/run";
import { database } from "@/lib/db/database";
import { beatReportedRun, findRunSummary } from "@/lib/db/runs";

/**
 * A program says that its run is alive. From the first heartbeat on it must go on with them, or the run counts as lost.
 * Answers with the run's status: a run that has ended stays ended, and its reporter learns of it here.
 */
export async function beatRun({
  actor,
  id,
}: {
  actor: Actor;
  id: string;
}): Promise<{ id: string; status: RunStatus; heartbeat_at: string | null }> {
  const { organisationId } = actor;
  await beatReportedRun(database().prisma, organisationId, id);
  const run = await findRunSummary(database().prisma, organisationId, id);
  if (!run) throw new NotFoundError("run", id);
  return { id, status: run.status as RunStatus, heartbeat_at: run.heartbeatAt?.toISOString() ?? null };
}
