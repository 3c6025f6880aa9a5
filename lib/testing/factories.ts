import type { Role } from "@/lib/core/actor";
import type { ChannelKindId, PreferenceChannel } from "@/lib/core/channel-kind";
import { eventCatalogue, type EventType } from "@/lib/core/event";
import { laneOf } from "@/lib/core/lane";
import type { RunStatus } from "@/lib/core/run";
import type { StepDefinition } from "@/lib/core/step";
import { defaultOnError } from "@/lib/core/step";
import { database, type Db } from "@/lib/db/database";
import { newId } from "@/lib/db/new-id";
import type { Prisma } from "@/prisma/generated/client";

type Fields<Input> = Partial<Input>;

/** Distinct within the process, and readable in a failing test. */
let counter = 0;
function next(): number {
  return ++counter;
}

const openDb = () => database().prisma;

export async function makeOrganisation(
  fields: Fields<Prisma.OrganisationUncheckedCreateInput> = {},
  db: Db = openDb(),
) {
  const number = next();
  return db.organisation.create({
    data: { slug: `org-${number}-${suffix()}`, name: `Organisation ${number}`, ...fields },
  });
}

export async function makeUser(fields: Fields<Prisma.UserUncheckedCreateInput> = {}, db: Db = openDb()) {
  return db.user.create({ data: userOf(fields) });
}

function userOf(fields: Fields<Prisma.UserUncheckedCreateInput>) {
  const name = `person-${next()}-${suffix()}`;
  return { email: `${name}@example.org`, username: name, name, ...fields };
}

/** A new person in the organisation. */
export async function makeMember(
  organisationId: string,
  role: Role = "member",
  fields: Fields<Prisma.UserUncheckedCreateInput> = {},
  db: Db = openDb(),
) {
  const user = await makeUser(fields, db);
  await db.membership.create({ data: { organisationId, userId: user.id, role } });
  return user;
}

/** New people, who came one after the other, in two statements: most tests begin with a few. */
export async function makeMembers(
  members: readonly {
    organisationId: string;
    role: Role;
    fields: Fields<Omit<Prisma.UserCreateManyInput, "id">>;
  }[],
  db: Db = openDb(),
) {
  const first = Date.now() - members.length;
  const people = members.map(({ organisationId, role, fields }, index) => {
    const createdAt = new Date(first + index);
    const user = { createdAt, ...userOf(fields), id: newId() };
    return { user, membership: { organisationId, userId: user.id, role, createdAt } };
  });
  await db.user.createMany({ data: people.map(({ user }) => user) });
  await db.membership.createMany({ data: people.map(({ membership }) => membership) });
  return people.map(({ user: { id, name, email }, membership: { organisationId, role } }) => ({
    userId: id,
    organisationId,
    role,
    name,
    email,
  }));
}

export async function makePreference(
  organisationId: string,
  userId: string,
  fields: Fields<Prisma.PreferenceUncheckedCreateInput> = {},
  db: Db = openDb(),
) {
  return db.preference.create({ data: { organisationId, userId, ...fields } });
}

/** The person has shown that their own address of that kind is theirs, so that messages go there. */
export async function verifyAddress(
  { id: preferenceId, organisationId }: { id: string; organisationId: string },
  kind: PreferenceChannel,
  db: Db = openDb(),
) {
  const [sentAt, verifiedAt] = [new Date(), new Date()];
  return db.addressVerification.create({
    data: { organisationId, preferenceId, kind, addressHash: "any", sentAt, verifiedAt },
  });
}

export async function makeTarget(
  organisationId: string,
  fields: Fields<Prisma.TargetUncheckedCreateInput> = {},
  db: Db = openDb(),
) {
  const name = `target-${next()}`;
  return db.target.create({ data: { organisationId, name, hostname: `${name}.example.org`, ...fields } });
}

/** A step as its author may leave things out: the schema's defaults are not filled in. */
export type StepInput = {
  [Type in StepDefinition["type"]]: {
    name: string;
    type: Type;
    config: Partial<Extract<StepDefinition, { type: Type }>["config"]>;
    on_error?: "continue" | "fail_job";
    enabled?: boolean;
  };
}[StepDefinition["type"]];

/** A job that Runbell runs; reported when it is given no steps. */
export async function makeJob(
  organisationId: string,
  {
    steps = [],
    ...fields
  }: Fields<Omit<Prisma.JobUncheckedCreateInput, "steps">> & { steps?: StepInput[] } = {},
  db: Db = openDb(),
) {
  const key = fields.key ?? `job-${next()}`;
  const kind = steps.length > 0 ? "builtin" : "reported";
  return db.job.create({
    data: {
      organisationId,
      name: key,
      kind,
      ...fields,
      key,
      steps: {
        create: steps.map(({ name, type, config, on_error, enabled }, index) => ({
          name,
          type,
          config: config as Prisma.InputJsonObject,
          position: index + 1,
          onError: on_error ?? defaultOnError(type),
          enabled,
        })),
      },
    },
    include: { steps: { orderBy: { position: "asc" } } },
  });
}

/** A run of the job; by default a reported one that completed. */
export async function makeRun(
  job: { id: string; organisationId: string },
  fields: Fields<Prisma.RunUncheckedCreateInput> & { status?: RunStatus } = {},
  db: Db = openDb(),
) {
  const startedAt = (fields.startedAt as Date | undefined) ?? new Date(Date.now() - 60_000);
  const isOver = !["pending", "running"].includes(fields.status ?? "completed");
  return db.run.create({
    data: {
      organisationId: job.organisationId,
      jobId: job.id,
      source: "reported",
      status: "completed",
      startedAt,
      ...(isOver ? { completedAt: new Date(startedAt.getTime() + 30_000), executionTimeMs: 30_000 } : {}),
      ...fields,
    },
  });
}

