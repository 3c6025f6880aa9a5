import { lookAt, nextTime, timeOfRun } from "@/lib/core/schedule";
import type { Tx } from "@/lib/db/database";
import { lockEndsOfJob } from "@/lib/db/runs";
import { findSchedule, lockSchedule, moveSchedule } from "@/lib/db/schedules";
import { setTimeOfRun } from "@/lib/db/unstarted-runs";

/**
 * Finds the time of its job's schedule that a new reported run is the run of, so that nobody waits for it any more. Times
 * before it that nobody reported about stay to be missed. An interval counts from the run that began last.
 */
export async function matchToSchedule(
  tx: Tx,
  run: { id: string; jobId: string; startedAt: Date; now: Date },
): Promise<void> {
  const { id, jobId, now } = run;
  if (!(await findSchedule(tx, jobId))?.nextAt) return;
  // The job before its schedule, as whoever changes a job does it: then no two wait for each other.
  await lockEndsOfJob(tx, jobId);
  const schedule = await lockSchedule(tx, jobId);
  if (!schedule?.nextAt) return;
  const waiting = { ...schedule, nextAt: schedule.nextAt };

  const startedAt = run.startedAt < now ? run.startedAt : now;
  const time = timeOfRun(waiting, startedAt);
  if (time) await setTimeOfRun(tx, id, jobId, time);
  const nextAt = nextAfter(waiting, startedAt, time);
  if (nextAt !== waiting.nextAt)
    await moveSchedule(tx, jobId, { nextAt, dueAt: lookAt(schedule, "reported", nextAt) });
}

function nextAfter(
  schedule: Parameters<typeof timeOfRun>[0],
  startedAt: Date,
  time: Date | null,
): Date | null {
  const { nextAt, everySeconds, graceSeconds } = schedule;
  if (everySeconds === null)
    return time?.getTime() === nextAt.getTime() ? nextTime(schedule, nextAt) : nextAt;
  // What was missed before is told first.
  if (startedAt.getTime() > nextAt.getTime() + graceSeconds * 1000) return nextAt;
  const next = nextTime(schedule, startedAt);
  return next && next > nextAt ? next : nextAt;
}
