import { readClock } from "@/lib/db/clock";
import { withTransaction, type Tx } from "@/lib/db/database";
import { contextOfRun } from "@/lib/queue/run-context";
import type { TemplateContext } from "@/lib/templates/context";
import type { ClaimedRun } from "./claim-run";
import type { RunState } from "./plan-step";

/**
 * What templates see while a run is under way: it is "running" until a step failed that fails the job, and "failed" or
 * "timed_out" from then on, with that step's error and the time that has passed.
 */
export async function contextAtStep(tx: Tx, run: ClaimedRun, state: RunState): Promise<TemplateContext> {
  const now = await readClock(tx);
  const context = await contextOfRun(tx, { organisationId: run.organisationId, runId: run.runId, now });
  if (!context.job) return context;
  const { started_at: startedAt } = context.job;
  return {
    ...context,
    job: {
      ...context.job,
      status: state.kind === "failure" ? state.status : "running",
      error_message: state.kind === "failure" ? state.errorMessage : null,
      execution_time_ms: startedAt === null ? null : Math.max(0, now.getTime() - Date.parse(startedAt)),
    },
  };
}

/** The same outside of a transaction. */
export function loadContextAtStep(run: ClaimedRun, state: RunState): Promise<TemplateContext> {
  return withTransaction((tx) => contextAtStep(tx, run, state));
}
