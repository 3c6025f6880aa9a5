import "../instance.fixture";
import { beforeEach, expect, it } from "vitest";
import * as trigger from "@/app/api/v1/triggers/[event_type]/route";
import { withTransaction } from "@/lib/db/database";
import { recordEvent, recordEvents } from "@/lib/queue/record-event";
import type { TriggerInput } from "@/lib/schemas/trigger";
import { makeCast, type Cast } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeJob } from "@/lib/testing/factories/jobs";
import { makeTemplate, makeTemplateVersion } from "@/lib/testing/factories/templates";
import { makeVariable } from "@/lib/testing/factories/variables";
import { send } from "@/lib/testing/request";
import { putTrigger } from "./put-trigger";

const plain: TriggerInput = {
  enabled: true,
  severity: null,
  channel_kinds: ["email"],
  recipients: [{ kind: "role", role: "admin" }],
  template_id: null,
  fallback_channel_id: null,
  occasion: "every",
  occasion_count: 1,
  cooldown_seconds: 0,
  condition: null,
  group_by: [],
  group_wait_seconds: 30,
  group_interval_seconds: 300,
  escalation_policy_id: null,
  variant_version_id: null,
  variant_percent: 0,
};

describeWithDatabase("what triggers ask templates", (db) => {
  let cast: Cast;
  beforeEach(async () => {
    await truncateAll(db());
    cast = await makeCast();
  });

  const put = (input: Partial<TriggerInput>) =>
    putTrigger({ actor: cast.ann.actor, eventType: "job.failed", input: { ...plain, ...input } });
  const refused = async (input: object) => {
    const params = { event_type: "job.failed" };
    const answer = await send(trigger.PUT, { as: cast.ann, params, body: { ...plain, ...input } });
    expect(answer.status).toBe(400);
    return answer.problem().errors;
  };
  const record = (fields: object = {}) =>
    withTransaction((tx) =>
      recordEvent(tx, { organisationId: cast.organisationId, type: "job.failed", ...fields }),
    );
  const recipientsOf = async (eventId: string) =>
    (await db().prisma.notification.findMany({ where: { eventId }, orderBy: { id: "asc" } })).map(
      ({ recipient }) => recipient,
    );
  const conditionOf = async (eventId: string) => {
    const decision = await db().prisma.decision.findFirstOrThrow({ where: { eventId } });
    const gates = decision.gates as { gate: string; verdict: string; values: object }[];
    return { reason: decision.reason, gate: gates.find(({ gate }) => gate === "condition") };
  };

  it("tells what the condition holds for, and says of the rest that it does not", async () => {
    const condition = "event.details.rows > 100 and job.key == 'nightly'";
    const job = await makeJob(cast.organisationId, { key: "nightly" });
    await put({ condition });

    const many = await record({ jobId: job.id, details: { rows: 101 } });
    const few = await record({ jobId: job.id, details: { rows: 100 } });

    expect(many.notifications).toBe(1);
    expect(await conditionOf(many.id)).toMatchObject({
      reason: null,
      gate: { verdict: "pass", values: { expression: condition, met: true } },
    });
    expect(few.notifications).toBe(0);
    expect(await conditionOf(few.id)).toMatchObject({
      reason: "condition_not_met",
      gate: { verdict: "skip", values: { expression: condition, met: false } },
    });
  });

  it("tells what the condition cannot be worked out for: a message too many is better", async () => {
    await put({ condition: "event.details.rows > 100" });

    const { id, notifications } = await record({ details: { rows: "many" } });

    expect(notifications).toBe(1);
    expect((await conditionOf(id)).gate).toMatchObject({ verdict: "pass", values: { met: null } });
  });

  it("asks about each event of a batch on its own, with the organisation's variables", async () => {
    await makeVariable(cast.organisationId, { name: "limit", value: 10 });
    await put({ condition: "event.details.rows > vars.limit" });
    const events = [5, 15, 25].map((rows) => ({ type: "job.failed" as const, details: { rows } }));

    const recorded = await withTransaction((tx) => recordEvents(tx, cast.organisationId, events));

    expect(recorded.map(({ notifications }) => notifications)).toEqual([0, 1, 1]);
  });

  it("freezes with the message what the condition was asked about", async () => {
    await put({ condition: "event.details.rows > 1" });

    const { id } = await record({ details: { rows: 7 }, title: "Rows" });

    const told = await db().prisma.notification.findFirstOrThrow({ where: { eventId: id } });
    const context = await db().prisma.renderContext.findUniqueOrThrow({
      where: { id: told.contextId ?? "" },
    });
    expect(context.data).toMatchObject({ event: { id, title: "Rows", details: { rows: 7 } } });
  });

  it("tells the addresses that a template gives, each once and none that is none", async () => {
    const job = await makeJob(cast.organisationId, { ownerId: cast.bob.userId });
    await put({
      recipients: [
        { kind: "template", source: "{{ job.created_by.email }}" },
        { kind: "template", source: "{{ event.details.owners }}; ops@example.org" },
      ],
    });

    const { id } = await record({
      jobId: job.id,
      details: { owners: "OPS@example.org, nobody, x@example.org" },
    });

    expect((await recipientsOf(id)).sort()).toEqual(
      [cast.bob.email, "OPS@example.org", "x@example.org"].sort(),
    );
    const own = await db().prisma.notification.findFirstOrThrow({
      where: { eventId: id, userId: cast.bob.userId },
      include: { decision: true },
    });
    expect(own.decision?.gates).toContainEqual({
      gate: "recipients",
      verdict: "pass",
      values: { rule: "template", source: "{{ job.created_by.email }}" },
    });
  });

  it("tells no owner who was disabled, and nobody when the template gives nothing", async () => {
    const job = await makeJob(cast.organisationId, { ownerId: cast.bob.userId });
    await db().prisma.user.update({ where: { id: cast.bob.userId }, data: { disabledAt: new Date() } });
    await put({ recipients: [{ kind: "template", source: "{{ job.created_by.email }}" }] });

    const gone = await record({ jobId: job.id });
    const none = await record();

    expect([gone.notifications, none.notifications]).toEqual([0, 0]);
    expect(await conditionOf(none.id)).toMatchObject({ reason: "no_recipient" });
  });

  it("asks nothing of a trigger that is off", async () => {
    await put({ enabled: false, condition: "event.details.rows > 1" });

    expect(await conditionOf((await record()).id)).toEqual({ reason: "trigger_off", gate: undefined });
  });

  it("refuses what cannot be read, with its place", async () => {
    const broken = await refused({
      condition: "event.severity ==\n  'error' and evnt.title",
      recipients: [
        { kind: "role", role: "admin" },
        { kind: "template", source: "{{ job.name" },
      ],
    });

    expect(broken).toEqual([
      {
        pointer: "/condition",
        detail: expect.stringMatching(/^line 2, column 15: There is no variable “evnt”/) as string,
      },
      { pointer: "/recipients/1", detail: expect.stringMatching(/^line 1, column \d+: /) as string },
    ]);
    expect(await refused({ condition: "{{ job.name }}" })).toMatchObject([{ pointer: "/condition" }]);
    expect(await refused({ condition: "x".repeat(2_001) })).toMatchObject([{ pointer: "/condition" }]);
    expect(await db().prisma.trigger.count()).toBe(0);
  });

  it("shows rotations, escalation policies and versions that it names by name, and no others", async () => {
    const own = await makeNamed(cast.organisationId);
    const others = await makeNamed(cast.charlie.organisationId);
    const naming = ({ rotation, policy, version }: typeof own): Partial<TriggerInput> => ({
      recipients: [{ kind: "on_call", rotation_id: rotation.id }],
      escalation_policy_id: policy.id,
      variant_version_id: version.id,
      variant_percent: 20,
    });

    expect(await put(naming(own))).toMatchObject({
      recipient_names: { [own.rotation.id]: "Night" },
      escalation_policy: { id: own.policy.id, name: "Night" },
      variant: { version_id: own.version.id, template: { name: "Night" }, version: 2, percent: 20 },
    });
    expect(await refused(naming(others))).toEqual([
      { pointer: "/recipients/0", detail: "is no on-call rotation of yours" },
      { pointer: "/escalation_policy_id", detail: "is no escalation policy of yours" },
      { pointer: "/variant_version_id", detail: "is no template version of yours" },
    ]);
  });

  it("keeps a rotation that is gone while the rest is changed", async () => {
    const { rotation } = await makeNamed(cast.organisationId);
    const recipients: TriggerInput["recipients"] = [{ kind: "on_call", rotation_id: rotation.id }];
    await put({ recipients });
    await db().prisma.rotation.delete({ where: { id: rotation.id } });

    expect(await put({ recipients, enabled: false })).toMatchObject({ recipients, recipient_names: {} });
  });

  async function makeNamed(organisationId: string) {
    const { prisma } = db();
    const rotation = await prisma.rotation.create({
      data: { organisationId, name: "Night", zone: "UTC", startsOn: "2026-01-05" },
    });
    const policy = await prisma.escalationPolicy.create({
      data: { organisationId, name: "Night", steps: [] },
    });
    const template = await makeTemplate(organisationId, { name: "Night" });
    return { rotation, policy, version: await makeTemplateVersion(template.id) };
  }
});
