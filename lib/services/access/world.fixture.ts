import { DateTime } from "luxon";
import { makeApiKey } from "@/lib/auth/api-token";
import { database } from "@/lib/db/database";
import { holdOne } from "@/lib/queue/bundles/bundles.fixture";
import { CreateChannelInput } from "@/lib/schemas/channel";
import { CreateMailServerInput } from "@/lib/schemas/mail-server";
import { makeCastMember, type CastMember } from "@/lib/testing/cast";
import { makeEvent } from "@/lib/testing/factories/events";
import { makeJob, makeTarget } from "@/lib/testing/factories/jobs";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { makeOrganisation } from "@/lib/testing/factories/organisations";
import { makePreference } from "@/lib/testing/factories/people";
import { makeRun, makeRunStep } from "@/lib/testing/factories/runs";
import { makeTemplate, makeTemplateVersion } from "@/lib/testing/factories/templates";
import { makeTrigger } from "@/lib/testing/factories/triggers";
import { makeVariable } from "@/lib/testing/factories/variables";
import { createChannel } from "../channels/create-channel";
import { createMailServer } from "../mail-servers/create-mail-server";

const inAnHour = () => new Date(Date.now() + 3_600_000);
/** Nothing listens there, which is found out at once. */
const nowhereUrl = "http://127.0.0.1:9/hook";

/** Who has the world: an admin, an author, a member, and an admin with the root flag. */
export interface WorldPeople {
  alice: CastMember;
  ann: CastMember;
  bob: CastMember;
  root: CastMember;
}

/**
 * An organisation with a row of every noun, each named after `mark`, so that wherever one shows the mark shows as well.
 * What is only text or an id is in `ids`, by what it is.
 */
export async function makeWorld(mark: string) {
  const { prisma } = database();
  const { id: organisationId, slug } = await makeOrganisation({ name: `${mark} Inc`, slug: `${mark}-slug` });
  const people: WorldPeople = {
    alice: await makeCastMember(organisationId, `${mark} Alice`, "admin"),
    ann: await makeCastMember(organisationId, `${mark} Ann`, "author"),
    bob: await makeCastMember(organisationId, `${mark} Bob`, "member"),
    root: await makeCastMember(organisationId, `${mark} Root`, "admin"),
  };
  const { alice, ann, bob, root } = people;
  await prisma.user.update({ where: { id: root.userId }, data: { isRoot: true } });
  await makePreference(organisationId, bob.userId);

  const of = { organisationId };
  const ids = {
    organisation: organisationId,
    slug,
    alice: alice.userId,
    bob: bob.userId,
    ...(await makeJobs(of, ann.userId, mark)),
  };
  const event = await makeEvent(organisationId, {
    title: `${mark} event`,
    jobId: ids.jobRow,
    runId: ids.failedRun,
  });
  const rules = await makeRules(of, people, mark, { eventId: event.id, jobId: ids.jobRow });
  const senders = await makeSenders(alice, mark);
  const messages = await makeMessages(of, mark, { eventId: event.id, jobId: ids.jobRow, userId: bob.userId });
  const account = await makeAccount(of, alice, bob, mark);
  return {
    mark,
    people,
    ids: { ...ids, event: event.id, ...rules, ...senders, ...messages, ...account },
  };
}

export type World = Awaited<ReturnType<typeof makeWorld>>;
export type WorldIds = World["ids"];

interface Of {
  organisationId: string;
}

async function makeJobs({ organisationId }: Of, ownerId: string, mark: string) {
  const target = await makeTarget(organisationId, { name: `${mark}-target` });
  const steps = [{ name: `${mark} step`, type: "wait" as const, config: { seconds: 1 } }];
  const fields = { ownerId, targetId: target.id };
  const job = await makeJob(organisationId, { key: `${mark}-job`, name: `${mark} job`, steps, ...fields });
  const idle = await makeJob(organisationId, { key: `${mark}-idle`, name: `${mark} idle`, ...fields });
  const reported = await makeJob(organisationId, { key: `${mark}-reported`, name: `${mark} reported` });
  const run = await makeRun(reported, { status: "running", errorMessage: `${mark} error` });
  const step = await makeRunStep(run.id, { name: `${mark} ran`, output: `${mark} output` });
  const failed = await makeRun(job, { source: "builtin", status: "failed", targetId: target.id });
  const file = await database().prisma.runFile.create({
    data: {
      organisationId,
      runId: run.id,
      name: `${mark}.csv`,
      contentType: "text/csv",
      size: mark.length,
      content: new TextEncoder().encode(mark),
    },
  });
  const variable = await makeVariable(organisationId, { name: `${mark}_variable`, value: mark });
  return {
    target: target.id,
    job: job.key,
    jobRow: job.id,
    idleJob: idle.key,
    idleJobRow: idle.id,
    reportedJob: reported.key,
    run: run.id,
    runStep: step.name,
    runFile: file.name,
    failedRun: failed.id,
    variable: variable.name,
  };
}

