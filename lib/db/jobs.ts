import type { AnomalyKind } from "@/lib/core/anomaly";
import type { JobParameter } from "@/lib/core/parameter";
import type { Prisma } from "@/prisma/generated/client";
import { query, type Db, type Tx } from "./database";

export const jobSummaryInclude = {
  owner: { select: { id: true, name: true, email: true } },
  target: { select: { id: true, name: true, hostname: true } },
  schedule: true,
  _count: { select: { steps: true } },
} satisfies Prisma.JobInclude;

const fullInclude = {
  ...jobSummaryInclude,
  target: { select: { id: true, name: true, hostname: true, osType: true, tags: true } },
  steps: { orderBy: { position: "asc" } },
} satisfies Prisma.JobInclude;

export type JobSummaryRow = Prisma.JobGetPayload<{ include: typeof jobSummaryInclude }>;
export type JobRow = Prisma.JobGetPayload<{ include: typeof fullInclude }>;

const stepsInclude = { steps: fullInclude.steps } satisfies Prisma.JobInclude;

/** What a run is made from. */
export type StartableJob = Prisma.JobGetPayload<{ include: typeof stepsInclude }>;

export interface LastRun {
  id: string;
  jobId: string;
  status: string;
  startedAt: Date | null;
  executionTimeMs: number | null;
}

/** The job of that key in the organisation, or null. */
export function findJob(db: Db, organisationId: string, key: string): Promise<JobRow | null> {
  return db.job.findUnique({
    where: { organisationId_key: { organisationId, key } },
    include: fullInclude,
  });
}

/** The id of the job of that key in the organisation, or null. */
export async function findJobId(db: Db, organisationId: string, key: string): Promise<string | null> {
  const where = { organisationId_key: { organisationId, key } };
  return (await db.job.findUnique({ where, select: { id: true } }))?.id ?? null;
}

export function getStartableJob(db: Db, id: string): Promise<StartableJob> {
  return db.job.findUniqueOrThrow({ where: { id }, include: stepsInclude });
}

export interface JobPosition {
  name: string;
  id: string;
}

/** Where the job stands in the list by name, or null. */
export function findJobPosition(db: Db, organisationId: string, id: string): Promise<JobPosition | null> {
  return db.job.findFirst({ where: { id, organisationId }, select: { name: true, id: true } });
}

/** Jobs by name, then id, from after `after` on. `text` is looked for in name and key. */
export function listJobs(
  db: Db,
  organisationId: string,
  {
    text,
    kind,
    after,
    limit,
  }: { text?: string; kind?: "builtin" | "reported"; after?: JobPosition | null; limit: number },
): Promise<JobSummaryRow[]> {
  const conditions: Prisma.JobWhereInput[] = [];
  if (text) {
    const contains = { contains: escapeLike(text), mode: "insensitive" as const };
    conditions.push({ OR: [{ name: contains }, { key: contains }] });
  }
  if (after)
    conditions.push({ OR: [{ name: { gt: after.name } }, { name: after.name, id: { gt: after.id } }] });
  return db.job.findMany({
    where: { organisationId, kind, AND: conditions },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: limit,
    include: jobSummaryInclude,
  });
}

/** The last runs of each job, oldest first. One index range per job (runs by job and age). */
export async function lastRunsOf(
  db: Db,
  jobIds: readonly string[],
  perJob = 30,
): Promise<Map<string, LastRun[]>> {
  const byJob = new Map<string, LastRun[]>(jobIds.map((id) => [id, []]));
  if (jobIds.length === 0) return byJob;
  const rows = await query<LastRun>(
    `
SELECT recent.id, recent.job_id AS "jobId", recent.status, recent.started_at AS "startedAt",
  recent.execution_time_ms AS "executionTimeMs"
FROM unnest($1::uuid[]) AS wanted (job_id)
CROSS JOIN LATERAL (
  SELECT id, job_id, status, started_at, execution_time_ms, created_at
  FROM runs WHERE runs.job_id = wanted.job_id
  ORDER BY created_at DESC, id DESC LIMIT $2::int
) AS recent
ORDER BY recent.created_at, recent.id`,
    [jobIds, perJob],
    db,
  );
  for (const row of rows) byJob.get(row.jobId)?.push(row);
  return byJob;
}

