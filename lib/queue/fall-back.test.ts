import { beforeEach, expect, it } from "vitest";
import { laneOf } from "@/lib/core/lane";
import { installDatabase } from "@/lib/db/database";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeChannel } from "@/lib/testing/factories/channels";
import { makeEvent } from "@/lib/testing/factories/events";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { makeTrigger } from "@/lib/testing/factories/triggers";
import { fallBack } from "./fall-back";
import { makeAcme } from "./people.fixture";

describeWithDatabase("fallBack", (db) => {
  beforeEach(async () => {
    installDatabase(db());
    await truncateAll(db());
  });

  /** A failed job, told by mail, whose trigger names a channel that takes over. */
  async function makeScene(trigger: { channelEnabled?: boolean } = {}) {
    const acme = await makeAcme();
    const { organisationId } = acme;
    const channel = await makeChannel(organisationId, {
      kind: "ntfy",
      name: "On call",
      enabled: trigger.channelEnabled ?? true,
    });
    await makeTrigger(organisationId, "job.failed", { fallbackChannelId: channel.id });
    const event = await makeEvent(organisationId, { jobId: acme.job.id });
    const message = (fields: Parameters<typeof makeNotification>[1] = {}) =>
      makeNotification(organisationId, {
        purpose: "trigger",
        eventId: event.id,
        eventType: "job.failed",
        severity: "error",
        ...fields,
      });
    const standIns = () =>
      db().prisma.notification.findMany({ where: { purpose: "fallback" }, include: { decision: true } });
    return { ...acme, channel, event, message, standIns };
  }
  const dead = { state: "dead", reason: "rejected_recipient", nextAttemptAt: null };
  const close = (organisationId: string, destination: string) =>
    db().prisma.destinationHealth.create({
      data: {
        destination,
        organisationId,
        failuresInRow: 1,
        lastFailureAt: new Date(),
        lastReason: "unauthorized",
        openUntil: new Date(Date.now() + 60_000),
      },
    });

  it("hands a dead message over once, with the reason, however many people it could not reach", async () => {
    const { organisationId, channel, event, message, standIns } = await makeScene();
    const first = await message({ ...dead, priority: 20, contextId: event.id });
    await message(dead);

    expect(await fallBack()).toBe(1);
    expect(await fallBack()).toBe(0);
    expect(await standIns()).toMatchObject([
      {
        state: "queued",
        eventId: event.id,
        channelKind: "ntfy",
        channelId: channel.id,
        lane: laneOf({ organisationId, kind: "ntfy", channelId: channel.id, userId: null }),
        recipient: "On call",
        originalId: first.id,
        contextId: event.id,
        priority: 20,
        attemptCount: 0,
        decision: { verdict: "send", gates: [{ values: { rule: "fallback", channel: "On call" } }] },
      },
    ]);
  });

  it("hands over once although two workers look at the same time", async () => {
    const { message, standIns } = await makeScene();
    await message(dead);
    await Promise.all([fallBack(), fallBack(), fallBack()]);

    expect(await standIns()).toHaveLength(1);
  });

  it("hands over what is urgent and waits for a closed lane; it still waits there", async () => {
    const { organisationId, message, standIns } = await makeScene();
    const waiting = await message({ severity: "critical" });
    expect(await fallBack()).toBe(0);

    await close(organisationId, waiting.lane);
    expect(await fallBack()).toBe(1);
    expect(await standIns()).toMatchObject([{ originalId: waiting.id, severity: "critical" }]);
    expect(await db().prisma.notification.findUnique({ where: { id: waiting.id } })).toMatchObject({
      state: "queued",
    });
  });

  it.each([
    ["what came too late", { ...dead, reason: "expired" }],
    ["a test", { ...dead, purpose: "test" }],
    ["what stands in for another", { ...dead, purpose: "fallback" }],
    ["what was sent", { state: "sent" }],
    ["another event type", { ...dead, eventType: "job.completed" }],
    ["what died long ago", { ...dead, updatedAt: new Date(Date.now() - 2 * 3_600_000) }],
  ])("leaves %s", async (_, fields) => {
    const { message } = await makeScene();
    await message(fields);

    expect(await fallBack()).toBe(0);
  });

  it("leaves little things that wait, a channel that is off, and one that was told anyway", async () => {
    const { organisationId, message, channel } = await makeScene();
    const waiting = await message({ severity: "warning" });
    await close(organisationId, waiting.lane);
    expect(await fallBack()).toBe(0);

    await message({ channelKind: "ntfy", channelId: channel.id, state: "sent" });
    await message(dead);
    expect(await fallBack()).toBe(0);

    await truncateAll(db());
    const off = await makeScene({ channelEnabled: false });
    await off.message(dead);
    expect(await fallBack()).toBe(0);
  });
});
