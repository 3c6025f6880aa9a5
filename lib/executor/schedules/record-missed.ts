import type { Tx } from "@/lib/db/database";
import type { DueSchedule } from "@/lib/db/schedules";
import { findLastStarted, insertUnstartedRun } from "@/lib/db/unstarted-runs";
import { recordEvent } from "@/lib/queue/record-event";
import { describeEnd, detailsOfEnd, type RunFacts } from "@/lib/services/runs/describe-run";
import { describeLastRun } from "./describe-times";

export interface Missed {
  /** The newest of the times: its run stands for all of them. */
  time: Date;
  firstTime: Date;
  /** Null: more than are counted. */
  count: number | null;
  message: string;
  /** When it was found out. */
  now: Date;
}

/**
 * Writes a run that was missed and tells of it, in the transaction that holds the schedule and its job. False when the job
 * has a run for that time: nothing was missed then.
 */
export async function recordMissed(
  tx: Tx,
  { jobId, organisationId, zone, graceSeconds, job }: DueSchedule,
  { time, firstTime, count, message, now }: Missed,
): Promise<boolean> {
  const lastRun = await findLastStarted(tx, jobId);
  const runId = await insertUnstartedRun(tx, {
    organisationId,
    jobId,
    source: job.kind,
    status: "missed",
    scheduledFor: time,
    errorMessage: message,
    completedAt: now,
  });
  if (runId === null) return false;
  const facts: RunFacts = {
    jobName: job.name,
    status: "missed",
    executionTimeMs: null,
    totalSteps: 0,
    completedSteps: 0,
    failedSteps: 0,
    errorMessage: `${message} ${describeLastRun(lastRun, zone)}`,
    target: null,
    failedStep: null,
  };
  await recordEvent(tx, {
    organisationId,
    type: "job.missed",
    ...describeEnd("missed", facts),
    jobId,
    runId,
    details: {
      ...detailsOfEnd(facts),
      error_message: message,
      expected_at: time.toISOString(),
      first_expected_at: firstTime.toISOString(),
      missed_times: count,
      grace_seconds: graceSeconds,
      last_run: lastRun && {
        id: lastRun.id,
        status: lastRun.status,
        started_at: lastRun.startedAt?.toISOString() ?? null,
      },
    },
    occurredAt: now,
    dedupeKey: `run:${runId}:job.missed`,
  });
  return true;
}
