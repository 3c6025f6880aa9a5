import { afterEach, beforeEach, expect, it } from "vitest";
import { database, query, withTransaction } from "@/lib/db/database";
import { resetHealth } from "@/lib/db/destination-health";
import { setLaneLimit } from "@/lib/db/lane-buckets";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { makeOrganisation } from "@/lib/testing/factories/organisations";
import { startScriptedHttpServer, type ScriptedAnswer } from "@/lib/testing/http-server";
import { waitFor } from "@/lib/testing/wait-for";
import { nudge } from "./nudge";
import { makeWebhookChannel, makeWorker } from "./queue.fixture";

const WAITING = 5_000;
const SAMPLES = 20;

describeWithDatabase("a destination that is dead with thousands of messages", (db) => {
  let organisationId: string;
  const closing: (() => Promise<unknown>)[] = [];

  beforeEach(async () => {
    await truncateAll(db());
    organisationId = (await makeOrganisation()).id;
  });
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  const startReceiver = async (...answers: [ScriptedAnswer, ...ScriptedAnswer[]]) => {
    const server = await startScriptedHttpServer(...answers);
    closing.push(() => server.close());
    return { server, ...(await makeWebhookChannel(organisationId, server.url)) };
  };
  const startWorker = () => {
    const worker = makeWorker({ deadlineMs: 1_000 });
    closing.push(() => worker.stop(0));
    worker.start();
    return worker;
  };
  /** All of them due since yesterday, and more urgent than anything else. */
  const fill = (to: { channelId: string; lane: string }) =>
    query(
      `
INSERT INTO notifications (
  id, organisation_id, purpose, recipient, channel_kind, channel_id, lane, state, priority, next_attempt_at,
  inline_template, updated_at
)
SELECT gen_random_uuid(), $1::uuid, 'direct', 'Dead', 'webhook', $2::uuid, $3, 'queued', 0,
  now() - interval '1 day' + i * interval '1 millisecond', '{"subject":"S","text":"T","syntax":"literal"}', now()
FROM generate_series(1, $4::int) AS i`,
      [organisationId, to.channelId, to.lane, WAITING],
    );
  /** Milliseconds from the storing of a message to its arrival, sorted. */
  const measure = async (
    { server, to }: Awaited<ReturnType<typeof startReceiver>>,
    samples = SAMPLES,
  ): Promise<number[]> => {
    const times: number[] = [];
    for (let i = 0; i < samples; i++) {
      const before = server.requests.length;
      const started = performance.now();
      await makeNotification(organisationId, { ...to, priority: 80 });
      nudge("notifications");
      await waitFor("its arrival", () => server.requests.length > before);
      times.push(performance.now() - started);
    }
    return times.toSorted((a, b) => a - b);
  };

  it.each<[string, ScriptedAnswer]>([
    ["that swallows what it gets", "silence"],
    ["that fails", { status: 500 }],
    ["that hangs up", "hang up"],
  ])("%s, is not waited for by the others", async (_, answer) => {
    const healthy = await startReceiver({ status: 200 });
    const dead = await startReceiver(answer);
    startWorker();
    await measure(healthy, 5);
    const alone = await measure(healthy);

    await fill(dead);
    nudge("notifications");
    await waitFor("the first knocks", () => dead.server.requests.length >= 5);
    const beside = await measure(healthy);

    const [middle = 0, slowest = 0] = [beside[SAMPLES / 2], beside.at(-1)];
    // Two cores carry the whole test: a bound for what is wrong by kind, not for what is measured (bench webhooks).
    expect(middle).toBeLessThan(3 * (alone[SAMPLES / 2] ?? 0) + 250);
    expect(slowest).toBeLessThan(5_000);
  });

  it("that works again gets them at the pace of its limit, the oldest first", async () => {
    const receiver = await startReceiver({ status: 503 });
    await fill(receiver);
    startWorker();
    await waitFor("the closing", async () => {
      const health = await database().prisma.destinationHealth.findUnique({
        where: { destination: receiver.lane },
      });
      return health?.openUntil && health.openUntil > new Date();
    });

    await waitFor(
      "nothing under way",
      async () => (await database().prisma.notification.count({ where: { state: "sending" } })) === 0,
    );
    receiver.server.answerWith({ status: 200 });
    receiver.server.requests.length = 0;
    const perMinute = 60;
    await withTransaction(async (tx) => {
      await setLaneLimit(tx, { organisationId, lane: receiver.lane, perMinute });
      await resetHealth(tx, organisationId, receiver.lane);
    });
    const started = performance.now();
    nudge("notifications");
    await waitFor("a minute's share", () => receiver.server.requests.length >= perMinute);
    await waitFor("some seconds", () => performance.now() - started > 3_000);

    const seconds = (performance.now() - started) / 1_000;
    expect(receiver.server.requests.length).toBeLessThanOrEqual(perMinute + Math.ceil(seconds) + 1);
    // Those that met the 503 before the pause wait for another try beside those that were never tried: nothing is lost.
    const byState = await database().prisma.notification.groupBy({ by: ["state"], _count: true });
    expect(byState.reduce((total, { _count }) => total + _count, 0)).toBe(WAITING);
    const known = ["queued", "retrying", "sending", "sent"];
    expect(byState.map(({ state }) => state).filter((state) => !known.includes(state))).toEqual([]);
  });
});
