import type { Prisma } from "@/prisma/generated/client";
import { query, type Db, type Tx } from "./database";

const summaryInclude = {
  owner: { select: { id: true, name: true, email: true } },
  target: { select: { id: true, name: true, hostname: true } },
  _count: { select: { steps: true } },
} satisfies Prisma.JobInclude;

const fullInclude = {
  ...summaryInclude,
  steps: { orderBy: { position: "asc" } },
} satisfies Prisma.JobInclude;

export type JobSummaryRow = Prisma.JobGetPayload<{ include: typeof summaryInclude }>;
export type JobRow = Prisma.JobGetPayload<{ include: typeof fullInclude }>;

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
  { text, after, limit }: { text?: string; after?: JobPosition | null; limit: number },
): Promise<JobSummaryRow[]> {
  const conditions: Prisma.JobWhereInput[] = [];
  if (text) {
    const contains = { contains: escapeLike(text), mode: "insensitive" as const };
    conditions.push({ OR: [{ name: contains }, { key: contains }] });
  }
  if (after)
    conditions.push({ OR: [{ name: { gt: after.name } }, { name: after.name, id: { gt: after.id } }] });
  return db.job.findMany({
    where: { organisationId, AND: conditions },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: limit,
    include: summaryInclude,
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

/** The job that a program reports about, made when it is new: its first reporter owns it. */
export async function ensureReportedJob(
  tx: Tx,
  { organisationId, key, ownerId }: { organisationId: string; key: string; ownerId: string | null },
): Promise<{ id: string; key: string; name: string; kind: string; ownerId: string | null }> {
  const select = { id: true, key: true, name: true, kind: true, ownerId: true };
  const where = { organisationId_key: { organisationId, key } };
  const known = await tx.job.findUnique({ where, select });
  if (known) return known;
  await tx.job.createMany({
    data: [{ organisationId, key, name: key, kind: "reported", ownerId }],
    skipDuplicates: true,
  });
  return tx.job.findUniqueOrThrow({ where, select });
}

export interface NewJob {
  organisationId: string;
  key: string;
  name: string;
  description?: string;
  ownerId: string | null;
  targetId: string | null;
  parameters: Prisma.InputJsonObject;
  steps: {
    name: string;
    type: string;
    config: Prisma.InputJsonObject;
    onError: "continue" | "fail_job";
    enabled: boolean;
  }[];
}

/** Writes a built-in job with its steps. False when the key is taken: nothing was written then. */
export async function insertBuiltinJob(tx: Tx, { steps, ...job }: NewJob): Promise<boolean> {
  const { count } = await tx.job.createMany({ data: [{ ...job, kind: "builtin" }], skipDuplicates: true });
  if (count === 0) return false;
  const { id } = await tx.job.findUniqueOrThrow({
    where: { organisationId_key: { organisationId: job.organisationId, key: job.key } },
    select: { id: true },
  });
  await tx.jobStep.createMany({
    data: steps.map((step, index) => ({ ...step, jobId: id, position: index + 1 })),
  });
  return true;
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
