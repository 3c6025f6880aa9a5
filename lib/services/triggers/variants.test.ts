import "../instance.fixture";
import { beforeEach, expect, it } from "vitest";
import * as trigger from "@/app/api/v1/triggers/[event_type]/route";
import * as variants from "@/app/api/v1/triggers/[event_type]/variants/route";
import { withTransaction } from "@/lib/db/database";
import { recordEvent } from "@/lib/queue/record-event";
import type { TriggerInput } from "@/lib/schemas/trigger";
import { makeCast, makeCastMember, type Cast, type CastMember } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeEvent } from "@/lib/testing/factories/events";
import { makeJob } from "@/lib/testing/factories/jobs";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { makeTemplate, makeTemplateVersion } from "@/lib/testing/factories/templates";
import { send } from "@/lib/testing/request";
import { deleteTemplate } from "../templates/delete-template";
import { getTemplate } from "../templates/get-template";

const HOUR_MS = 3_600_000;
const rule: TriggerInput = {
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

describeWithDatabase("a rule that compares two templates", (db) => {
  let cast: Cast;
  beforeEach(async () => {
    await truncateAll(db());
    cast = await makeCast();
  });

  const put = (input: Partial<TriggerInput>, as: CastMember = cast.ann) =>
    send(trigger.PUT, { as, params: { event_type: "job.failed" }, body: { ...rule, ...input } });
  const report = (as: CastMember = cast.bob, query: Record<string, number> = {}, event_type = "job.failed") =>
    send(variants.GET, { as, params: { event_type }, query });
  const versionOf = async (organisationId = cast.organisationId, fields: object = {}) => {
    const made = await makeTemplate(organisationId, fields);
    return { template: made, id: made.versions[0]?.id ?? "" };
  };
  const record = (jobId?: string) =>
    withTransaction((tx) =>
      recordEvent(tx, { organisationId: cast.organisationId, type: "job.failed", jobId }),
    );

  it("sends a part of the recipients the other one, each with its own attachments, and always the same", async () => {
    for (let number = 0; number < 20; number++)
      await makeCastMember(cast.organisationId, `Admin ${number}`, "admin");
    const first = await versionOf();
    const second = await versionOf(cast.organisationId, {
      defaultConfig: { attachments: [{ type: "job_log", filename: "log.txt" }] },
    });
    await put({ template_id: first.template.id, variant_version_id: second.id, variant_percent: 50 });
    // What is compared stays as it was, whatever is published since.
    await makeTemplateVersion(second.template.id);
    await record();
    await record();

    const rows = await db().prisma.notification.findMany({ orderBy: { id: "asc" } });
    const ofB = rows.filter(({ variant }) => variant === "b");
    expect(rows).toHaveLength(42);
    expect(ofB.length).toBeGreaterThan(4);
    expect(ofB.length).toBeLessThan(38);
    for (const { variant, templateVersionId, attachments } of rows)
      expect({ variant, templateVersionId, count: (attachments as unknown[]).length }).toEqual(
        variant === "b"
          ? { variant: "b", templateVersionId: second.id, count: 1 }
          : { variant: "a", templateVersionId: first.id, count: 0 },
      );
    const half = new Set(rows.map(({ recipient, variant }) => `${recipient} ${variant}`));
    expect(half.size).toBe(21);
  });

  it("sends everybody the same at 0 and at 100 percent, and compares nothing at 0", async () => {
    const { id } = await versionOf();
    const templateId = async (percent: number) => {
      await put({ variant_version_id: id, variant_percent: percent });
      const { id: eventId } = await record();
      return db().prisma.notification.findFirstOrThrow({ where: { eventId } });
    };

    expect(await templateId(0)).toMatchObject({ variant: null, templateVersionId: null });
    expect(await templateId(100)).toMatchObject({ variant: "b", templateVersionId: id });
  });

  it("counts what became of each", async () => {
    const { organisationId } = cast;
    const { id, template } = await versionOf(organisationId, { name: "Short" });
    const job = await makeJob(organisationId);
    const tell = async (variant: "a" | "b" | null, person: CastMember, fields: object = {}) => {
      const event = await makeEvent(organisationId, { jobId: job.id });
      const sentAt = new Date(Date.now() - 10 * HOUR_MS);
      const message = await makeNotification(organisationId, {
        ...{ variant, eventType: "job.failed", purpose: "trigger", state: "sent", nextAttemptAt: null },
        ...{ eventId: event.id, jobId: job.id, recipient: person.email, userId: person.userId, sentAt },
        templateVersionId: variant === "b" ? id : null,
        ...fields,
      });
      const acknowledge = (seconds: number, by: CastMember | null = person) =>
        db().prisma.acknowledgement.create({
          data: {
            ...{ organisationId, eventId: event.id, userId: by?.userId, who: "somebody", via: "page" },
            createdAt: new Date(sentAt.getTime() + seconds * 1000),
          },
        });
      return { message, acknowledge, sentAt, eventId: event.id };
    };
    const first = await tell("a", cast.alice);
    await first.acknowledge(60);
    const second = await tell("a", cast.alice);
    await second.acknowledge(180);
    // Another way to the same person is the same telling.
    await tell("a", cast.alice, { eventId: second.eventId, channelKind: "slack" });
    await (await tell("a", cast.alice)).acknowledge(10, cast.bob);
    await tell("a", cast.alice, { userId: null });
    const noisy = await tell("b", cast.bob);
    await (await tell("b", cast.bob)).acknowledge(30);
    await db().prisma.noiseReport.create({ data: { organisationId, notificationId: noisy.message.id } });
    const place = { organisationId, jobId: job.id };
    await db().prisma.mute.createMany({
      data: [
        { ...place, userId: cast.bob.userId, createdAt: new Date(noisy.sentAt.getTime() + HOUR_MS) },
        { ...place, userId: cast.alice.userId, createdAt: new Date(first.sentAt.getTime() - HOUR_MS) },
      ],
    });
    // None of these is a message that was compared and sent in that time.
    await tell(null, cast.alice);
    await tell("b", cast.bob, { state: "skipped" });
    await tell("b", cast.bob, { eventType: "job.lost" });
    await tell("b", cast.bob, { createdAt: new Date(Date.now() - 31 * 24 * HOUR_MS) });

    expect((await report()).result()).toEqual({
      days: 30,
      a: {
        ...{
          sent: 5,
          recipients: 1,
          told: 3,
          acknowledged: 2,
          acknowledged_share: 2 / 3,
          median_seconds: 120,
        },
        ...{ mutes: 0, too_noisy: 0, versions: [{ template: null, version: null, sent: 5 }] },
      },
      b: {
        ...{ sent: 2, recipients: 1, told: 2, acknowledged: 1, acknowledged_share: 0.5, median_seconds: 30 },
        ...{ mutes: 1, too_noisy: 1 },
        versions: [{ template: { id: template.id, name: "Short" }, version: 1, sent: 2 }],
      },
      finding: "Too few to tell: it takes 30 messages to members of each, and there are 3 and 2.",
    });
    expect((await report(cast.bob, { days: 90 })).result().b.sent).toBe(3);
  });

  it("has a report with nothing in it before anything was sent, and none for what is no event type", async () => {
    const nothing = { sent: 0, recipients: 0, acknowledged_share: null, median_seconds: null, versions: [] };

    expect((await report()).result()).toMatchObject({ a: nothing, b: nothing });
    expect((await report(cast.bob, {}, "job.exploded")).status).toBe(404);
    expect((await report(cast.bob, { days: 91 })).status).toBe(400);
  });

  it("is named among the uses of the template, which by force is compared no more", async () => {
    const { id, template } = await versionOf();
    await put({ variant_version_id: id, variant_percent: 30 });
    const { actor } = cast.ann;

    const view = await getTemplate({ actor, id: template.id });
    expect(view).toMatchObject({ use_count: 1, used_by: { event_types: [], compared_by: ["job.failed"] } });
    await expect(deleteTemplate({ actor, id: template.id, force: false })).rejects.toThrow(
      "Used as the second template for Job failed.",
    );
    await deleteTemplate({ actor, id: template.id, force: true });
    const left = await send(trigger.GET, { as: cast.bob, params: { event_type: "job.failed" } });
    expect(left.result().variant).toBeNull();
    await record();
    expect(await db().prisma.notification.findMany()).toMatchObject([
      { variant: null, templateVersionId: null },
    ]);
  });

  it("takes no part of other templates, and no version of another organisation, whose report shows nothing", async () => {
    const part = await versionOf(cast.organisationId, { notificationType: "partial" });
    const foreign = await versionOf(cast.charlie.organisationId);
    const mine = await versionOf();

    for (const { id } of [part, foreign])
      expect((await put({ variant_version_id: id, variant_percent: 50 })).problem().errors).toMatchObject([
        { pointer: "/variant_version_id" },
      ]);
    await put({ variant_version_id: mine.id, variant_percent: 100 });
    await record();
    await db().prisma.notification.updateMany({ data: { state: "sent", sentAt: new Date() } });
    expect((await report()).result().b.sent).toBe(1);
    expect((await report(cast.charlie)).result().b.sent).toBe(0);
  });
});
