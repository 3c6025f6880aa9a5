import { NotFoundError } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/database";
import type { Prisma } from "@/prisma/generated/client";

const runSelect = {
  id: true,
  jobId: true,
  targetId: true,
  startedById: true,
  status: true,
  startedAt: true,
  completedAt: true,
  executionTimeMs: true,
  totalSteps: true,
  completedSteps: true,
  failedSteps: true,
  parameters: true,
  errorMessage: true,
} satisfies Prisma.RunSelect;

const jobSelect = {
  id: true,
  key: true,
  name: true,
  description: true,
  parameters: true,
  ownerId: true,
  targetId: true,
} satisfies Prisma.JobSelect;

type RunFacts = Prisma.RunGetPayload<{ select: typeof runSelect }>;
type JobFacts = Prisma.JobGetPayload<{ select: typeof jobSelect }>;

/** What a message is about: as much of run and job as there is. */
export interface Subject {
  job: JobFacts | null;
  run: RunFacts | null;
}

/** The run and job behind each pair of ids. Throws NotFoundError for one that the organisation does not have. */
export async function loadSubjects(
  tx: Tx,
  organisationId: string,
  wanted: readonly { runId?: string | null; jobId?: string | null }[],
): Promise<Subject[]> {
  const runIds = distinct(wanted.map(({ runId }) => runId));
  const runs = runIds.length
    ? await tx.run.findMany({ where: { organisationId, id: { in: runIds } }, select: runSelect })
    : [];
  const jobIds = distinct([...wanted.map(({ jobId }) => jobId), ...runs.map(({ jobId }) => jobId)]);
  const jobs = jobIds.length
    ? await tx.job.findMany({ where: { organisationId, id: { in: jobIds } }, select: jobSelect })
    : [];

  const runOf = byId(runs);
  const jobOf = byId(jobs);
  return wanted.map(({ runId, jobId }) => {
    const run = runId ? runOf.get(runId) : null;
    if (run === undefined) throw new NotFoundError("run", runId ?? undefined);
    const wantedJob = run?.jobId ?? jobId;
    const job = wantedJob ? jobOf.get(wantedJob) : null;
    if (job === undefined) throw new NotFoundError("job", wantedJob ?? undefined);
    return { run, job };
  });
}

export function distinct(ids: readonly (string | null | undefined)[]): string[] {
  return [...new Set(ids.filter((id): id is string => Boolean(id)))];
}

export function byId<Row extends { id: string }>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}
