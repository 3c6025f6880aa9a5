import type { RequestListener, ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DEGRADED_AFTER } from "@/lib/core/health";
import { database } from "@/lib/db/database";
import { goodCertificate, testKey } from "@/lib/testing/certificates";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { startHttpServer, startScriptedHttpServer, type ScriptedAnswer } from "@/lib/testing/http-server";
import { waitFor } from "@/lib/testing/wait-for";
import { tellOfDegraded } from "./degraded-notices";
import { nudge } from "./nudge";
import { makeAcme } from "./people.fixture";
import {
  findNotification,
  letTimePass,
  makeWebhookChannel,
  makeWorker,
  secondsUntilDue,
} from "./queue.fixture";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Nobody waits for the real deadline of a minute. */
const DEADLINE_MS = 1_000;

describeWithDatabase("a webhook's receiver that", (db) => {
  let organisationId: string;
  const closing: (() => Promise<unknown>)[] = [];

  beforeEach(async () => {
    await truncateAll(db());
    ({ organisationId } = await makeAcme());
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
  const startOwn = async (answer: RequestListener, tls?: { key: string; cert: string }) => {
    const server = await startHttpServer(answer, tls);
    closing.push(() => server.close());
    return server;
  };
  const makeMessage = async (url: string) => {
    const { to, lane } = await makeWebhookChannel(organisationId, url);
    const { id } = await makeNotification(organisationId, to);
    return { id, lane, to };
  };
  const until = (id: string, ...states: string[]) =>
    waitFor(`the notification to be ${states.join(" or ")}`, async () => {
      const row = await findNotification(id);
      return states.includes(row.state) && row;
    });
  /** Once what became of the message is stored: the next one finds it. */
  const closedForSeconds = async (lane: string) => {
    const health = await database().prisma.destinationHealth.findUnique({ where: { destination: lane } });
    return health?.openUntil ? (health.openUntil.getTime() - Date.now()) / 1_000 : null;
  };

  describe("asks for patience (429)", () => {
    it.each<[string, (() => string) | null, { messageS: number; laneS: number | null }]>([
      ["in seconds", () => "120", { messageS: 120, laneS: 120 }],
      [
        "by a date",
        () => new Date(Date.now() + 300_000).toUTCString(),
        { messageS: 5 * MINUTE, laneS: 5 * MINUTE },
      ],
      ["for ten years", () => "315360000", { messageS: DAY, laneS: HOUR }],
      ["in no words that are known", () => "soon", { messageS: 5, laneS: null }],
      ["for no time", null, { messageS: 5, laneS: null }],
    ])("%s, gets it within bounds", async (_, retryAfter, { messageS, laneS }) => {
      const headers: Record<string, string> = retryAfter ? { "retry-after": retryAfter() } : {};
      const receiver = await startReceiver({ status: 429, headers });
      const { id, lane } = await makeMessage(receiver.url);
      startWorker();

      expect(await until(id, "retrying", "dead")).toMatchObject({
        state: "retrying",
        reason: "rate_limited",
        attemptCount: 1,
      });
      expect(Math.abs((await secondsUntilDue(id)) - messageS)).toBeLessThan(5);
      const closedS = await closedForSeconds(lane);
      if (laneS === null) expect(closedS).toBeNull();
      else expect(Math.abs((closedS ?? 0) - laneS)).toBeLessThan(10);
      expect(receiver.requests).toHaveLength(1);
    });
  });

  it("is gone (410) is not asked again, and the admins are told where to mend it", async () => {
    const receiver = await startReceiver({ status: 410 });
    const { id, lane, to } = await makeMessage(receiver.url);
    startWorker({ everyRound: [() => tellOfDegraded("https://runbell.test")] });

    expect(await until(id, "retrying")).toMatchObject({ reason: "gone", attemptCount: 0 });
    const later = await makeNotification(organisationId, to);
    const notice = await waitFor("the notice", () =>
      database().prisma.notification.findFirst({ where: { purpose: "notice", state: "sent" } }),
    );

    expect(notice).toMatchObject({ recipient: "alice@example.org", channelKind: "email" });
    expect(notice.bodyText).toContain("https://runbell.test/channels/");
    expect(await closedForSeconds(lane)).toBeGreaterThan(30);
    expect((await findNotification(later.id)).attempts).toEqual([]);
    expect(receiver.requests).toHaveLength(1);
  });

  it.each([301, 302, 303, 307, 308])("sends elsewhere (%i) is not followed", async (status) => {
    const elsewhere = await startReceiver({ status: 200 });
    const receiver = await startReceiver({ status, headers: { location: elsewhere.url } });
    const { id, lane } = await makeMessage(receiver.url);
    startWorker();

    expect(await until(id, "retrying", "sent")).toMatchObject({
      state: "retrying",
      reason: "misconfigured",
      attemptCount: 0,
      attempts: [{ responseCode: status }],
    });
    expect(await closedForSeconds(lane)).toBeGreaterThan(30);
    expect(elsewhere.requests).toEqual([]);
    expect(receiver.requests).toHaveLength(1);
  });

  it.each([400, 413, 422])("does not want this message (%i) gets the next one", async (status) => {
    const receiver = await startReceiver({ status }, { status: 204 });
    const { id, to, lane } = await makeMessage(receiver.url);
    startWorker();

    expect(await until(id, "dead", "retrying")).toMatchObject({
      state: "dead",
      reason: "rejected_content",
      attemptCount: 1,
    });
    const next = await makeNotification(organisationId, to);
    await until(next.id, "sent");
    expect(await closedForSeconds(lane)).toBeNull();
    expect(receiver.requests).toHaveLength(2);
  });

  it.each([
    [401, "unauthorized"],
    [403, "unauthorized"],
    [404, "misconfigured"],
  ])(
    "does not know us (%i) is asked once, and again when its settings were saved",
    async (status, reason) => {
      const receiver = await startReceiver({ status });
      const { id, lane } = await makeMessage(receiver.url);
      startWorker();

      expect(await until(id, "retrying", "dead")).toMatchObject({
        state: "retrying",
        reason,
        attemptCount: 0,
      });
      expect(await closedForSeconds(lane)).toBeGreaterThan(30);
      expect(receiver.requests).toHaveLength(1);

      receiver.answerWith({ status: 200 });
      await database().prisma.destinationHealth.delete({ where: { destination: lane } });
      nudge("notifications");
      await until(id, "sent");
      expect(receiver.requests).toHaveLength(2);
    },
  );

  describe("fails", () => {
    it.each<[string, ScriptedAnswer, string]>([
      ["with 500", { status: 500 }, "server_error"],
      ["with 503", { status: 503 }, "server_error"],
      ["by a connection that breaks", "hang up", "unreachable"],
    ])("%s: the message goes again, under the same id", async (_, answer, reason) => {
      const receiver = await startReceiver(answer, { status: 200 });
      const { id } = await makeMessage(receiver.url);
      startWorker();

      expect(await until(id, "retrying", "dead")).toMatchObject({ state: "retrying", reason });
      expect(await secondsUntilDue(id)).toBeCloseTo(5, 0);
      await letTimePass(id, 5);
      await until(id, "sent");
      const [first, second] = receiver.requests;
      expect(second?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
    });

    it("by a certificate that nobody vouches for: the settings are to be mended", async () => {
      const receiver = await startOwn((_, response) => response.end(), {
        key: testKey,
        cert: goodCertificate,
      });
      const { id, lane } = await makeMessage(receiver.url);
      startWorker();

      expect(await until(id, "retrying")).toMatchObject({ reason: "misconfigured", attemptCount: 0 });
      expect(await closedForSeconds(lane)).toBeGreaterThan(30);
      expect(receiver.requests).toEqual([]);
    });

    it("again and again: from the fifth time on it is left alone", async () => {
      const receiver = await startReceiver({ status: 500 });
      const { lane, to } = await makeMessage(receiver.url);
      for (let i = 1; i < 200; i++) await makeNotification(organisationId, to);
      startWorker();

      await waitFor("the closing", async () => ((await closedForSeconds(lane)) ?? 0) > 5);
      const late = await makeNotification(organisationId, { ...to, priority: 0 });
      nudge("notifications");
      await waitFor("nothing under way", async () => {
        const sending = await database().prisma.notification.count({ where: { state: "sending" } });
        return sending === 0;
      });
      expect(receiver.requests.length).toBeGreaterThanOrEqual(DEGRADED_AFTER);
      // Ten are under way in a lane at a time, and others follow until the fifth failure is written down.
      expect(receiver.requests.length).toBeLessThan(100);
      expect((await findNotification(late.id)).attempts).toEqual([]);
    });
  });

  describe("does not end", () => {
    const drip = (response: ServerResponse) => {
      const timer = setInterval(() => response.write("x"), 50);
      response.on("close", () => clearInterval(timer));
    };
    const bomb = gzipSync(Buffer.alloc(5_000_000));
    const flood = (response: ServerResponse, sent: { bytes: number }) => {
      const chunk = Buffer.alloc(65_536, "a");
      const write = () => {
        while (sent.bytes < 2 ** 30 && !response.destroyed) {
          sent.bytes += chunk.length;
          if (!response.write(chunk)) return void response.once("drain", write);
        }
      };
      write();
    };

    it("its silence is cut off at the deadline, and others do not wait for it", async () => {
      const silent = await startReceiver("silence");
      const works = await startReceiver({ status: 200 });
      const { id, to } = await makeMessage(silent.url);
      for (let i = 1; i < 30; i++) await makeNotification(organisationId, to);
      const other = await makeWebhookChannel(organisationId, works.url);
      const quick = await makeNotification(organisationId, { ...other.to, priority: 80 });
      const started = performance.now();
      startWorker({ deadlineMs: DEADLINE_MS });

      await until(quick.id, "sent");
      expect(performance.now() - started).toBeLessThan(5_000);
      const row = await until(id, "retrying");
      expect(row).toMatchObject({ reason: "timeout", attempts: [{ outcome: "failed" }] });
      expect(row.errorMessage).toContain("may have been accepted");
      expect(row.attempts[0]?.durationMs).toBeLessThan(DEADLINE_MS + 5_000);
    });

    it("its answer of a byte now and then, of a gigabyte or of a bomb is not waited for: the status counts", async () => {
      const sent = { bytes: 0 };
      const receivers = await Promise.all([
        startOwn((_, response) => drip(response)),
        startOwn((_, response) => flood(response, sent)),
        startOwn((_, response) => void response.writeHead(200, { "content-encoding": "gzip" }).end(bomb)),
      ]);
      const messages = [];
      for (const { url } of receivers) messages.push(await makeMessage(url));
      // The status has to come before it, and all three share this process.
      startWorker({ deadlineMs: 3 * DEADLINE_MS });

      for (const { id } of messages) expect((await until(id, "sent", "dead", "retrying")).state).toBe("sent");
      expect(sent.bytes).toBeLessThan(2 ** 24);
    });
  });
});
