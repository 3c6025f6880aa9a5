import { config } from "@/lib/config";
import { preferenceChannels } from "@/lib/core/channel-kind";
import { eventTypes } from "@/lib/core/event";
import { defaultOnError, type StepDefinition } from "@/lib/core/step";
import { brandOf, findBranding } from "@/lib/db/branding";
import { withTransaction, type Tx } from "@/lib/db/database";
import { listMembersNamedBy } from "@/lib/db/members";
import { listTriggers } from "@/lib/db/triggers";
import { loadVariables } from "@/lib/db/variables";
import type { Prisma } from "@/prisma/generated/client";
import { demoJobs, demoTargets, type DemoJob } from "./demo-jobs";
import { demoPeople } from "./demo-people";
import { onCallMailName } from "./demo-templates";
import { makeHistory, type History } from "./make-history";
import { makeRuns, type DemoRun } from "./make-runs";
import { seededRandom } from "./random";
import { writeTemplates } from "./write-templates";

/**
 * Fills an organisation with people in two zones, templates of their own, four jobs with 30 days of runs, and the messages
 * that their failures led to. All of it or nothing; an organisation that has the demo already stays as it is, and the
 * answer is false.
 */
export function seedDemo(organisationId: string): Promise<boolean> {
  return withTransaction((tx) => writeDemo(tx, organisationId));
}

/** The same in the caller's transaction. */
export async function writeDemo(tx: Tx, organisationId: string, now = new Date()): Promise<boolean> {
  if (await tx.job.findFirst({ where: { organisationId, isDemo: true }, select: { id: true } })) return false;
  const organisation = await tx.organisation.findUniqueOrThrow({
    where: { id: organisationId },
    select: { id: true, slug: true, name: true },
  });
  const people = await writePeople(tx, organisationId);
  const targets = await writeTargets(tx, organisationId);
  const authorId = people.get("mara");
  if (!authorId) throw new Error("The demo has no author.");
  const templateIds = await writeTemplates(tx, { organisationId, authorId, now });
  const onCallMailId = templateIds.get(onCallMailName);
  if (!onCallMailId) throw new Error(`The demo has no template ${onCallMailName}.`);
  await tx.trigger.create({ data: { organisationId, ...failureTrigger } });
  const triggers = await listTriggers(tx, organisationId, eventTypes);
  const rules = [...triggers.values()].flatMap(({ recipients }) => recipients);
  const members = await listMembersNamedBy(tx, organisationId, rules, [...people.values()]);
  const { appUrl, environment } = config();
  const brand = brandOf(await findBranding(tx, organisationId), organisation, appUrl);
  const variablesOf = await loadVariables(tx, organisationId, []);

  const random = seededRandom(7);
  const runs: RunRows = { runs: [], steps: [] };
  const histories: History[] = [];
  for (const demo of demoJobs) {
    const ownerId = people.get(demo.owner);
    const owner = members.find(({ userId }) => userId === ownerId);
    const target = targets.find(({ name }) => name === demo.target);
    if (!ownerId || !owner || !target) throw new Error(`The demo job ${demo.key} has no owner or target.`);
    const made = makeRuns(demo, now, random);
    const owners = { organisationId, ownerId, targetId: target.id };
    const steps = demo.definition?.({ onCallMailId }) ?? [];
    const job = await writeJob(tx, demo, steps, owners, made[0]?.startedAt ?? now);
    addRunRows(runs, demo, { organisationId, jobId: job.id, targetId: target.id }, made);
    const { email, role } = owner;
    histories.push(
      makeHistory(
        {
          now,
          appUrl,
          environment,
          organisation,
          brand,
          vars: variablesOf(null),
          members,
          triggers,
          ownerId,
          target,
          job: { ...job, owner: { id: ownerId, username: usernameOf(email), email, role } },
        },
        made,
      ),
    );
  }
  await tx.run.createMany({ data: runs.runs });
  await tx.runStep.createMany({ data: runs.steps });
  await writeHistories(tx, histories);
  return true;
}

