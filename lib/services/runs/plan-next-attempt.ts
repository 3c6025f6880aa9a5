import { secondsToNextAttempt } from "@/lib/core/attempt";
import { AppError } from "@/lib/core/errors";
import type { FinalRunStatus } from "@/lib/core/run";
import type { Tx } from "@/lib/db/database";
import { findJob } from "@/lib/db/jobs";
import type { RunSummaryRow } from "@/lib/db/runs";
import type { JsonObject } from "@/lib/schemas/field";
import { createRun } from "./create-run";

const triedAgain: readonly FinalRunStatus[] = ["failed", "timed_out", "lost"];

/**
 * Makes the next attempt of a built-in run that has just ended badly, in the transaction that ends it: when it is due, or
 * null where there is none. The attempts are up, or the job was switched off or changed so that it cannot be run as this
 * one was. It does what the job says now.
 */
export async function planNextAttempt(tx: Tx, run: RunSummaryRow): Promise<Date | null> {
  const { attempt, maxAttempts, completedAt } = run;
  const isTriedAgain = triedAgain.includes(run.status as FinalRunStatus) && attempt < maxAttempts;
  if (run.source !== "builtin" || !isTriedAgain || !completedAt) return null;
  const job = await findJob(tx, run.organisationId, run.job.key);
  if (!job?.enabled) return null;
  const seconds = secondsToNextAttempt(attempt, {
    initialSeconds: job.retryInitialSeconds,
    maxSeconds: job.retryMaxSeconds,
  });
  const notBefore = new Date(completedAt.getTime() + seconds * 1000);
  try {
    await createRun(tx, job, {
      cause: "retry",
      startedById: run.startedById,
      parameters: run.parameters as JsonObject,
      attempt: { number: attempt + 1, maxAttempts, firstRunId: run.firstRunId ?? run.id, notBefore },
    });
    return notBefore;
  } catch (error) {
    // Refused before anything was written.
    if (error instanceof AppError) return null;
    throw error;
  }
}