async function makeRules(
  { organisationId }: Of,
  { ann, bob }: WorldPeople,
  mark: string,
  { eventId, jobId }: { eventId: string; jobId: string },
) {
  const { prisma } = database();
  const template = await makeTemplate(organisationId, { name: `${mark} template` });
  const version = await makeTemplateVersion(template.id, { subjectTemplate: `${mark} subject` });
  const spare = await makeTemplate(organisationId, { name: `${mark} spare` });
  const layout = await makeTemplate(organisationId, { name: `${mark} layout`, notificationType: "layout" });
  const steps = [
    { delay_seconds: 60, recipients: [{ kind: "user", user_id: bob.userId }], channel_kinds: ["email"] },
  ];
  const policy = await prisma.escalationPolicy.create({
    data: { organisationId, name: `${mark} policy`, steps },
  });
  const escalation = await prisma.escalation.create({
    data: {
      organisationId,
      policyId: policy.id,
      policyName: policy.name,
      eventId,
      jobId,
      steps,
      nextAt: inAnHour(),
    },
  });
  const rotation = await prisma.rotation.create({
    data: {
      organisationId,
      name: `${mark} rotation`,
      zone: "UTC",
      memberIds: [ann.userId, bob.userId],
      startsOn: DateTime.utc().minus({ weeks: 2 }).toISODate(),
    },
  });
  const override = await prisma.rotationOverride.create({
    data: { rotationId: rotation.id, userId: ann.userId, startsAt: new Date(), endsAt: inAnHour() },
  });
  const silence = await prisma.silence.create({
    data: { organisationId, name: `${mark} silence`, startsAt: new Date(), jobIds: [jobId] },
  });
  await prisma.mute.create({ data: { organisationId, userId: bob.userId, jobId } });
  await makeTrigger(organisationId, "job.failed", { templateId: template.id });
  return {
    template: template.id,
    templateVersion: version.id,
    spareTemplate: spare.id,
    layout: layout.id,
    policy: policy.id,
    escalation: escalation.id,
    rotation: rotation.id,
    override: override.id,
    silence: silence.id,
  };
}

async function makeSenders({ actor }: CastMember, mark: string) {
  const config = { url: nowhereUrl, headers: `Authorization: Bearer ${mark}` };
  const channel = await createChannel({
    actor,
    input: CreateChannelInput.parse({ kind: "webhook", name: `${mark} channel`, config }),
  });
  const server = {
    name: `${mark} server`,
    smtp_server: "127.0.0.1",
    smtp_port: 9,
    security: "none",
    from_email: `${mark}@example.org`,
  };
  const mailServer = await createMailServer({ actor, input: CreateMailServerInput.parse(server) });
  return { channel: channel.id, mailServer: mailServer.id };
}

async function makeMessages(
  { organisationId }: Of,
  mark: string,
  about: { eventId: string; jobId: string; userId: string },
) {
  const { prisma } = database();
  const fields = { ...about, recipient: `${mark}@example.org`, subject: `${mark} subject` };
  const over = { nextAttemptAt: null, ...fields };
  const inline = { inlineTemplate: { subject: `${mark} subject`, text: mark, syntax: "literal" } };
  const dead = await makeNotification(organisationId, { state: "dead", reason: "unauthorized", ...over });
  const closed = await makeNotification(organisationId, { state: "dead", reason: "unauthorized", ...over });
  const queued = await makeNotification(organisationId, { state: "queued", ...fields });
  const sent = await makeNotification(organisationId, { state: "sent", sentAt: new Date(), ...over });
  const until = { heldUntil: inAnHour(), userId: about.userId, recipient: fields.recipient };
  const held = await makeNotification(organisationId, {
    state: "held",
    reason: "quiet_hours",
    heldUntil: until.heldUntil,
    ...over,
    ...inline,
  });
  const bundled = await holdOne(organisationId, { ...until, subject: fields.subject });
  await holdOne(organisationId, { ...until, subject: fields.subject });
  const inbox = await prisma.inboxMessage.create({
    data: {
      organisationId,
      notificationId: sent.id,
      kind: "email",
      recipient: fields.recipient,
      subject: fields.subject,
      text: mark,
    },
  });
  const suppression = await prisma.suppression.create({
    data: { organisationId, address: `${mark}-gone@example.org`, reason: "address_refused" },
  });
  return {
    dead: dead.id,
    closed: closed.id,
    queued: queued.id,
    sent: sent.id,
    held: held.id,
    bundled: bundled.id,
    inbox: inbox.id,
    suppression: suppression.id,
  };
}

async function makeAccount({ organisationId }: Of, alice: CastMember, bob: CastMember, mark: string) {
  const { prisma } = database();
  const { key: _key, ...stored } = makeApiKey();
  const apiKey = await prisma.apiKey.create({
    data: { organisationId, userId: bob.userId, name: `${mark} key`, scopes: ["read"], ...stored },
  });
  const session = await prisma.session.create({
    data: { organisationId, userId: alice.userId, method: "password", userAgent: `${mark} browser` },
  });
  const invitation = await prisma.invitation.create({
    data: {
      organisationId,
      email: `${mark}-guest@example.org`,
      role: "member",
      tokenHash: `${mark} hash`,
      expiresAt: inAnHour(),
    },
  });
  const audit = await prisma.auditEntry.create({
    data: {
      organisationId,
      actorKind: "user",
      actorId: alice.userId,
      actorLabel: alice.name,
      action: "job.update",
      after: { name: mark },
    },
  });
  return { apiKey: apiKey.id, session: session.id, invitation: invitation.id, audit: audit.id };
}
