import { lookAt, passedTimes } from "@/lib/core/schedule";
import { transactionTime } from "@/lib/db/clock";
import { database, withTransaction, type Tx } from "@/lib/db/database";
import {
  isAnyDue,
  lockDueSchedule,
  moveSchedule,
  postponeSchedule,
  type DueSchedule,
} from "@/lib/db/schedules";
import { nudge } from "@/lib/queue/nudge";
import { awaitDue, type Awaited } from "./await-due";
import { startDue } from "./start-due";

/** At most this many in one call: the rest comes with the next. */
export const SCHEDULES_AT_ONCE = 200;
const POSTPONED_SECONDS = 60;

/**
 * Deals with the schedules that are due: makes runs of built-in jobs, and looks whether reported ones began in time. Says
 * how many it dealt with. Each in a transaction of its own, so any number of workers make one run of each time together.
 * `now` is the database's clock unless another is given. Throws the first error after all that are due had their turn; a
 * schedule that met one is looked at again a minute later.
 */
export async function runSchedules({ now }: { now?: Date } = {}): Promise<number> {
  let dealtWith = 0;
  const errors: unknown[] = [];
  while (dealtWith + errors.length < SCHEDULES_AT_ONCE && (await isAnyDue(now ?? null))) {
    let jobId: string | undefined;
    try {
      const found = await withTransaction(async (tx) => {
        jobId = undefined;
        const at = now ?? (await transactionTime(tx));
        const schedule = await lockDueSchedule(tx, at);
        if (!schedule) return false;
        jobId = schedule.jobId;
        await dealWith(tx, schedule, at);
        return true;
      });
      // Others deal with those that are due.
      if (!found) break;
      dealtWith++;
    } catch (error) {
      // Without a schedule the database is away.
      if (jobId === undefined) throw error;
      errors.push(error);
      await postponeSchedule(database().prisma, jobId, POSTPONED_SECONDS);
    }
  }
  if (dealtWith > 0) {
    nudge("runs");
    nudge("notifications");
  }
  if (errors.length > 0) throw errors[0];
  return dealtWith;
}

async function dealWith(tx: Tx, schedule: DueSchedule, now: Date): Promise<void> {
  const { nextAt, dueAt } = await outcomeOf(tx, schedule, now);
  await moveSchedule(tx, schedule.jobId, {
    nextAt,
    dueAt: dueAt ?? lookAt(schedule, schedule.job.kind, nextAt),
  });
}

async function outcomeOf(tx: Tx, schedule: DueSchedule, now: Date): Promise<Awaited> {
  // The times of a job that is switched off pass, and nobody is told.
  if (!schedule.job.enabled) {
    const passed = passedTimes(schedule, schedule.nextAt, now, 1);
    return { nextAt: passed === null ? schedule.nextAt : passed.next };
  }
  if (schedule.job.kind === "builtin") return { nextAt: await startDue(tx, schedule, now) };
  return awaitDue(tx, schedule, now);
}
