import { finalRunStatuses, type FinalRunStatus, type RunStatus } from "@/lib/core/run";
import type { Prisma } from "@/prisma/generated/client";
import { query, type Db, type Tx } from "./database";
import { escapeLike } from "./jobs";
import { recountSteps, stepOrder } from "./run-steps";

const summaryInclude = {
  job: { select: { id: true, key: true, name: true } },
  target: { select: { id: true, name: true, hostname: true } },
  startedBy: { select: { id: true, name: true } },
} satisfies Prisma.RunInclude;

const fullInclude = { ...summaryInclude, steps: { orderBy: stepOrder } } satisfies Prisma.RunInclude;

export type RunSummaryRow = Prisma.RunGetPayload<{ include: typeof summaryInclude }>;
export type RunRow = Prisma.RunGetPayload<{ include: typeof fullInclude }>;

/** The organisation's run with its steps in order, or null. */
export function findRun(db: Db, organisationId: string, id: string): Promise<RunRow | null> {
  return db.run.findFirst({ where: { id, organisationId }, include: fullInclude });
}

export function findRunSummary(db: Db, organisationId: string, id: string): Promise<RunSummaryRow | null> {
  return db.run.findFirst({ where: { id, organisationId }, include: summaryInclude });
}

export function getRunSummary(db: Db, id: string): Promise<RunSummaryRow> {
  return db.run.findUniqueOrThrow({ where: { id }, include: summaryInclude });
}

export interface RunPosition {
  createdAt: Date;
  id: string;
}

/** Runs from the newest on, after `after`. `text` is looked for in the job's name and key. */
export function listRuns(
  db: Db,
  organisationId: string,
  filter: {
    jobKey?: string;
    statuses?: readonly RunStatus[];
    text?: string;
    after?: RunPosition | null;
    limit: number;
  },
): Promise<RunSummaryRow[]> {
  const { jobKey, statuses, text, after, limit } = filter;
  const conditions: Prisma.RunWhereInput[] = [];
  if (jobKey) conditions.push({ job: { key: jobKey } });
  if (statuses) conditions.push({ status: { in: [...statuses] } });
  if (text) {
    const contains = { contains: escapeLike(text), mode: "insensitive" as const };
    conditions.push({ job: { OR: [{ name: contains }, { key: contains }] } });
  }
  if (after)
    conditions.push({
      createdAt: { lte: after.createdAt },
      OR: [{ createdAt: { lt: after.createdAt } }, { id: { lt: after.id } }],
    });
  return db.run.findMany({
    where: { organisationId, AND: conditions },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
    include: summaryInclude,
  });
}

/**
 * Takes the run's row lock until the transaction ends, so that reports about one run come one after the other.
 * Null when the organisation has no such run.
 */
export async function lockRun(tx: Tx, id: string, organisationId?: string): Promise<RunSummaryRow | null> {
  const locked = await query<{ id: string }>(
    `SELECT id FROM runs WHERE id = $1::uuid AND organisation_id = coalesce($2::uuid, organisation_id) FOR UPDATE`,
    [id, organisationId ?? null],
    tx,
  );
  return locked.length === 0 ? null : getRunSummary(tx, id);
}

export interface NewReportedRun {
  organisationId: string;
  jobId: string;
  targetId: string | null;
  externalId: string | null;
  startedById: string | null;
  parameters: Prisma.InputJsonObject;
  totalSteps: number;
  startedAt: Date;
}

/** Opens a reported run; with a known external id it finds the one that is open already. */
export async function openReportedRun(tx: Tx, run: NewReportedRun): Promise<{ id: string; isNew: boolean }> {
  if (run.externalId === null) {
    const { id } = await tx.run.create({
      data: { ...run, source: "reported", status: "running" },
      select: { id: true },
    });
    return { id, isNew: true };
  }
  const { count } = await tx.run.createMany({
    data: [{ ...run, source: "reported", status: "running" }],
    skipDuplicates: true,
  });
  const { id } = await tx.run.findUniqueOrThrow({
    where: { jobId_externalId: { jobId: run.jobId, externalId: run.externalId } },
    select: { id: true },
  });
  return { id, isNew: count === 1 };
}

export interface NewBuiltinRun {
  organisationId: string;
  jobId: string;
  targetId: string | null;
  startedById: string | null;
  parameters: Prisma.InputJsonObject;
  steps: { position: number; name: string; type: string }[];
}

