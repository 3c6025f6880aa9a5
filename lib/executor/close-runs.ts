import { durationInWords } from "@/lib/core/duration";
import { query, type Tx } from "@/lib/db/database";
import { listRunSteps } from "@/lib/db/run-steps";
import { finishRun } from "@/lib/services/runs/finish-run";
import { MAX_RESUMPTIONS, resumptionsOf } from "./lease";
import { endStep } from "./write-step";

/**
 * Ends one run that is over its time: a reported one, or a built-in one whose worker is gone, as the others end by
 * themselves. False when there is none. Another watcher takes another one (SKIP LOCKED); read over runs_timeout.
 */
export async function closeTimedOutRun(tx: Tx): Promise<boolean> {
  const [run] = await query<{ id: string; timeoutSeconds: number | null }>(
    `
SELECT id, timeout_seconds AS "timeoutSeconds"
FROM runs
WHERE status = 'running' AND timeout_at <= now() AND (source = 'reported' OR lease_until <= now())
ORDER BY timeout_at
LIMIT 1
FOR UPDATE SKIP LOCKED`,
    [],
    tx,
  );
  if (!run) return false;
  const limit = run.timeoutSeconds === null ? "it may take" : durationInWords(run.timeoutSeconds * 1000);
  const errorMessage = `The run was still under way after ${limit}, the longest it may take.`;
  await finishRun(tx, run.id, { status: "timed_out", errorMessage, by: "runbell" });
  return true;
}

/**
 * Ends one run that nobody will go on with: a built-in one whose step has ended its worker too often, or a reported one
 * whose reporter fell silent. False when there is none. Read over runs_lease.
 */
export async function closeLostRun(tx: Tx): Promise<boolean> {
  const [run] = await query<{ id: string; source: string; heardAt: Date }>(
    `
SELECT id, source, greatest(heartbeat_at, updated_at) AS "heardAt"
FROM runs
WHERE status = 'running' AND lease_until <= now()
  AND (source = 'reported' OR ${resumptionsOf("runs.id")} >= $1::int)
ORDER BY lease_until
LIMIT 1
FOR UPDATE SKIP LOCKED`,
    [MAX_RESUMPTIONS],
    tx,
  );
  if (!run) return false;
  if (run.source === "builtin") await giveUp(tx, run.id);
  else {
    const errorMessage = `Nothing was heard of the run since ${run.heardAt.toISOString()}.`;
    await finishRun(tx, run.id, { status: "lost", errorMessage, by: "runbell" });
  }
  return true;
}

async function giveUp(tx: Tx, runId: string): Promise<void> {
  const step = (await listRunSteps(tx, runId)).find(({ status }) => status === "running");
  const errorMessage = `Runbell's worker stopped ${MAX_RESUMPTIONS + 1} times in the middle of this step: it was given up.`;
  if (step) {
    const executionTimeMs = step.startedAt ? Math.max(0, Date.now() - step.startedAt.getTime()) : 0;
    await endStep(tx, step.id, {
      status: "failed",
      error_message: errorMessage,
      execution_time_ms: executionTimeMs,
    });
  }
  await finishRun(tx, runId, { status: "lost", errorMessage, failedStepId: step?.id, by: "runbell" });
}
