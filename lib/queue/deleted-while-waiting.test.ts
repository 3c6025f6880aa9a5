import { afterEach, beforeEach, expect, it } from "vitest";
import { database } from "@/lib/db/database";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeEvent } from "@/lib/testing/factories/events";
import { makeJob } from "@/lib/testing/factories/jobs";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { makeOrganisation } from "@/lib/testing/factories/organisations";
import { makeTemplate } from "@/lib/testing/factories/templates";
import { startScriptedSmtpServer } from "@/lib/testing/smtp-server";
import { waitFor } from "@/lib/testing/wait-for";
import { findNotification, makeMailServer, makeWorker } from "./queue.fixture";

describeWithDatabase("a message that waits", (db) => {
  let organisationId: string;
  const closing: (() => Promise<unknown>)[] = [];

  beforeEach(async () => {
    await truncateAll(db());
    organisationId = (await makeOrganisation()).id;
  });
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  const startServer = async () => {
    const server = await startScriptedSmtpServer();
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
  const untilSent = (id: string) =>
    waitFor("the message to be sent", async () => {
      const row = await findNotification(id);
      return row.state === "sent" && row;
    });

  it("goes out as the standard message when its template was deleted meanwhile", async () => {
    await startServer();
    const template = await makeTemplate(organisationId);
    const event = await makeEvent(organisationId, { title: "Backup failed" });
    const { id } = await makeNotification(organisationId, {
      eventId: event.id,
      eventType: "job.failed",
      inlineTemplate: undefined,
      templateVersionId: template.versions[0]?.id,
    });
    await database().prisma.template.delete({ where: { id: template.id } });
    const worker = startWorker();

    const row = await untilSent(id);

    expect(row).toMatchObject({ templateVersionId: null, attemptCount: 1 });
    expect(row.bodyText).toBeTruthy();
    expect(worker.errors).toEqual([]);
  });

  it("tells of its event although the job was deleted meanwhile", async () => {
    await startServer();
    const job = await makeJob(organisationId, { key: "nightly" });
    const event = await makeEvent(organisationId, { title: "Nightly failed", jobId: job.id });
    const { id } = await makeNotification(organisationId, { eventId: event.id, jobId: job.id });
    await database().prisma.job.delete({ where: { id: job.id } });
    const worker = startWorker();

    expect(await untilSent(id)).toMatchObject({ jobId: null, subject: "Hello" });
    expect(worker.errors).toEqual([]);
  });

  it("goes to the test inbox when the mail server was deleted meanwhile, and says so", async () => {
    const server = await startServer();
    const { id } = await makeNotification(organisationId);
    await database().prisma.smtpSettings.deleteMany();
    startWorker();

    expect(await untilSent(id)).toMatchObject({ deliveredVia: "test inbox" });
    expect(server.connections).toBe(0);
  });

  it("is no more when its organisation was deleted, and the worker goes on", async () => {
    await startServer();
    for (let i = 0; i < 20; i++) await makeNotification(organisationId);
    const other = await makeOrganisation();
    startWorker();
    await database().prisma.organisation.delete({ where: { id: organisationId } });
    const { id } = await makeNotification(other.id);

    await untilSent(id);
    expect(await database().prisma.notification.count()).toBe(1);
  });
});