const reportedJobSelect = {
  id: true,
  key: true,
  name: true,
  kind: true,
  ownerId: true,
  timeoutSeconds: true,
  slowAfterSeconds: true,
  silentAfterSeconds: true,
} satisfies Prisma.JobSelect;

export type ReportedJob = Prisma.JobGetPayload<{ select: typeof reportedJobSelect }>;

/** The job that a program reports about, made when it is new: its first reporter owns it. */
export async function ensureReportedJob(
  tx: Tx,
  { organisationId, key, ownerId }: { organisationId: string; key: string; ownerId: string | null },
): Promise<ReportedJob> {
  const select = reportedJobSelect;
  const where = { organisationId_key: { organisationId, key } };
  const known = await tx.job.findUnique({ where, select });
  if (known) return known;
  await tx.job.createMany({
    data: [{ organisationId, key, name: key, kind: "reported", ownerId }],
    skipDuplicates: true,
  });
  return tx.job.findUniqueOrThrow({ where, select });
}

export interface JobFields {
  name: string;
  description: string | null;
  enabled: boolean;
  targetId: string | null;
  parameters: readonly JobParameter[];
  timeoutSeconds: number | null;
  slowAfterSeconds: number | null;
  silentAfterSeconds: number | null;
  maxParallelRuns: number;
  maxAttempts: number;
  retryInitialSeconds: number;
  retryMaxSeconds: number;
  anomalies: readonly AnomalyKind[];
}

export interface NewJob extends JobFields {
  organisationId: string;
  key: string;
  kind: "builtin" | "reported";
  ownerId: string | null;
}

export interface JobStepFields {
  name: string;
  type: string;
  config: Prisma.InputJsonObject;
  onError: "continue" | "fail_job";
  enabled: boolean;
  timeoutSeconds: number | null;
}

/** Writes a job without its steps and schedule. Its id, or null when the key is taken: nothing was written then. */
export async function insertJob(tx: Tx, job: NewJob): Promise<string | null> {
  const data = { ...job, parameters: job.parameters as Prisma.InputJsonArray, anomalies: [...job.anomalies] };
  const { count } = await tx.job.createMany({ data: [data], skipDuplicates: true });
  if (count === 0) return null;
  const { organisationId, key } = job;
  const { id } = await tx.job.findUniqueOrThrow({
    where: { organisationId_key: { organisationId, key } },
    select: { id: true },
  });
  return id;
}

/** Writes what is given of a job. */
export async function updateJobFields(tx: Tx, id: string, fields: Partial<JobFields>): Promise<void> {
  const { parameters, anomalies, ...rest } = fields;
  await tx.job.update({
    where: { id },
    data: {
      ...rest,
      ...(parameters && { parameters: parameters as Prisma.InputJsonArray }),
      ...(anomalies && { anomalies: [...anomalies] }),
    },
  });
}

/** The steps of a job in order, in place of those it had. */
export async function replaceJobSteps(tx: Tx, jobId: string, steps: readonly JobStepFields[]): Promise<void> {
  await tx.jobStep.deleteMany({ where: { jobId } });
  await tx.jobStep.createMany({
    data: steps.map((step, index) => ({ ...step, jobId, position: index + 1 })),
  });
}

/** Lets no run of the job be made until the transaction ends. */
export async function lockJob(tx: Tx, id: string): Promise<void> {
  await query(`SELECT id FROM jobs WHERE id = $1::uuid FOR UPDATE`, [id], tx);
}

/** How many runs the job has, and how many of them wait or are under way. */
export async function countRunsOf(db: Db, jobId: string): Promise<{ all: number; underWay: number }> {
  const all = await db.run.count({ where: { jobId } });
  const underWay = await db.run.count({ where: { jobId, status: { in: ["pending", "running"] } } });
  return { all, underWay };
}

/** With its steps, its schedule, its runs and what belongs to these; events without a run stay, without the job. */
export async function deleteJobRow(tx: Tx, id: string): Promise<void> {
  await tx.job.delete({ where: { id } });
}

/** Keys of the organisation that start with `prefix`. */
export async function listJobKeys(db: Db, organisationId: string, prefix: string): Promise<string[]> {
  const rows = await db.job.findMany({
    where: { organisationId, key: { startsWith: escapeLike(prefix) } },
    select: { key: true },
  });
  return rows.map((row) => row.key);
}

/** Prisma passes `contains` on as it is: % and _ would be wildcards. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}
