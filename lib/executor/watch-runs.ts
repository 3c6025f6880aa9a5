import { query, withTransaction, type Tx } from "@/lib/db/database";
import { listRunSteps } from "@/lib/db/run-steps";
import { nudge } from "@/lib/queue/nudge";
import { finishRun } from "@/lib/services/runs/finish-run";
import { MAX_RESUMPTIONS, resumptionsOf } from "./lease";
import { endStep } from "./write-step";

/** At most this many in one round: the rest comes with the next. */
const ROUND = 100;

/**
 * Closes runs that nobody will go on with, as lost: built-in ones whose step has ended its worker too often, and reported
 * ones whose reporter used to send heartbeats and fell silent. Says how many. Safe in any number of workers.
 */
export async function watchRuns(): Promise<number> {
  let closed = 0;
  while (closed < ROUND && (await withTransaction(closeLostRun))) closed++;
  if (closed > 0) nudge("notifications");
  return closed;
}

async function closeLostRun(tx: Tx): Promise<boolean> {
  const run = await lockLostRun(tx);
  if (!run) return false;
  if (run.source === "reported") {
    const since = run.heartbeatAt ? ` since ${run.heartbeatAt.toISOString()}` : "";
    await finishRun(tx, run.id, { status: "lost", errorMessage: `Nothing was heard of the run${since}.` });
    return true;
  }

  const step = (await listRunSteps(tx, run.id)).find(({ status }) => status === "running");
  const errorMessage = `Runbell's worker stopped ${MAX_RESUMPTIONS + 1} times in the middle of this step: it was given up.`;
  if (step) {
    const executionTimeMs = step.startedAt ? Math.max(0, Date.now() - step.startedAt.getTime()) : 0;
    await endStep(tx, step.id, {
      status: "failed",
      error_message: errorMessage,
      execution_time_ms: executionTimeMs,
    });
  }
  await finishRun(tx, run.id, { status: "lost", errorMessage, failedStepId: step?.id });
  return true;
}

/** One run whose lease has ended for good, locked; another watcher takes another one (SKIP LOCKED). */
async function lockLostRun(
  tx: Tx,
): Promise<{ id: string; source: string; heartbeatAt: Date | null } | undefined> {
  const rows = await query<{ id: string; source: string; heartbeatAt: Date | null }>(
    `
SELECT id, source, heartbeat_at AS "heartbeatAt"
FROM runs
WHERE status = 'running' AND lease_until <= now()
  AND (source = 'reported' OR ${resumptionsOf("runs.id")} >= $1::int)
ORDER BY lease_until
LIMIT 1
FOR UPDATE SKIP LOCKED`,
    [MAX_RESUMPTIONS],
    tx,
  );
  return rows[0];
}
