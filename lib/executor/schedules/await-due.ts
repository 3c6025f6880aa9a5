import { nextTime, passedTimes } from "@/lib/core/schedule";
import type { Tx } from "@/lib/db/database";
import type { DueSchedule } from "@/lib/db/schedules";
import { findLastStarted, listTimesWithRun } from "@/lib/db/unstarted-runs";
import { recordEvent } from "@/lib/queue/record-event";
import { describeLastRun, describeLate, describeUnheard } from "./describe-times";
import { recordMissed } from "./record-missed";

/** A look at a schedule that is later than this means that nobody was there. */
const WATCHED_MS = 60_000;

export interface Awaited {
  /** The first time that was not dealt with; null: there is none. */
  nextAt: Date | null;
  /** When to look again, where that is not as for a new time. */
  dueAt?: Date;
}

/**
 * Looks whether the runs of a reported job began in time: tells that one is late, and once the grace is over writes that
 * it was missed, one run for all times that passed unheard.
 */
export async function awaitDue(tx: Tx, schedule: DueSchedule, now: Date): Promise<Awaited> {
  const { jobId, nextAt, graceSeconds, zone } = schedule;
  const graceMs = graceSeconds * 1000;
  const over = passedTimes(schedule, nextAt, new Date(now.getTime() - graceMs));
  if (over === null) return tellLate(tx, schedule, now);

  const { newest, count, next } = over;
  const times = newest.length === count ? newest : [nextAt, ...newest];
  const withRun = new Set((await listTimesWithRun(tx, jobId, times)).map((time) => time.getTime()));
  const unheard = times.filter((time) => !withRun.has(time.getTime()));
  const [first, last] = [unheard[0], unheard.at(-1)];
  if (first && last) {
    const missed = { first, last, count: count === null ? null : count - withRun.size, zone };
    const wasWatched = now.getTime() - schedule.dueAt.getTime() < WATCHED_MS;
    const message = describeUnheard(missed, { graceSeconds, wasWatched });
    await recordMissed(tx, schedule, { time: last, firstTime: first, count: missed.count, message, now });
  }
  return { nextAt: await nextAfterMissed(tx, schedule, last, next) };
}

/** An interval counts from the run that began last. */
async function nextAfterMissed(
  tx: Tx,
  schedule: DueSchedule,
  last: Date | undefined,
  next: Date | null,
): Promise<Date | null> {
  if (schedule.everySeconds === null || !last) return next;
  const startedAt = (await findLastStarted(tx, schedule.jobId))?.startedAt;
  return startedAt && startedAt > last ? nextTime(schedule, startedAt) : next;
}

async function tellLate(tx: Tx, schedule: DueSchedule, now: Date): Promise<Awaited> {
  const { jobId, organisationId, nextAt, graceSeconds, lateSeconds, zone, job } = schedule;
  const [hasRun] = await listTimesWithRun(tx, jobId, [nextAt]);
  if (hasRun) return { nextAt: nextTime(schedule, nextAt) };

  const graceEnd = new Date(nextAt.getTime() + graceSeconds * 1000);
  if (lateSeconds === null) return { nextAt, dueAt: graceEnd };
  const lastRun = await findLastStarted(tx, jobId);
  const message = describeLate(nextAt, { zone, lateSeconds, graceSeconds });
  await recordEvent(tx, {
    organisationId,
    type: "job.late",
    title: `${job.name} is late`,
    message: `${message} ${describeLastRun(lastRun, zone)}`,
    jobId,
    details: {
      expected_at: nextAt.toISOString(),
      late_seconds: lateSeconds,
      missed_at: graceEnd.toISOString(),
      last_run: lastRun && { id: lastRun.id, status: lastRun.status },
    },
    occurredAt: now,
    dedupeKey: `job:${jobId}:${nextAt.toISOString()}:late`,
  });
  return { nextAt, dueAt: graceEnd };
}