/** One statement for each table: that is what takes the time. */
async function writeHistories(tx: Tx, histories: readonly History[]): Promise<void> {
  await tx.event.createMany({ data: histories.flatMap(({ events }) => events) });
  await tx.renderContext.createMany({ data: histories.flatMap(({ contexts }) => contexts) });
  await tx.notification.createMany({ data: histories.flatMap(({ notifications }) => notifications) });
  await tx.decision.createMany({ data: histories.flatMap(({ decisions }) => decisions) });
  await tx.attempt.createMany({ data: histories.flatMap(({ attempts }) => attempts) });
  await tx.inboxMessage.createMany({ data: histories.flatMap(({ inbox }) => inbox) });
}

/** Everybody, so that holds and skips can be seen as well as what is sent. */
const failureTrigger = {
  eventType: "job.failed",
  enabled: true,
  channelKinds: [...preferenceChannels],
  recipients: [
    { kind: "job_owner" },
    { kind: "role", role: "admin" },
    { kind: "role", role: "author" },
    { kind: "role", role: "member" },
  ],
};

function usernameOf(email: string): string {
  return email.slice(0, email.indexOf("@"));
}

/** The ids of the demo's people, who are the same in every organisation that has the demo. */
async function writePeople(tx: Tx, organisationId: string): Promise<Map<string, string>> {
  await tx.user.createMany({
    data: demoPeople.map(({ name, email }) => ({ name, email, username: usernameOf(email) })),
    skipDuplicates: true,
  });
  const ids = new Map<string, string>();
  for (const { key, email, role, preference } of demoPeople) {
    const user = await tx.user.findUniqueOrThrow({ where: { email }, select: { id: true } });
    ids.set(key, user.id);
    await tx.membership.createMany({
      data: [{ organisationId, userId: user.id, role }],
      skipDuplicates: true,
    });
    await tx.preference.createMany({
      data: [{ organisationId, userId: user.id, ...preference }],
      skipDuplicates: true,
    });
  }
  return ids;
}

async function writeTargets(tx: Tx, organisationId: string) {
  await tx.target.createMany({
    data: demoTargets.map((target) => ({ ...target, tags: [...target.tags], organisationId })),
    skipDuplicates: true,
  });
  return tx.target.findMany({
    where: { organisationId, name: { in: demoTargets.map(({ name }) => name) } },
    select: { id: true, name: true, hostname: true, osType: true, tags: true },
  });
}

async function writeJob(
  tx: Tx,
  { key, name, description, definition, cron }: DemoJob,
  steps: readonly StepDefinition[],
  owners: { organisationId: string; ownerId: string; targetId: string },
  createdAt: Date,
) {
  const job = await tx.job.create({
    data: {
      ...owners,
      key,
      name,
      description,
      kind: definition ? "builtin" : "reported",
      isDemo: definition !== undefined,
      createdAt,
      ...(cron && {
        schedule: { create: { organisationId: owners.organisationId, cron, zone: "UTC", paused: true } },
      }),
    },
    select: { id: true, key: true, name: true, description: true },
  });
  await tx.jobStep.createMany({
    data: steps.map((step, index) => ({
      jobId: job.id,
      position: index + 1,
      name: step.name,
      type: step.type,
      config: step.config,
      onError: step.on_error ?? defaultOnError(step.type),
      enabled: step.enabled,
    })),
  });
  return job;
}

interface RunRows {
  runs: Prisma.RunCreateManyInput[];
  steps: Prisma.RunStepCreateManyInput[];
}

function addRunRows(
  rows: RunRows,
  { definition, key, cron }: DemoJob,
  owners: { organisationId: string; jobId: string; targetId: string },
  made: readonly DemoRun[],
): void {
  for (const { steps, failedStep: _, ...run } of made) {
    rows.runs.push({
      ...run,
      ...owners,
      source: definition ? "builtin" : "reported",
      cause: definition ? "schedule" : "program",
      scheduledFor: cron ? run.startedAt : null,
      externalId: definition ? null : `${key}-${run.startedAt.toISOString().slice(0, 16)}`,
      createdAt: run.startedAt,
      updatedAt: run.completedAt,
    });
    for (const step of steps)
      rows.steps.push({
        ...step,
        runId: run.id,
        createdAt: run.startedAt,
        updatedAt: step.completedAt ?? run.completedAt,
      });
  }
}