/** A run that waits for the executor, with its steps. */
export async function insertBuiltinRun(tx: Tx, { steps, ...run }: NewBuiltinRun): Promise<{ id: string }> {
  const { id } = await tx.run.create({
    data: { ...run, source: "builtin", status: "pending", totalSteps: steps.length },
    select: { id: true },
  });
  await tx.runStep.createMany({ data: steps.map((step) => ({ ...step, runId: id, status: "pending" })) });
  return { id };
}

/** The database's time: the one clock that all processes share. */
export async function readClock(db: Db): Promise<Date> {
  const [row] = await query<{ now: Date }>(`SELECT clock_timestamp() AS now`, [], db);
  if (!row) throw new Error("The database did not tell the time.");
  return row.now;
}

/** A reporter says how many steps there will be. */
export async function announceSteps(tx: Tx, id: string, totalSteps: number): Promise<void> {
  await tx.run.update({ where: { id }, data: { totalSteps } });
  await recountSteps(tx, id);
}

/** Any report is a sign of life for a reporter that sends heartbeats. */
export async function noteLife(tx: Tx, id: string): Promise<void> {
  await query(
    `
UPDATE runs SET lease_until = clock_timestamp() + make_interval(mins => $2::int)
WHERE id = $1::uuid AND source = 'reported' AND status = 'running' AND lease_until IS NOT NULL`,
    [id, SILENCE_MINUTES],
    tx,
  );
}

export async function noteError(tx: Tx, id: string, errorMessage: string): Promise<void> {
  await tx.run.update({ where: { id }, data: { errorMessage } });
}

/** A reporter that was silent for this long, after it had sent heartbeats, has lost its run. */
const SILENCE_MINUTES = 15;

/** A reported run that is open has until then to say something again: that is its lease. */
export async function beatReportedRun(db: Db, organisationId: string, id: string): Promise<void> {
  await query(
    `
UPDATE runs SET heartbeat_at = clock_timestamp(),
  lease_until = clock_timestamp() + make_interval(mins => $3::int)
WHERE id = $1::uuid AND organisation_id = $2::uuid AND source = 'reported' AND status = 'running'`,
    [id, organisationId, SILENCE_MINUTES],
    db,
  );
}

/**
 * Writes the end into a run that is not final, by the database's clock unless the reporter says when it was, and gives
 * the lease back. The caller holds the row lock and has checked the status.
 */
export async function closeRun(
  tx: Tx,
  id: string,
  end: {
    status: FinalRunStatus;
    errorMessage: string | null;
    completedAt: Date | null;
    executionTimeMs: number | null;
  },
): Promise<void> {
  await query(
    `
UPDATE runs SET
  status = $2,
  error_message = $3,
  completed_at = ended.at,
  execution_time_ms = coalesce($5::int,
    least(greatest(extract(epoch FROM ended.at - started_at) * 1000, 0), 2147483647)::int),
  lease_token = NULL, lease_owner = NULL, lease_until = NULL,
  updated_at = clock_timestamp()
FROM (SELECT coalesce($4::timestamptz, clock_timestamp()) AS at) AS ended
WHERE id = $1::uuid`,
    [id, end.status, end.errorMessage, end.completedAt?.toISOString() ?? null, end.executionTimeMs],
    tx,
  );
}

/**
 * Makes ends of the same job come one after the other until the transaction ends: then one failure is recovered from
 * once. Taken after the run's own lock and before the end is written. Does not hold up new runs of the job.
 */
export async function lockEndsOfJob(tx: Tx, jobId: string): Promise<void> {
  await query(`SELECT id FROM jobs WHERE id = $1::uuid FOR NO KEY UPDATE`, [jobId], tx);
}

/** How the run of the job that ended last before `before` ended; a cancelled one says nothing. */
export function findPreviousEnd(
  tx: Tx,
  { id, jobId, before }: { id: string; jobId: string; before: Date },
): Promise<{ id: string; status: string; completedAt: Date | null } | null> {
  return tx.run.findFirst({
    where: {
      jobId,
      id: { not: id },
      status: { in: finalRunStatuses.filter((status) => status !== "cancelled") },
      completedAt: { lte: before },
    },
    orderBy: [{ completedAt: "desc" }, { id: "desc" }],
    select: { id: true, status: true, completedAt: true },
  });
}
