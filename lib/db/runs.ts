import { finalRunStatuses, type FinalRunStatus, type RunCause, type RunStatus } from "@/lib/core/run";
import type { Prisma } from "@/prisma/generated/client";
import { query, type Db, type Tx } from "./database";
import { escapeLike, type JobStepFields } from "./jobs";
import { newId } from "./new-id";
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

/** Those of the ids that are the organisation's runs, in no order. */
export function listRunSummaries(
  db: Db,
  organisationId: string,
  ids: readonly string[],
): Promise<RunSummaryRow[]> {
  return db.run.findMany({ where: { organisationId, id: { in: [...ids] } }, include: summaryInclude });
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
    cause?: RunCause;
    text?: string;
    after?: RunPosition | null;
    limit: number;
  },
): Promise<RunSummaryRow[]> {
  const { jobKey, statuses, cause, text, after, limit } = filter;
  const conditions: Prisma.RunWhereInput[] = [];
  if (jobKey) conditions.push({ job: { key: jobKey } });
  if (statuses) conditions.push({ status: { in: [...statuses] } });
  if (cause) conditions.push({ cause });
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
  timeoutSeconds: number | null;
  timeoutAt: Date | null;
  slowAt: Date | null;
  /** Null: nobody minds silence until it has sent a heartbeat. */
  leaseUntil: Date | null;
}

/** Opens a reported run; with a known external id it finds the one that is open already. */
export async function openReportedRun(tx: Tx, run: NewReportedRun): Promise<{ id: string; isNew: boolean }> {
  if (run.externalId === null) {
    const { id } = await tx.run.create({
      data: { ...run, source: "reported", cause: "program", status: "running" },
      select: { id: true },
    });
    return { id, isNew: true };
  }
  const { count } = await tx.run.createMany({
    data: [{ ...run, source: "reported", cause: "program", status: "running" }],
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
  cause: RunCause;
  parameters: Prisma.InputJsonObject;
  timeoutSeconds: number | null;
  attempt: number;
  maxAttempts: number;
  firstRunId: string | null;
  scheduledFor: Date | null;
  notBefore: Date | null;
  steps: (Omit<JobStepFields, "enabled"> & { position: number })[];
}

/**
 * A run that waits for the executor, with its steps as they are now. Null when the job has a run for that time of its
 * schedule already: nothing was written then.
 */
export async function insertBuiltinRun(tx: Tx, { steps, ...run }: NewBuiltinRun): Promise<string | null> {
  const id = newId();
  const { count } = await tx.run.createMany({
    data: [{ ...run, id, source: "builtin", status: "pending", totalSteps: steps.length }],
    skipDuplicates: true,
  });
  if (count === 0) return null;
  await tx.runStep.createMany({ data: steps.map((step) => ({ ...step, runId: id, status: "pending" })) });
  return id;
}

/** All attempts of what this run is one of, by number; empty when it is the only one. */
export async function listAttempts(
  db: Db,
  { id, firstRunId }: { id: string; firstRunId: string | null },
): Promise<
  { id: string; attempt: number; status: string; startedAt: Date | null; executionTimeMs: number | null }[]
> {
  const first = firstRunId ?? id;
  const attempts = await db.run.findMany({
    where: { OR: [{ id: first }, { firstRunId: first }] },
    orderBy: [{ attempt: "asc" }, { id: "asc" }],
    select: { id: true, attempt: true, status: true, startedAt: true, executionTimeMs: true },
  });
  return attempts.length > 1 ? attempts : [];
}

/** A reporter says how many steps there will be. */
export async function announceSteps(tx: Tx, id: string, totalSteps: number): Promise<void> {
  await tx.run.update({ where: { id }, data: { totalSteps } });
  await recountSteps(tx, id);
}

/** Any report is a sign of life for a reporter that sends heartbeats, or whose job minds silence. */
export async function noteLife(tx: Tx, id: string): Promise<void> {
  await query(
    `
UPDATE runs SET lease_until = clock_timestamp() + ${silence}
WHERE id = $1::uuid AND source = 'reported' AND status = 'running' AND lease_until IS NOT NULL`,
    [id, SILENT_AFTER_SECONDS],
    tx,
  );
}

export async function noteError(tx: Tx, id: string, errorMessage: string): Promise<void> {
  await tx.run.update({ where: { id }, data: { errorMessage } });
}

/** A reporter that was silent for this long, after it had sent heartbeats, has lost its run, where the job says nothing. */
const SILENT_AFTER_SECONDS = 900;
const silence = `make_interval(secs => coalesce(
    (SELECT silent_after_seconds FROM jobs WHERE jobs.id = runs.job_id), $2::int))`;

/** A reported run that is open has until then to say something again: that is its lease. */
export async function beatReportedRun(db: Db, organisationId: string, id: string): Promise<void> {
  await query(
    `
UPDATE runs SET heartbeat_at = clock_timestamp(),
  lease_until = clock_timestamp() + ${silence}
WHERE id = $1::uuid AND organisation_id = $3::uuid AND source = 'reported' AND status = 'running'`,
    [id, SILENT_AFTER_SECONDS, organisationId],
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
  execution_time_ms = coalesce($5::int, CASE WHEN started_at IS NOT NULL
    THEN least(greatest(extract(epoch FROM ended.at - started_at) * 1000, 0), 2147483647)::int END),
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

/**
 * How the run of the job that ended last before `before` ended; a cancelled one says nothing. A run that was missed counts
 * from its time on: it was found out later, and one that was reported afterwards may have ended between.
 */
export function findPreviousEnd(
  tx: Tx,
  { id, jobId, before }: { id: string; jobId: string; before: Date },
): Promise<{ id: string; status: string; completedAt: Date | null } | null> {
  return tx.run.findFirst({
    where: {
      jobId,
      id: { not: id },
      status: { in: finalRunStatuses.filter((status) => status !== "cancelled") },
      OR: [{ completedAt: { lte: before } }, { status: "missed", scheduledFor: { lte: before } }],
    },
    orderBy: [{ completedAt: "desc" }, { id: "desc" }],
    select: { id: true, status: true, completedAt: true },
  });
}
