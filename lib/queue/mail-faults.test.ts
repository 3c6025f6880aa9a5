import { afterEach, beforeEach, expect, it } from "vitest";
import { database } from "@/lib/db/database";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeJob } from "@/lib/testing/factories/jobs";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { makeOrganisation } from "@/lib/testing/factories/organisations";
import { makeRun } from "@/lib/testing/factories/runs";
import { startScriptedSmtpServer, type ScriptedSmtpServer, type SmtpScript } from "@/lib/testing/smtp-server";
import { waitFor } from "@/lib/testing/wait-for";
import { nudge } from "./nudge";
import { findNotification, letTimePass, makeMailServer, makeWorker, secondsUntilDue } from "./queue.fixture";

/** What a worker leaves an overrun server alone at first (back-off.ts), and a little. */
const REST_MS = 5_500;

describeWithDatabase("a mail server that", (db) => {
  let organisationId: string;
  const closing: (() => Promise<unknown>)[] = [];

  beforeEach(async () => {
    await truncateAll(db());
    organisationId = (await makeOrganisation()).id;
  });
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  const startServer = async (script: SmtpScript): Promise<ScriptedSmtpServer> => {
    const server = await startScriptedSmtpServer(script);
    closing.push(() => server.close());
    await makeMailServer(organisationId, server.port);
    return server;
  };
  const startWorker = () => {
    const worker = makeWorker();
    closing.push(() => worker.stop(0));
    worker.start();
    return worker;
  };
  const until = (id: string, ...states: string[]) =>
    waitFor(`the notification to be ${states.join(" or ")}`, async () => {
      const row = await findNotification(id);
      return states.includes(row.state) && row;
    });

  it("greylists is asked again after five minutes, with the same envelope and Message-ID", async () => {
    const server = await startServer({ rcpt: "450 4.2.0 Greylisted" });
    const { id } = await makeNotification(organisationId);
    startWorker();

    expect(await until(id, "retrying", "dead")).toMatchObject({ state: "retrying", reason: "rate_limited" });
    expect(await secondsUntilDue(id)).toBeGreaterThanOrEqual(299);
    server.script = {};
    await letTimePass(id, 301);
    await until(id, "sent");

    const envelope = server.commands.filter((line) => /^(MAIL|RCPT)/.test(line));
    expect(envelope.slice(0, 2)).toEqual(envelope.slice(2));
    expect(server.messages).toHaveLength(1);
    expect(server.messages[0]).toContain(`<${id}@runbell.test>`);
  });

  it("greylists one recipient does not keep the others waiting", async () => {
    const server = await startServer({
      rcpt: (line) => (line.includes("grey@") ? "450 4.2.0 Greylisted" : "250 2.1.5 Ok"),
    });
    const grey = await makeNotification(organisationId, { recipient: "grey@example.org", priority: 0 });
    const others = [];
    for (let i = 0; i < 10; i++) others.push(await makeNotification(organisationId));
    startWorker();

    for (const { id } of others) await until(id, "sent");
    expect((await until(grey.id, "retrying")).attempts).toHaveLength(1);
    expect(server.messages).toHaveLength(10);
  });

  it.each([
    ["finds the message too big", { mail: "552 5.3.4 Message size exceeds fixed limit" }, 552],
    ["takes the message for spam", { dot: "554 5.7.1 Spam" }, 554],
  ])("%s gets it once, and the next one after it", async (_, script, code) => {
    const server = await startServer(script);
    const { id } = await makeNotification(organisationId);
    startWorker();

    expect(await until(id, "dead", "retrying")).toMatchObject({
      state: "dead",
      reason: "rejected_content",
      attemptCount: 1,
      attempts: [{ responseCode: code }],
    });
    server.script = {};
    const next = await makeNotification(organisationId);
    await until(next.id, "sent");
    expect(server.commands.filter((line) => line.startsWith("MAIL"))).toHaveLength(2);
    expect(await database().prisma.suppression.count()).toBe(0);
  });

  it("finds the message too big with its files gets it without them, in the same try", async () => {
    const server = await startServer({
      dot: (message) => (message.includes("attachment;") ? "552 5.3.4 Message too big" : "250 2.0.0 Ok"),
    });
    const run = await makeRun(await makeJob(organisationId));
    const { id } = await makeNotification(organisationId, {
      runId: run.id,
      attachments: [{ type: "job_log", filename: "log.txt" }],
    });
    startWorker();

    const row = await until(id, "sent", "dead", "retrying");
    expect(row).toMatchObject({ state: "sent", attemptCount: 1, attempts: [{ outcome: "accepted" }] });
    expect(row.bodyText).toContain("log.txt could not be attached");
    expect(server.messages).toHaveLength(2);
    expect(server.messages[1]).not.toContain("attachment;");
    expect(server.messages[1]).toContain(`<${id}@runbell.test>`);
  });

  it("finds the message too big even so gives it up", async () => {
    const server = await startServer({ dot: "552 5.3.4 Message too big" });
    const run = await makeRun(await makeJob(organisationId));
    const { id } = await makeNotification(organisationId, {
      runId: run.id,
      attachments: [{ type: "job_log", filename: "log.txt" }],
    });
    startWorker();

    expect(await until(id, "sent", "dead", "retrying")).toMatchObject({
      state: "dead",
      reason: "rejected_content",
      attempts: [{ outcome: "failed", responseCode: 552 }],
    });
    expect(server.messages).toHaveLength(2);
  });

  it("is overrun (421) is left alone with all mails, and gets each once when it has room", async () => {
    const server = await startServer({ banner: "421 4.7.0 Too many connections" });
    const ids: string[] = [];
    for (let i = 0; i < 30; i++) ids.push((await makeNotification(organisationId)).id);
    startWorker();

    await until(ids[0] ?? "", "retrying");
    const refusedAt = performance.now();
    await waitFor("all to be back", async () => {
      const { prisma } = database();
      return (await prisma.notification.count({ where: { state: { in: ["queued", "retrying"] } } })) === 30;
    });
    // The pool's five connections, and what was being opened when the first was refused.
    expect(server.connections).toBeLessThanOrEqual(10);

    server.script = {};
    const knocks = server.connections;
    await waitFor("the server's rest to be over", () => performance.now() - refusedAt > REST_MS);
    expect(server.connections).toBe(knocks);
    const { prisma } = database();
    await prisma.destinationHealth.deleteMany();
    await prisma.notification.updateMany({ data: { nextAttemptAt: new Date(Date.now() - 1_000) } });
    nudge("notifications");
    await waitFor(
      "all mails",
      async () => (await prisma.notification.count({ where: { state: "sent" } })) === 30,
    );
    expect(server.messages).toHaveLength(30);
  });
});
