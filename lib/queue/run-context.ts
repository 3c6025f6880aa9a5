import { config } from "@/lib/config";
import { NotFoundError } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/database";
import { buildContext, type ContextInput, type TemplateContext } from "@/lib/templates/context";
import type { Prisma } from "@/prisma/generated/client";
import { shortenOutput } from "./shorten-output";

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

export interface ContextRequest {
  subject: Subject;
  event?: ContextInput["event"];
  /** The user who started it, when the run does not know. */
  startedById?: string | null;
  vars?: unknown;
}

/** The variables of messages about runs and jobs as they are now: plain data, to be frozen with the notifications. */
export async function buildContexts(
  tx: Tx,
  organisationId: string,
  requests: readonly ContextRequest[],
  now: Date,
): Promise<TemplateContext[]> {
  if (requests.length === 0) return [];
  const org = await tx.organisation.findUniqueOrThrow({
    where: { id: organisationId },
    select: { id: true, slug: true, name: true },
  });
  const runs = requests.flatMap(({ subject }) => subject.run ?? []);
  const people = await loadPeople(tx, organisationId, requests);
  const targets = await loadTargets(tx, organisationId, requests);
  const steps = await loadSteps(tx, distinct(runs.map(({ id }) => id)));
  const { appUrl, environment } = config();

  return requests.map(({ subject, event, startedById, vars }) => {
    const { job, run } = subject;
    const owner = people.get(job?.ownerId ?? "") ?? null;
    return buildContext({
      job: job && { ...job, owner },
      run,
      steps: run ? (steps.get(run.id) ?? []) : [],
      target: targets.get(targetIdOf(subject) ?? "") ?? null,
      user: people.get(startedById ?? run?.startedById ?? "") ?? owner,
      event: event ?? null,
      org,
      system: { timestamp: now, appUrl, environment },
      vars,
    });
  });
}

/** The same for one run or job, or for neither. Throws NotFoundError when the organisation does not have it. */
export async function contextOfRun(
  tx: Tx,
  request: {
    organisationId: string;
    runId?: string | null;
    jobId?: string | null;
    event?: ContextInput["event"];
    startedById?: string | null;
    vars?: unknown;
    /** On the database's clock; now when absent. */
    now?: Date;
  },
): Promise<TemplateContext> {
  const { organisationId, runId, jobId, now = new Date(), ...rest } = request;
  const [subject] = await loadSubjects(tx, organisationId, [{ runId, jobId }]);
  if (!subject) throw new NotFoundError("run", runId ?? undefined);
  const [context] = await buildContexts(tx, organisationId, [{ subject, ...rest }], now);
  if (!context) throw new Error("A context was asked for and not built.");
  return context;
}

async function loadPeople(tx: Tx, organisationId: string, requests: readonly ContextRequest[]) {
  const ids = distinct(
    requests.flatMap(({ subject, startedById }) => [
      subject.job?.ownerId,
      startedById ?? subject.run?.startedById,
    ]),
  );
  if (ids.length === 0)
    return new Map<string, { id: string; username: string; email: string; role: string }>();
  const memberships = await tx.membership.findMany({
    where: { organisationId, userId: { in: ids } },
    select: { role: true, user: { select: { id: true, username: true, email: true } } },
  });
  return byId(memberships.map(({ role, user }) => ({ ...user, role })));
}

async function loadTargets(tx: Tx, organisationId: string, requests: readonly ContextRequest[]) {
  const ids = distinct(requests.map(({ subject }) => targetIdOf(subject)));
  const select = { id: true, name: true, hostname: true, osType: true, tags: true } as const;
  return byId(
    ids.length ? await tx.target.findMany({ where: { organisationId, id: { in: ids } }, select }) : [],
  );
}

async function loadSteps(tx: Tx, runIds: readonly string[]) {
  const steps = new Map<string, NonNullable<ContextInput["steps"]>[number][]>();
  if (runIds.length === 0) return steps;
  const rows = await tx.runStep.findMany({
    where: { runId: { in: [...runIds] } },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: {
      runId: true,
      name: true,
      status: true,
      output: true,
      errorMessage: true,
      executionTimeMs: true,
    },
  });
  for (const { runId, ...row } of rows) {
    const step = { ...row, output: shortenOutput(row.output), errorMessage: shortenOutput(row.errorMessage) };
    steps.set(runId, [...(steps.get(runId) ?? []), step]);
  }
  return steps;
}

function targetIdOf({ run, job }: Subject): string | null {
  return run?.targetId ?? job?.targetId ?? null;
}

function distinct(ids: readonly (string | null | undefined)[]): string[] {
  return [...new Set(ids.filter((id): id is string => Boolean(id)))];
}

function byId<Row extends { id: string }>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}
