import type { JobParameter } from "@/lib/core/parameter";
import { config } from "@/lib/config";
import { NotFoundError } from "@/lib/core/errors";
import { brandOf, findBranding } from "@/lib/db/branding";
import type { Tx } from "@/lib/db/database";
import { findSetting, type OrganisationSetting } from "@/lib/db/events";
import { listPeople, type Person } from "@/lib/db/members";
import { loadVariables } from "@/lib/db/variables";
import { buildContext, type ContextInput, type TemplateContext } from "@/lib/templates/context";
import { byId, distinct, loadSubjects, type Subject } from "./load-subjects";
import { shortenOutput } from "./shorten-output";

/** Of a step, to be frozen with messages; what a program reports beyond that stays with the run. */
const MAX_METADATA_CHARACTERS = 4096;

export interface ContextRequest {
  subject: Subject;
  event?: ContextInput["event"];
  /** The user who started it, when the run does not know. */
  startedById?: string | null;
  /** In place of the target of the run or the job. */
  targetId?: string | null;
  /** Over the job's and the organisation's custom variables. */
  vars?: Readonly<Record<string, unknown>>;
}

/** The people that contexts speak of: owners and starters. */
export function peopleOf({
  subject,
  startedById,
}: Pick<ContextRequest, "subject" | "startedById">): string[] {
  return distinct([subject.job?.ownerId, startedById ?? subject.run?.startedById]);
}

/** The variables of messages about runs and jobs as they are now: plain data, to be frozen with the notifications. */
export async function buildContexts(
  tx: Tx,
  { organisation, now, people }: OrganisationSetting & { people: readonly Person[] },
  requests: readonly ContextRequest[],
): Promise<TemplateContext[]> {
  if (requests.length === 0) return [];
  const personOf = new Map(
    people.map(({ userId: id, username, email, role }) => [id, { id, username, email, role }]),
  );
  const targets = await loadTargets(tx, organisation.id, requests);
  const steps = await loadSteps(tx, distinct(requests.map(({ subject }) => subject.run?.id)));
  const variablesOf = await loadVariables(
    tx,
    organisation.id,
    requests.map(({ subject }) => subject.job?.id ?? null),
  );
  const { appUrl, environment } = config();
  const brand = brandOf(await findBranding(tx, organisation.id), organisation, appUrl);

  return requests.map((request) => {
    const { subject, event, startedById, vars } = request;
    const { job, run } = subject;
    const owner = personOf.get(job?.ownerId ?? "") ?? null;
    return buildContext({
      job: job && { ...job, parameters: job.parameters as JobParameter[], owner },
      run,
      steps: run ? (steps.get(run.id) ?? []) : [],
      target: targets.get(targetIdOf(request) ?? "") ?? null,
      user: personOf.get(startedById ?? run?.startedById ?? "") ?? owner,
      event: event ?? null,
      org: organisation,
      brand,
      system: { timestamp: now, appUrl, environment },
      vars: { ...variablesOf(job?.id ?? null), ...vars },
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
    vars?: ContextRequest["vars"];
    /** The database's time when absent. */
    now?: Date;
  },
): Promise<TemplateContext> {
  const { organisationId, runId, jobId, now, ...rest } = request;
  const [subject] = await loadSubjects(tx, organisationId, [{ runId, jobId }]);
  const setting = await findSetting(tx, organisationId);
  if (!setting || !subject) throw new NotFoundError("organisation", organisationId);
  const contextRequest = { subject, ...rest };
  const people = await listPeople(tx, organisationId, [], peopleOf(contextRequest));
  const [context] = await buildContexts(tx, { ...setting, now: now ?? setting.now, people }, [
    contextRequest,
  ]);
  if (!context) throw new Error("A context was asked for and not built.");
  return context;
}

async function loadTargets(tx: Tx, organisationId: string, requests: readonly ContextRequest[]) {
  const ids = distinct(requests.map(targetIdOf));
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
      metadata: true,
    },
  });
  for (const { runId, ...row } of rows) {
    const step = {
      ...row,
      output: shortenOutput(row.output),
      errorMessage: shortenOutput(row.errorMessage),
      metadata: JSON.stringify(row.metadata).length > MAX_METADATA_CHARACTERS ? {} : row.metadata,
    };
    const ofRun = steps.get(runId);
    if (ofRun) ofRun.push(step);
    else steps.set(runId, [step]);
  }
  return steps;
}

function targetIdOf({ targetId, subject: { run, job } }: ContextRequest): string | null {
  return targetId ?? run?.targetId ?? job?.targetId ?? null;
}
