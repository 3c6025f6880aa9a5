import "../instance.fixture";
import { beforeEach, expect, it } from "vitest";
import * as trigger from "@/app/api/v1/triggers/[event_type]/route";
import * as triggers from "@/app/api/v1/triggers/route";
import { eventTypes, type EventType } from "@/lib/core/event";
import { withTransaction } from "@/lib/db/database";
import { recordEvent } from "@/lib/queue/record-event";
import type { TriggerInput, TriggerView } from "@/lib/schemas/trigger";
import { makeCast, type Cast } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeChannel } from "@/lib/testing/factories/channels";
import { makeJob } from "@/lib/testing/factories/jobs";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { makeTemplate } from "@/lib/testing/factories/templates";
import { send } from "@/lib/testing/request";
import { deleteTrigger } from "./delete-trigger";
import { listTriggers } from "./list-triggers";
import { putTrigger } from "./put-trigger";

const plain: TriggerInput = {
  enabled: true,
  severity: null,
  channel_kinds: ["email", "slack", "teams", "webhook"],
  recipients: [{ kind: "job_owner" }, { kind: "role", role: "admin" }],
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

describeWithDatabase("triggers", (db) => {
  let cast: Cast;
  beforeEach(async () => {
    await truncateAll(db());
    cast = await makeCast();
  });

  const put = (input: Partial<TriggerInput> = {}, eventType = "job.failed") =>
    putTrigger({ actor: cast.ann.actor, eventType, input: { ...plain, ...input } });
  const answer = (input: object, as: Cast["ann"] = cast.ann) =>
    send(trigger.PUT, { as, params: { event_type: "job.failed" }, body: { ...plain, ...input } });
  const one = async (type: EventType, actor = cast.bob.actor): Promise<TriggerView | undefined> =>
    (await listTriggers({ actor })).data.find(({ event_type }) => event_type === type);
  const audits = () => db().prisma.auditEntry.findMany({ orderBy: { id: "asc" } });
  const record = (fields: object = {}) =>
    withTransaction((tx) =>
      recordEvent(tx, { organisationId: cast.organisationId, type: "job.failed", ...fields }),
    );

  it("are one for each event type, in the catalogue's order, and do what they do by default", async () => {
    const { data } = (await send(triggers.GET, { as: cast.bob })).result();

    expect(data.map(({ event_type }) => event_type)).toEqual(eventTypes);
    expect(data.find(({ event_type }) => event_type === "job.failed")).toEqual({
      ...shown(plain),
      event_type: "job.failed",
      label: "Job failed",
      description: "A run ended with a fault.",
      own_severity: "error",
      recipient_names: {},
      template: null,
      fallback_channel: null,
      escalation_policy: null,
      variant: null,
      is_default: true,
      updated_at: null,
      noise: 0,
      told: 0,
      held_back: 0,
    });
    expect(data.every(({ is_default }) => is_default)).toBe(true);
  });

  it("are set as a whole, with the names of whom they name, and the next event goes by them", async () => {
    const job = await makeJob(cast.organisationId, { ownerId: cast.ann.userId });
    const channel = await makeChannel(cast.organisationId, { name: "#ops" });
    const fallback = await makeChannel(cast.organisationId, { name: "On call" });
    const template = await makeTemplate(cast.organisationId, { name: "Ops mail" });
    const recipients: TriggerInput["recipients"] = [
      { kind: "user", user_id: cast.bob.userId },
      { kind: "channel", channel_id: channel.id },
      { kind: "email", email: "ops@example.org" },
      { kind: "user", user_id: cast.bob.userId },
    ];
    const view = await put({
      severity: "critical",
      channel_kinds: ["email", "email"],
      recipients,
      template_id: template.id,
      fallback_channel_id: fallback.id,
      occasion: "after",
      occasion_count: 2,
      cooldown_seconds: 900,
    });

    expect(view).toMatchObject({
      severity: "critical",
      own_severity: "error",
      channel_kinds: ["email"],
      recipients: recipients.slice(0, 3),
      recipient_names: { [cast.bob.userId]: "Bob", [channel.id]: "#ops" },
      template: { id: template.id, name: "Ops mail" },
      fallback_channel: { id: fallback.id, name: "On call" },
      occasion: "after",
      occasion_count: 2,
      cooldown_seconds: 900,
      is_default: false,
    });
    expect(await one("job.failed")).toEqual(view);

    await record({ jobId: job.id });
    expect(await db().prisma.notification.count()).toBe(0);
    await record({ jobId: job.id });
    const told = await db().prisma.notification.findMany({ where: { state: { not: "skipped" } } });
    expect(told.map(({ recipient }) => recipient).sort()).toEqual(
      ["#ops", cast.bob.email, "ops@example.org"].sort(),
    );
    expect(told.every(({ severity }) => severity === "critical")).toBe(true);
  });

  it("are found by the other names of an event type as well", async () => {
    await put({ cooldown_seconds: 60 }, "Pipeline_Failure");

    const found = await send(trigger.GET, { as: cast.bob, params: { event_type: "pipeline_failure" } });
    expect(found.result()).toMatchObject({ event_type: "job.failed", cooldown_seconds: 60 });
    expect(await db().prisma.trigger.findMany()).toMatchObject([{ eventType: "job.failed" }]);
  });

  it.each(["job.exploded", "__proto__", "*"])(
    "are not there for an unknown event type: %s",
    async (event_type) => {
      const params = { event_type };

      expect((await send(trigger.GET, { as: cast.bob, params })).status).toBe(404);
      expect((await send(trigger.PUT, { as: cast.ann, params, body: plain })).status).toBe(404);
      expect((await send(trigger.DELETE, { as: cast.ann, params })).status).toBe(404);
      expect(await db().prisma.trigger.count()).toBe(0);
    },
  );

  it("go back to the default, and are set again from there", async () => {
    await put({ enabled: false, severity: "info", cooldown_seconds: 60 });
    await deleteTrigger({ actor: cast.ann.actor, eventType: "pipeline_failure" });

    expect(await one("job.failed")).toMatchObject({ ...shown(plain), is_default: true, updated_at: null });
    expect(await put({ cooldown_seconds: 30 })).toMatchObject({ enabled: true, severity: null });
  });

  it("are the default when somebody set them back by hand", async () => {
    await put({ enabled: false });

    expect(await put()).toMatchObject({ is_default: true, updated_at: expect.any(String) as string });
  });

  it("leave in the audit trail what they did and what they do", async () => {
    await put({ cooldown_seconds: 60 });
    await deleteTrigger({ actor: cast.ann.actor, eventType: "job.failed" });
    await deleteTrigger({ actor: cast.ann.actor, eventType: "job.failed" });

    const changed = { ...plain, cooldown_seconds: 60 };
    const by = { actorId: cast.ann.userId, subjectId: "job.failed" };
    expect(await audits()).toMatchObject([
      { ...by, action: "trigger.put", before: plain, after: changed },
      { ...by, action: "trigger.delete", before: changed, after: plain },
    ]);
  });

  it.each([
    ["a cooldown longer than a week", { cooldown_seconds: 604_801 }, "/cooldown_seconds"],
    ["a cooldown that is no number of seconds", { cooldown_seconds: 1.5 }, "/cooldown_seconds"],
    ["a row of none", { occasion: "after", occasion_count: 0 }, "/occasion_count"],
    ["a row that is too long", { occasion: "after", occasion_count: 101 }, "/occasion_count"],
    ["an unknown occasion", { occasion: "last" }, "/occasion"],
    ["a kind that reaches no person", { channel_kinds: ["pagerduty"] }, "/channel_kinds/0"],
    ["what is no address", { recipients: [{ kind: "email", email: "ops" }] }, "/recipients/0/email"],
    [
      "an address that is too long",
      { recipients: [{ kind: "email", email: `ops@${"a.".repeat(130)}org` }] },
      "/recipients/0/email",
    ],
    ["an unknown role", { recipients: [{ kind: "role", role: "owner" }] }, "/recipients/0/role"],
    ["an unknown field", { cooldown: 60 }, "/cooldown"],
    ["nothing about the severity", { severity: undefined }, "/severity"],
  ])("refuse %s", async (_, input, pointer) => {
    const refused = await answer(input);

    expect(refused.status).toBe(400);
    expect(refused.problem().errors?.map((error) => error.pointer)).toContain(pointer);
    expect(await db().prisma.trigger.count()).toBe(0);
  });

  it("name only what is the organisation's own", async () => {
    const other = cast.charlie.organisationId;
    const channel = await makeChannel(other);
    const own = await makeChannel(cast.organisationId);
    const refused = await answer({
      recipients: [
        { kind: "job_owner" },
        { kind: "user", user_id: cast.charlie.userId },
        { kind: "channel", channel_id: channel.id },
        { kind: "user", user_id: own.id },
        { kind: "channel", channel_id: cast.bob.userId },
      ],
      template_id: (await makeTemplate(other)).id,
      fallback_channel_id: channel.id,
    });

    expect(refused.status).toBe(400);
    expect(refused.problem().errors).toEqual([
      { pointer: "/recipients/1", detail: "is no member of your organisation" },
      { pointer: "/recipients/2", detail: "is no channel of yours" },
      { pointer: "/recipients/3", detail: "is no member of your organisation" },
      { pointer: "/recipients/4", detail: "is no channel of yours" },
      { pointer: "/template_id", detail: "is no template of yours" },
      { pointer: "/fallback_channel_id", detail: "is no channel of yours" },
    ]);
    expect(await db().prisma.trigger.count()).toBe(0);
  });

  it("use no template that is only a part of others", async () => {
    const layout = await makeTemplate(cast.organisationId, { notificationType: "layout" });

    expect((await answer({ template_id: layout.id })).problem().errors).toEqual([
      { pointer: "/template_id", detail: "is part of other templates, not a message" },
    ]);
  });

  it("can be changed while they name somebody who has left", async () => {
    const recipients: TriggerInput["recipients"] = [{ kind: "user", user_id: cast.bob.userId }];
    await put({ recipients });
    await db().prisma.membership.deleteMany({ where: { userId: cast.bob.userId } });

    expect(await put({ recipients, enabled: false })).toMatchObject({ recipients, recipient_names: {} });
    expect((await answer({ recipients: [...recipients, ...recipients] })).status).toBe(200);
    await deleteTrigger({ actor: cast.ann.actor, eventType: "job.failed" });
    expect((await answer({ recipients })).status).toBe(400);
  });

  it("tell how often they told, held back and were too noisy", async () => {
    const job = await makeJob(cast.organisationId, { ownerId: cast.ann.userId });
    await put({ cooldown_seconds: 900 });
    await record({ jobId: job.id });
    await record({ jobId: job.id });
    await record({ jobId: job.id });
    const told = await db().prisma.notification.findMany();
    const report = { organisationId: cast.organisationId, eventType: "job.failed" };
    const old = await makeNotification(cast.organisationId, { purpose: "trigger", eventType: "job.failed" });
    await db().prisma.notification.update({ where: { id: old.id }, data: { createdAt: daysAgo(8) } });
    await db().prisma.noiseReport.createMany({
      data: [
        ...told.map(({ id }) => ({ ...report, notificationId: id })),
        { ...report, notificationId: old.id, createdAt: daysAgo(31) },
      ],
    });

    expect(told).toHaveLength(2);
    expect(await one("job.failed")).toMatchObject({ told: 1, held_back: 2, noise: 2 });
    expect(await one("job.lost")).toMatchObject({ told: 0, held_back: 0, noise: 0 });
    expect(await one("job.failed", cast.charlie.actor)).toMatchObject({ told: 0, held_back: 0, noise: 0 });
  });

  it("are read by members and set by authors", async () => {
    const params = { event_type: "job.failed" };

    expect((await send(trigger.GET, { as: cast.bob, params })).status).toBe(200);
    expect((await answer({}, cast.bob)).status).toBe(403);
    expect((await send(trigger.DELETE, { as: cast.bob, params })).status).toBe(403);
    expect((await send(triggers.GET)).status).toBe(401);
    expect((await answer({}, cast.alice)).status).toBe(200);
  });

  it("are not seen and not changed by Charlie", async () => {
    const channel = await makeChannel(cast.organisationId);
    await put({ enabled: false, recipients: [{ kind: "channel", channel_id: channel.id }] });

    expect(await one("job.failed", cast.charlie.actor)).toMatchObject({ enabled: true, is_default: true });
    expect((await answer({ fallback_channel_id: channel.id }, cast.charlie)).status).toBe(400);
    await putTrigger({ actor: cast.charlie.actor, eventType: "job.failed", input: plain });
    await deleteTrigger({ actor: cast.charlie.actor, eventType: "job.failed" });
    expect(await one("job.failed")).toMatchObject({ enabled: false, is_default: false });
  });
});

function daysAgo(days: number): Date {
  return new Date(Date.now() - days * 86_400_000);
}

/** What of an input comes back under the same name. */
function shown(input: TriggerInput): Partial<TriggerInput> {
  const isId = (name: string) => name.endsWith("_id") || name === "variant_percent";
  return Object.fromEntries(Object.entries(input).filter(([name]) => !isId(name)));
}