/** A run that waits for the executor, with the job's steps. */
export async function makePendingRun(
  job: {
    id: string;
    organisationId: string;
    steps: readonly { name: string; type: string; position: number; config: unknown; onError: string }[];
  },
  fields: Fields<Prisma.RunUncheckedCreateInput> = {},
  db: Db = openDb(),
) {
  return db.run.create({
    data: {
      organisationId: job.organisationId,
      jobId: job.id,
      source: "builtin",
      status: "pending",
      totalSteps: job.steps.length,
      ...fields,
      steps: {
        create: job.steps.map(({ name, type, position, config, onError }) => ({
          name,
          type,
          position,
          config: config as Prisma.InputJsonObject,
          onError,
          status: "pending",
        })),
      },
    },
    include: { steps: { orderBy: { position: "asc" } } },
  });
}

export async function makeRunStep(
  runId: string,
  fields: Fields<Prisma.RunStepUncheckedCreateInput> = {},
  db: Db = openDb(),
) {
  const number = next();
  return db.runStep.create({
    data: {
      runId,
      position: number,
      name: `Step ${number}`,
      type: "reported",
      status: "completed",
      ...fields,
    },
  });
}

export async function makeEvent(
  organisationId: string,
  fields: Fields<Prisma.EventUncheckedCreateInput> & { type?: EventType } = {},
  db: Db = openDb(),
) {
  const type = fields.type ?? "job.failed";
  const { severity, label } = eventCatalogue[type];
  return db.event.create({
    data: { organisationId, type, severity, title: label, occurredAt: new Date(), ...fields },
  });
}

/** Switches an event type on for the given rules. */
export async function makeTrigger(
  organisationId: string,
  eventType: EventType,
  fields: Fields<Prisma.TriggerUncheckedCreateInput> = {},
  db: Db = openDb(),
) {
  const recipients = [{ kind: "job_owner" }, { kind: "role", role: "admin" }];
  return db.trigger.create({
    data: { organisationId, eventType, channelKinds: ["email"], recipients, ...fields },
  });
}

/** A message that is due now. */
export async function makeNotification(
  organisationId: string,
  fields: Fields<Prisma.NotificationUncheckedCreateInput> = {},
  db: Db = openDb(),
) {
  return db.notification.create({ data: notificationOf(organisationId, fields) });
}

/** So many at once, all alike but for their recipients; gives their ids. */
export async function makeNotifications(
  organisationId: string,
  count: number,
  fields: Fields<Prisma.NotificationUncheckedCreateInput> = {},
  db: Db = openDb(),
): Promise<string[]> {
  const data = Array.from({ length: count }, () => notificationOf(organisationId, fields));
  const rows = await db.notification.createManyAndReturn({ data, select: { id: true } });
  return rows.map(({ id }) => id);
}

function notificationOf(organisationId: string, fields: Fields<Prisma.NotificationUncheckedCreateInput>) {
  const { channelKind = "email", channelId = null, userId = null } = fields;
  const lane = laneOf({ organisationId, kind: channelKind as ChannelKindId, channelId, userId });
  return {
    organisationId,
    purpose: "direct",
    recipient: `person-${next()}@example.org`,
    channelKind,
    lane,
    state: "queued",
    nextAttemptAt: new Date(),
    inlineTemplate: { subject: "Hello", text: "A message", syntax: "literal" },
    ...fields,
  };
}

/** One of the organisation's channels: a webhook, without its secrets. */
export async function makeChannel(
  organisationId: string,
  fields: Fields<Prisma.ChannelUncheckedCreateInput> = {},
  db: Db = openDb(),
) {
  return db.channel.create({
    data: { organisationId, kind: "webhook", name: `#channel-${next()}`, config: {}, ...fields },
  });
}

/** A template with its first version: an email that says hello. */
export async function makeTemplate(
  organisationId: string,
  {
    version = {},
    ...fields
  }: Fields<Omit<Prisma.TemplateUncheckedCreateInput, "versions">> & {
    version?: Fields<VersionFields>;
  } = {},
  db: Db = openDb(),
) {
  return db.template.create({
    data: {
      organisationId,
      name: `Template ${next()}`,
      notificationType: "email",
      ...fields,
      versions: {
        create: [{ version: 1, subjectTemplate: "Hello", bodyTemplate: "<p>Hello</p>", ...version }],
      },
    },
    include: { versions: true },
  });
}

type VersionFields = Omit<Prisma.TemplateVersionUncheckedCreateInput, "templateId" | "template">;

/** One more version of a template. */
export async function makeTemplateVersion(
  templateId: string,
  fields: Fields<VersionFields> = {},
  db: Db = openDb(),
) {
  const { _max: newest } = await db.templateVersion.aggregate({
    where: { templateId },
    _max: { version: true },
  });
  return db.templateVersion.create({
    data: { templateId, version: (newest.version ?? 0) + 1, subjectTemplate: "Hello again", ...fields },
  });
}

/** A custom variable; of one job when `jobId` says so. */
export async function makeVariable(
  organisationId: string,
  fields: Fields<Prisma.CustomVariableUncheckedCreateInput> = {},
  db: Db = openDb(),
) {
  return db.customVariable.create({
    data: { organisationId, name: `variable_${next()}`, value: "a value", ...fields },
  });
}

/** Rows of two test processes on one database do not meet. */
function suffix(): string {
  return Math.random().toString(36).slice(2, 8);
}
