import type { FinalRunStatus } from "@/lib/core/run";
import type { Prisma } from "@/prisma/generated/client";
import { query, type Db, type Tx } from "./database";
import { newId } from "./new-id";

export interface UnstartedRun {
  organisationId: string;
  jobId: string;
  source: string;
  status: Extract<FinalRunStatus, "missed" | "cancelled">;
  scheduledFor: Date;
  errorMessage: string;
  /** When it was found out. */
  completedAt: Date;
}

/**
 * A run that never was, in the place of the one that should have been. Its id, or null when the job has a run for that
 * time of its schedule: nothing was written then.
 */
export async function insertUnstartedRun(tx: Tx, run: UnstartedRun): Promise<string | null> {
  const id = newId();
  const { count } = await tx.run.createMany({
    data: [{ ...run, id, cause: "schedule" }],
    skipDuplicates: true,
  });
  return count === 0 ? null : id;
}

/** Those of the times of its schedule for which the job has a run. */
export async function listTimesWithRun(db: Db, jobId: string, times: readonly Date[]): Promise<Date[]> {
  const rows = await db.run.findMany({
    where: { jobId, scheduledFor: { in: [...times] } },
    select: { scheduledFor: true },
  });
  return rows.flatMap(({ scheduledFor }) => scheduledFor ?? []);
}

/** Says that the run is the one of that time, unless the job has another for it. */
export async function setTimeOfRun(tx: Tx, id: string, jobId: string, time: Date): Promise<void> {
  const [taken] = await listTimesWithRun(tx, jobId, [time]);
  if (!taken) await tx.run.update({ where: { id }, data: { scheduledFor: time } });
}

/** How many runs of the job wait or are under way. The statuses are literals, so that runs_under_way serves it. */
export async function countUnderWay(db: Db, jobId: string): Promise<number> {
  const [row] = await query<{ count: number }>(
    `SELECT count(*)::int AS count FROM runs WHERE job_id = $1::uuid AND status IN ('pending', 'running')`,
    [jobId],
    db,
  );
  return row?.count ?? 0;
}

const lastRunSelect = {
  id: true,
  status: true,
  startedAt: true,
  completedAt: true,
} satisfies Prisma.RunSelect;
export type LastStartedRun = Prisma.RunGetPayload<{ select: typeof lastRunSelect }>;

/** The run of the job that began last, or null. */
export function findLastStarted(db: Db, jobId: string): Promise<LastStartedRun | null> {
  return db.run.findFirst({
    where: { jobId, startedAt: { not: null } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: lastRunSelect,
  });
}
