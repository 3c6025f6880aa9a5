import { createHash } from "node:crypto";
import { afterEach, beforeEach, expect, it } from "vitest";
import { laneOf } from "@/lib/core/lane";
import { database } from "@/lib/db/database";
import { channelSecretField } from "@/lib/db/named-channels";
import { putSecret } from "@/lib/db/secrets";
import { Secret } from "@/lib/secrets";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeChannel } from "@/lib/testing/factories/channels";
import { makeEvent } from "@/lib/testing/factories/events";
import { makeJob } from "@/lib/testing/factories/jobs";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { makeOrganisation } from "@/lib/testing/factories/organisations";
import { makeRun } from "@/lib/testing/factories/runs";
import { startScriptedHttpServer, type ScriptedAnswer } from "@/lib/testing/http-server";
import { startScriptedSmtpServer } from "@/lib/testing/smtp-server";
import { waitFor } from "@/lib/testing/wait-for";
import { claimNotifications } from "./claim";
import { loadDeliveries } from "./load-deliveries";
import { messageSubject } from "./message-subject";
import { findNotification, makeMailServer, makeWorker, ring } from "./queue.fixture";
import type { AttemptResult } from "./settle";
import { readUnsubscribeToken } from "./unsubscribe";

describeWithDatabase("delivery over channels", (db) => {
  let organisationId: string;
  const closing: (() => Promise<unknown>)[] = [];

  beforeEach(async () => {
    await truncateAll(db());
    organisationId = (await makeOrganisation()).id;
  });
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  const startWorker = (...args: Parameters<typeof makeWorker>) => {
    const worker = makeWorker(...args);
    closing.push(() => worker.stop(0));
    worker.start();
    return worker;
  };
  const startReceiver = async (...answers: [ScriptedAnswer, ...ScriptedAnswer[]]) => {
    const server = await startScriptedHttpServer(...answers);
    closing.push(() => server.close());
    return server;
  };
  const makeWebhook = async (url: string, fields: Parameters<typeof makeChannel>[1] = {}) => {
    const { id } = await makeChannel(organisationId, { kind: "webhook", ...fields });
    const place = { organisationId, ownerId: id, field: channelSecretField("url") };
    await putSecret(database().prisma, place, new Secret(url), ring);
    const lane = laneOf({ organisationId, kind: "webhook", channelId: id, userId: null });
    return { channelId: id, lane, to: { channelId: id, channelKind: "webhook", lane } };
  };
  const until = (id: string, ...states: string[]) =>
    waitFor(`the notification to be ${states.join(" or ")}`, async () => {
      const row = await findNotification(id);
      return states.includes(row.state) && row;
    });
  const healthOf = (destination: string) =>
    database().prisma.destinationHealth.findUnique({ where: { destination } });

  it("sends the kind's own body to the channel, which has a lane and health of its own", async () => {
    const receiver = await startReceiver({ status: 204 });
    const { to, lane } = await makeWebhook(receiver.url);
    const event = await makeEvent(organisationId, { title: "Backup failed" });
    const { id } = await makeNotification(organisationId, {
      ...to,
      inlineTemplate: undefined,
      eventId: event.id,
      eventType: "job.failed",
    });
    startWorker();

    const row = await until(id, "sent", "dead", "retrying");

    expect(row).toMatchObject({ state: "sent", payload: { type: expect.any(String) as string } });
    expect(receiver.requests).toHaveLength(1);
    expect(receiver.requests[0]?.headers["webhook-id"]).toContain(id);
    await waitFor("its health", async () => (await healthOf(lane))?.lastSuccessAt);
  });

  it("closes the lane of a channel that refuses us, and of no other", async () => {
    const receiver = await startReceiver({ status: 401 });
    const works = await startReceiver({ status: 200 });
    const refused = await makeWebhook(receiver.url);
    const other = await makeWebhook(works.url);
    for (let i = 0; i < 20; i++) await makeNotification(organisationId, { ...refused.to, priority: 0 });
    const { id } = await makeNotification(organisationId, { ...other.to, priority: 80 });
    startWorker();

    await until(id, "sent");
    const health = await waitFor("the closing", async () => (await healthOf(refused.lane))?.openUntil);

    expect(health.getTime()).toBeGreaterThan(Date.now() + 30_000);
    expect(receiver.requests.length).toBeLessThanOrEqual(10);
    expect(await healthOf(other.lane)).toMatchObject({ failuresInRow: 0, openUntil: null });
    await waitFor("the others to be back", async () => {
      const { prisma } = database();
      return (
        (await prisma.notification.count({
          where: { lane: refused.lane, attemptCount: 0, state: { not: "sending" } },
        })) === 20
      );
    });
  });

  it("leaves a channel alone for as long as it asks", async () => {
    const receiver = await startReceiver({ status: 429, headers: { "retry-after": "120" } }, { status: 200 });
    const { to, lane } = await makeWebhook(receiver.url);
    const first = await makeNotification(organisationId, to);
    startWorker();
    await until(first.id, "retrying");
    const second = await makeNotification(organisationId, to);

    const openUntil = (await healthOf(lane))?.openUntil?.getTime() ?? 0;
    expect(Math.abs(openUntil - Date.now() - 120_000)).toBeLessThan(10_000);
    await database().prisma.destinationHealth.update({
      where: { destination: lane },
      data: { openUntil: new Date(Date.now() - 1_000) },
    });

    await until(second.id, "sent");
    expect(receiver.requests).toHaveLength(2);
  });

  it("skips what is for a channel that was switched off, and tells", async () => {
    const receiver = await startReceiver({ status: 200 });
    const { to, lane } = await makeWebhook(receiver.url, { enabled: false });
    const { id } = await makeNotification(organisationId, to);
    const settled: AttemptResult[] = [];
    startWorker({ onSettled: (results) => settled.push(...results) });

    expect(await until(id, "skipped")).toMatchObject({
      reason: "channel_gone",
      errorMessage: "The channel was deleted or switched off",
      nextAttemptAt: null,
      attempts: [
        { outcome: "failed", reason: "channel_gone", detail: "The channel was deleted or switched off" },
      ],
    });
    await waitFor("the word of it", () => settled.length === 1);
    expect(settled).toMatchObject([{ id, state: "skipped" }]);
    expect(receiver.requests).toEqual([]);
    expect(await healthOf(lane)).toBeNull();
  });

  it("gives mail that somebody set up a way to say no more of this, and other mail none", async () => {
    const server = await startScriptedSmtpServer();
    closing.push(() => server.close());
    await makeMailServer(organisationId, server.port);
    const recipient = "Ada@Example.org";
    const asked = await makeNotification(organisationId, {
      purpose: "trigger",
      recipient,
      eventType: "job.failed",
    });
    const direct = await makeNotification(organisationId, { purpose: "direct", recipient });
    startWorker();
    for (const { id } of [asked, direct]) await until(id, "sent");

    const mailOf = (id: string) =>
      server.messages.find((mail) => mail.includes(id))?.replace(/\r\n[ \t]+/g, " ") ?? "";
    const url = /List-Unsubscribe:[^<]*<https:\/\/runbell\.test\/api\/v1\/unsubscribe\/([^>]+)>/i;
    expect(await readUnsubscribeToken(url.exec(mailOf(asked.id))?.[1] ?? "")).toEqual({
      organisationId,
      address: recipient,
      eventType: "job.failed",
    });
    expect(mailOf(direct.id)).not.toMatch(/List-Unsubscribe/i);
  });

  it("knows what a message is about", async () => {
    const job = await makeJob(organisationId, { key: "nightly" });
    const run = await makeRun(job, { status: "failed" });
    const event = await makeEvent(organisationId, { occurredAt: new Date("2026-07-15T12:00:00Z") });
    const about = { jobId: job.id, runId: run.id, eventId: event.id, eventType: "job.failed" };
    await makeNotification(organisationId, { ...about, priority: 0 });
    const { id } = await makeNotification(organisationId);
    const claimed = await claimNotifications({ workerId: "w1", limit: 2 });

    const deliveries = await loadDeliveries(claimed, { ring, appUrl: "https://runbell.test" });
    const [first, second] = deliveries.map((one) => messageSubject(one, "https://runbell.test"));

    expect(first).toEqual({
      eventType: "job.failed",
      occurredAt: new Date("2026-07-15T12:00:00Z"),
      organisationId,
      job: { id: job.id, key: "nightly", name: job.name },
      url: `https://runbell.test/runs/${run.id}`,
      incidentKey: createHash("sha256").update(`${organisationId}/${job.id}`).digest("hex"),
      threadKey: null,
    });
    expect(second).toMatchObject({
      eventType: null,
      job: null,
      url: `https://runbell.test/notifications/${id}`,
      incidentKey: null,
    });
  });

  it("does what else there is to do in each round, whatever fails", async () => {
    const done: string[] = [];
    const worker = startWorker({
      everyRound: [() => Promise.reject(new Error("the first")), async () => void done.push("second")],
    });

    await waitFor("two rounds", () => done.length >= 2);
    expect(worker.errors).toContainEqual(new Error("the first"));
  });
});
