import { afterEach, beforeEach, expect, it } from "vitest";
import { DEGRADED_AFTER } from "@/lib/core/health";
import { laneOf, mailServerName } from "@/lib/core/lane";
import { database, withTransaction } from "@/lib/db/database";
import { resetHealth } from "@/lib/db/destination-health";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { makeOrganisation } from "@/lib/testing/factories/organisations";
import { startScriptedSmtpServer, type ScriptedSmtpServer, type SmtpScript } from "@/lib/testing/smtp-server";
import { waitFor } from "@/lib/testing/wait-for";
import type { NotificationDraft } from "./draft";
import { enqueueNotifications } from "./enqueue";
import { nudge } from "./nudge";
import { draft, findNotification, letTimePass, makeMailServer, makeWorker } from "./queue.fixture";

describeWithDatabase("a lane that is closed", (db) => {
  let organisationId: string;
  let lane: string;
  let serverName: string;
  let server: ScriptedSmtpServer | undefined;
  const workers: ReturnType<typeof makeWorker>[] = [];

  beforeEach(async () => {
    await truncateAll(db());
    organisationId = (await makeOrganisation()).id;
    lane = laneOf({ organisationId, kind: "email", channelId: null, userId: null });
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop(0)));
    await server?.close();
    server = undefined;
  });

  const startWorker = (...args: Parameters<typeof makeWorker>) => {
    const worker = makeWorker(...args);
    workers.push(worker);
    worker.start();
    return worker;
  };
  const startServer = async (script: SmtpScript = {}, password?: string) => {
    server = await startScriptedSmtpServer(script);
    const { id } = await makeMailServer(organisationId, server.port, password);
    serverName = mailServerName(organisationId, id);
    return server;
  };
  const enqueue = async (fields: Partial<NotificationDraft> = {}) => {
    const [row] = await withTransaction((tx) =>
      enqueueNotifications(tx, organisationId, {}, [draft(fields)]),
    );
    return row?.id ?? "";
  };
  const healthOf = (destination: string) =>
    database().prisma.destinationHealth.findUnique({ where: { destination } });
  /** As saving the mail server does. */
  const openAgain = async () => {
    await withTransaction(async (tx) => {
      for (const destination of [serverName, lane]) await resetHealth(tx, organisationId, destination);
    });
    nudge("notifications");
  };
  const letPauseEnd = () =>
    database().prisma.destinationHealth.updateMany({ data: { openUntil: new Date(Date.now() - 1_000) } });
  const waitingOf = (ids: string[]) =>
    database().prisma.notification.count({
      where: { id: { in: ids }, state: { in: ["queued", "retrying"] } },
    });
  const until = (id: string, state: string) =>
    waitFor(`the notification to be ${state}`, async () => (await findNotification(id)).state === state);

  it("of the settings uses up no try, closes the lane, and ends when it is opened", async () => {
    const { commands } = await startServer({ auth: "535 5.7.8 Wrong password" }, "wrong");
    const ids: string[] = [];
    for (let i = 0; i < 15; i++) ids.push(await enqueue({ recipient: `p${i}@example.org` }));
    const worker = startWorker();

    await waitFor("the lane to be closed", async () => (await healthOf(lane))?.openUntil);
    await waitFor("all to be back", async () => (await waitingOf(ids)) === ids.length);

    const rows = await Promise.all(ids.map(findNotification));
    expect(rows.every(({ attemptCount }) => attemptCount === 0)).toBe(true);
    expect(rows.some(({ reason }) => reason === "unauthorized")).toBe(true);
    const knocks = commands.filter((command) => command.startsWith("AUTH")).length;
    expect(knocks).toBeLessThanOrEqual(10);
    expect(rows.flatMap(({ attempts }) => attempts).length).toBeLessThanOrEqual(10);
    // Ten knocks at the same moment are one failure.
    const health = await healthOf(lane);
    expect(health).toMatchObject({ failuresInRow: 1, lastReason: "unauthorized" });
    const pauseMs = (health?.openUntil?.getTime() ?? 0) - Date.now();
    expect(pauseMs).toBeGreaterThan(30_000);
    expect(pauseMs).toBeLessThanOrEqual(60_000);

    const other = await makeNotification((await makeOrganisation()).id);
    nudge("notifications");
    await until(other.id, "sent");
    expect(commands.filter((command) => command.startsWith("AUTH"))).toHaveLength(knocks);

    if (server) server.script = {};
    await openAgain();
    for (const id of ids) await until(id, "sent");
    expect(worker.counts.delivered).toBe(16);
    expect(await healthOf(lane)).toMatchObject({ failuresInRow: 0, openUntil: null });
  });

  it("of a closed lane is tried by one message when its time is over, and closes it for longer", async () => {
    const { commands } = await startServer({ auth: "535 5.7.8 Wrong password" }, "wrong");
    const id = await enqueue();
    startWorker();
    await waitFor("the lane to be closed", async () => (await healthOf(lane))?.openUntil);
    for (let i = 0; i < 20; i++) await enqueue({ recipient: `p${i}@example.org` });

    await letPauseEnd();
    nudge("notifications");

    await waitFor("the second failure", async () => (await healthOf(lane))?.failuresInRow === 2);
    const pauseMs = ((await healthOf(lane))?.openUntil?.getTime() ?? 0) - Date.now();
    expect(pauseMs).toBeGreaterThan(90_000);
    expect(commands.filter((command) => command.startsWith("AUTH"))).toHaveLength(2);
    await until(id, "retrying");
  });

  it("of the provider that lasts closes the lane for everybody, until one gets through", async () => {
    const { messages } = await startServer({ mail: "451 4.3.0 Try later" });
    const ids: string[] = [];
    for (let i = 0; i < 8; i++) ids.push(await enqueue({ recipient: `p${i}@example.org` }));
    const worker = startWorker();

    await waitFor("the lane to be closed", async () => (await healthOf(lane))?.openUntil);
    expect(await healthOf(lane)).toMatchObject({
      failuresInRow: DEGRADED_AFTER,
      lastReason: "server_error",
      lastSuccessAt: null,
    });

    await waitFor("all to be back", async () => (await waitingOf(ids)) === ids.length);
    if (server) server.script = {};
    for (const id of ids) await letTimePass(id, 60);
    await letPauseEnd();
    nudge("notifications");
    for (const id of ids) await until(id, "sent");

    expect(messages).toHaveLength(8);
    const health = await healthOf(lane);
    expect(health).toMatchObject({ failuresInRow: 0, openUntil: null, toldAt: null });
    expect(health?.latencyMs).toBeGreaterThan(0);
    expect(worker.errors).toEqual([]);
  });

  it("has its mail server closed with it, which opens by itself when a mail gets through", async () => {
    await startServer({ auth: "535 5.7.8 Wrong password" }, "wrong");
    const id = await enqueue();
    startWorker();
    await waitFor("the lane to be closed", async () => (await healthOf(lane))?.openUntil);
    expect(await healthOf(serverName)).toMatchObject({
      organisationId,
      failuresInRow: 1,
      lastReason: "unauthorized",
      openUntil: expect.any(Date) as Date,
    });

    if (server) server.script = {};
    await letPauseEnd();
    nudge("notifications");
    await until(id, "sent");

    expect(await healthOf(serverName)).toMatchObject({
      failuresInRow: 0,
      openUntil: null,
      lastSuccessAt: expect.any(Date) as Date,
      lastReason: "unauthorized",
    });
  });

  it("stays open while another mail server takes the mails", async () => {
    await startServer({ auth: "535 5.7.8 Wrong password" }, "wrong");
    const second = await startScriptedSmtpServer();
    const { id: secondId } = await makeMailServer(organisationId, second.port);
    await database().prisma.smtpSettings.update({ where: { id: secondId }, data: { position: 1 } });
    const ids = [await enqueue(), await enqueue()];
    startWorker();

    for (const id of ids) await until(id, "sent");

    await second.close();
    expect(await healthOf(lane)).toMatchObject({ failuresInRow: 0, openUntil: null });
    expect(await healthOf(serverName)).toMatchObject({ openUntil: expect.any(Date) as Date });
    expect(await healthOf(mailServerName(organisationId, secondId))).toMatchObject({ failuresInRow: 0 });
  });

  it("keeps nothing longer than it is worth", async () => {
    const late = await enqueue();
    await database().prisma.destinationHealth.create({
      data: { destination: lane, organisationId, openUntil: new Date(Date.now() + 3_600_000) },
    });
    await letTimePass(late, 72 * 3_600);
    startWorker();

    await until(late, "dead");
    expect(await findNotification(late)).toMatchObject({ reason: "expired", attempts: [] });
  });
});
