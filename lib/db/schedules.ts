import type { Prisma } from "@/prisma/generated/client";
import { query, type Db, type Tx } from "./database";

export type ScheduleRow = Prisma.ScheduleGetPayload<object>;

export type ScheduleFields = Omit<Prisma.ScheduleUncheckedCreateInput, "jobId" | "createdAt" | "updatedAt">;

/** Writes the job's schedule in place of the one it had. */
export async function saveSchedule(tx: Tx, jobId: string, fields: ScheduleFields): Promise<void> {
  await tx.schedule.upsert({ where: { jobId }, create: { ...fields, jobId }, update: fields });
}

export async function deleteSchedule(tx: Tx, jobId: string): Promise<void> {
  await tx.schedule.deleteMany({ where: { jobId } });
}

export function findSchedule(db: Db, jobId: string): Promise<ScheduleRow | null> {
  return db.schedule.findUnique({ where: { jobId } });
}

/** Whether any schedule is due (schedules_due): what an idle worker asks. Null: by the database's clock. */
export async function isAnyDue(now: Date | null): Promise<boolean> {
  const [row] = await query<{ found: boolean }>(
    `
SELECT EXISTS (
  SELECT FROM schedules WHERE due_at <= coalesce($1::timestamptz, now()) AND next_at IS NOT NULL
) AS found`,
    [now],
  );
  return row?.found ?? false;
}

/** A schedule whose time has come, with what its job says about it. */
export interface DueSchedule extends Omit<ScheduleRow, "createdAt" | "updatedAt"> {
  nextAt: Date;
  dueAt: Date;
  job: { key: string; name: string; kind: string; enabled: boolean; maxParallelRuns: number };
}

/**
 * The schedule that is due the longest (schedules_due), locked together with its job until the transaction ends. Null when
 * there is none. One that somebody else deals with, or whose job is being written, is passed over (SKIP LOCKED): so this
 * never waits, and no two can wait for each other.
 */
export async function lockDueSchedule(tx: Tx, now: Date): Promise<DueSchedule | null> {
  const [row] = await query<Omit<DueSchedule, "job"> & DueSchedule["job"]>(
    `
SELECT schedules.job_id AS "jobId", schedules.organisation_id AS "organisationId", schedules.cron,
  schedules.every_seconds AS "everySeconds", schedules.zone, schedules.paused, schedules.overlap,
  schedules.catch_up AS "catchUp", schedules.late_seconds AS "lateSeconds",
  schedules.grace_seconds AS "graceSeconds", schedules.next_at AS "nextAt", schedules.due_at AS "dueAt",
  jobs.key, jobs.name, jobs.kind, jobs.enabled, jobs.max_parallel_runs AS "maxParallelRuns"
FROM schedules
JOIN jobs ON jobs.id = schedules.job_id
WHERE schedules.due_at <= $1::timestamptz AND schedules.next_at IS NOT NULL
ORDER BY schedules.due_at
LIMIT 1
FOR NO KEY UPDATE OF schedules, jobs SKIP LOCKED`,
    [now],
    tx,
  );
  if (!row) return null;
  const { key, name, kind, enabled, maxParallelRuns, ...schedule } = row;
  return { ...schedule, job: { key, name, kind, enabled, maxParallelRuns } };
}

/** The job's schedule, locked until the transaction ends, or null. */
export async function lockSchedule(tx: Tx, jobId: string): Promise<ScheduleRow | null> {
  await query(`SELECT FROM schedules WHERE job_id = $1::uuid FOR NO KEY UPDATE`, [jobId], tx);
  return findSchedule(tx, jobId);
}

/** The time the schedule waits for from now on, and when to look at it. */
export async function moveSchedule(
  tx: Tx,
  jobId: string,
  times: { nextAt: Date | null; dueAt: Date | null },
): Promise<void> {
  await query(
    `UPDATE schedules SET next_at = $2::timestamptz, due_at = $3::timestamptz, updated_at = now()
WHERE job_id = $1::uuid`,
    [jobId, times.nextAt, times.dueAt],
    tx,
  );
}

/** Lets the other schedules go first when dealing with this one has failed. */
export async function postponeSchedule(db: Db, jobId: string, seconds: number): Promise<void> {
  await query(
    `UPDATE schedules SET due_at = clock_timestamp() + make_interval(secs => $2::int)
WHERE job_id = $1::uuid AND due_at IS NOT NULL`,
    [jobId, seconds],
    db,
  );
}
