import type { Actor } from "@/lib/core/actor";
import { ConflictError } from "@/lib/core/errors";
import { isFinalRunStatus } from "@/lib/core/run";
import { readClock } from "@/lib/db/clock";
import { withTransaction } from "@/lib/db/database";
import { ensureReportedJob, type ReportedJob } from "@/lib/db/jobs";
import { getRunSummary, lockRun, openReportedRun } from "@/lib/db/runs";
import { ensureTarget } from "@/lib/db/targets";
import { nudge } from "@/lib/queue/nudge";
import type { OpenRunInput, RunSummary } from "@/lib/schemas/run";
import { finishRun } from "./finish-run";
import { matchToSchedule } from "./match-to-schedule";
import { recordStart } from "./record-start";
import { viewRunSummary } from "./run-view";

/**
 * A program reports that a run started, or, when it reports only once, how it ended. The job is made at the first sight
 * of its key, the target by its name. The same external id is the same run: its repetition changes nothing, except that a
 * final status ends a run that was open, or that Runbell had given up. A run of a job with a schedule is the run of the
 * time that it began at. Throws ConflictError when it has ended another way, or when Runbell itself runs the job.
 */
export async function openRun({
  actor,
  key,
  input,
}: {
  actor: Actor;
  key: string;
  input: OpenRunInput;
}): Promise<RunSummary & { duplicate: boolean }> {
  const { organisationId, userId } = actor;
  const { target, status } = input;
  const opened = await withTransaction(async (tx) => {
    const job = await ensureReportedJob(tx, { organisationId, key, ownerId: userId });
    if (job.kind !== "reported")
      throw new ConflictError(
        `${key} is run by Runbell: start it with POST /api/v1/jobs/${key}/trigger instead of reporting runs.`,
      );
    const now = await readClock(tx);
    const startedAt = input.started_at ? new Date(input.started_at) : now;
    const { id, isNew } = await openReportedRun(tx, {
      organisationId,
      jobId: job.id,
      targetId: target
        ? (await ensureTarget(tx, organisationId, { ...target, osType: target.os_type })).id
        : null,
      externalId: input.external_id ?? null,
      startedById: userId,
      parameters: input.parameters,
      totalSteps: input.total_steps ?? 0,
      startedAt,
      ...limitsOf(job, startedAt, now),
    });
    if (isNew) await matchToSchedule(tx, { id, jobId: job.id, startedAt, now });

    if (isFinalRunStatus(status)) {
      await finishRun(tx, id, { status, errorMessage: input.error_message ?? null, by: "reporter" });
    } else if (isNew) {
      const run = await lockRun(tx, id);
      if (run) await recordStart(tx, { ...run, jobName: job.name, startedAt: run.startedAt ?? now });
    }
    return { ...viewRunSummary(await getRunSummary(tx, id)), duplicate: !isNew };
  });
  nudge("notifications");
  return opened;
}

/** By the reporter's clock, unless that is ahead of ours. */
function limitsOf(
  { timeoutSeconds, slowAfterSeconds, silentAfterSeconds }: ReportedJob,
  startedAt: Date,
  now: Date,
) {
  const since = startedAt < now ? startedAt : now;
  return {
    timeoutSeconds,
    timeoutAt: secondsAfter(since, timeoutSeconds),
    slowAt: secondsAfter(since, slowAfterSeconds),
    leaseUntil: secondsAfter(now, silentAfterSeconds),
  };
}

function secondsAfter(at: Date, seconds: number | null): Date | null {
  return seconds === null ? null : new Date(at.getTime() + seconds * 1000);
}
