import { lookAt, nextTime, type ScheduleInput } from "@/lib/core/schedule";
import { transactionTime } from "@/lib/db/clock";
import type { Tx } from "@/lib/db/database";
import { deleteSchedule, findSchedule, saveSchedule, type ScheduleRow } from "@/lib/db/schedules";

/**
 * Sets a job's schedule, or takes it away, in the caller's transaction. Where its times are what they were, it goes on
 * waiting for the one it waited for; else its first time is the next one from now on, and what an older schedule still
 * waited for is dropped. A schedule that is resumed starts from now.
 */
export async function writeSchedule(
  tx: Tx,
  job: { id: string; organisationId: string; kind: string },
  input: ScheduleInput | null,
): Promise<void> {
  if (input === null) return deleteSchedule(tx, job.id);
  const { cron = null, every_seconds: everySeconds = null, zone, paused } = input;
  const fields = {
    organisationId: job.organisationId,
    cron,
    everySeconds,
    zone,
    paused,
    overlap: input.overlap,
    catchUp: input.catch_up,
    lateSeconds: input.late_seconds,
    graceSeconds: input.grace_seconds,
  };
  const known = await findSchedule(tx, job.id);
  const nextAt = paused
    ? null
    : known && hasSameTimes(known, fields)
      ? known.nextAt
      : nextTime(fields, await transactionTime(tx));
  await saveSchedule(tx, job.id, { ...fields, nextAt, dueAt: lookAt(fields, job.kind, nextAt) });
}

function hasSameTimes(
  known: ScheduleRow,
  { cron, everySeconds, zone }: { cron: string | null; everySeconds: number | null; zone: string },
): boolean {
  return !known.paused && known.cron === cron && known.everySeconds === everySeconds && known.zone === zone;
}
