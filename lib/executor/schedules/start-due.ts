import { AppError, InvalidInputError } from "@/lib/core/errors";
import { nextTime, passedTimes } from "@/lib/core/schedule";
import type { Tx } from "@/lib/db/database";
import { getStartableJob } from "@/lib/db/jobs";
import type { DueSchedule } from "@/lib/db/schedules";
import { countUnderWay, insertUnstartedRun } from "@/lib/db/unstarted-runs";
import { createRun } from "@/lib/services/runs/create-run";
import { describeUnattended, describeUnstartable } from "./describe-times";
import { recordMissed } from "./record-missed";

/**
 * Makes the runs of a built-in job whose times have come. Gives the first time that was not dealt with, or null when there
 * is none. Times older than the grace passed while nobody was there: the catch-up policy says what becomes of them.
 */
export async function startDue(tx: Tx, schedule: DueSchedule, now: Date): Promise<Date | null> {
  const { nextAt, graceSeconds } = schedule;
  const graceEnd = new Date(now.getTime() - graceSeconds * 1000);
  if (nextAt >= graceEnd) {
    await start(tx, schedule, nextAt, now);
    return nextTime(schedule, nextAt);
  }
  switch (schedule.catchUp) {
    case "none":
      return passOver(tx, schedule, graceEnd, now);
    case "all": {
      const { newest, next } = passed(schedule, now);
      for (const time of newest) await start(tx, schedule, time, now, "wait");
      return next;
    }
    default: {
      const { newest, next } = passed(schedule, now, 1);
      for (const time of newest) await start(tx, schedule, time, now);
      return next;
    }
  }
}

function passed(schedule: DueSchedule, until: Date, keep?: number) {
  const times = passedTimes(schedule, schedule.nextAt, until, keep);
  if (times === null) throw new Error("A schedule was due before its time.");
  return times;
}

async function passOver(tx: Tx, schedule: DueSchedule, until: Date, now: Date): Promise<Date | null> {
  const { newest, count, next } = passed(schedule, until, 1);
  const { nextAt: first, zone } = schedule;
  const last = newest.at(-1) ?? first;
  const message = describeUnattended({ first, last, count, zone });
  await recordMissed(tx, schedule, { time: last, firstTime: first, count, message, now });
  return next;
}

/** Makes the run of one time, unless it is there; or writes why there is none. */
async function start(
  tx: Tx,
  schedule: DueSchedule,
  time: Date,
  now: Date,
  overlap: string = schedule.overlap,
): Promise<void> {
  const { jobId, organisationId, zone, job } = schedule;
  if (overlap === "skip" && (await countUnderWay(tx, jobId)) >= job.maxParallelRuns) {
    await insertUnstartedRun(tx, {
      organisationId,
      jobId,
      source: "builtin",
      status: "cancelled",
      scheduledFor: time,
      errorMessage: whySkipped(job.maxParallelRuns),
      completedAt: now,
    });
    return;
  }
  try {
    const request = { cause: "schedule", startedById: null, parameters: {}, scheduledFor: time } as const;
    await createRun(tx, await getStartableJob(tx, jobId), request);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const message = describeUnstartable(time, zone, reasonOf(error));
    await recordMissed(tx, schedule, { time, firstTime: time, count: 1, message, now });
  }
}

function whySkipped(maxParallelRuns: number): string {
  return maxParallelRuns === 1
    ? "Not started: the run before was still under way."
    : `Not started: ${maxParallelRuns} runs were still under way, as many as may.`;
}

function reasonOf(error: AppError): string {
  if (!(error instanceof InvalidInputError)) return error.message;
  const problems = error.issues.map(({ pointer, detail }) => `${pointer.split("/").at(-1)} ${detail}`);
  return `${problems.join(", ")}. A run by the schedule gets the defaults of the parameters.`;
}
