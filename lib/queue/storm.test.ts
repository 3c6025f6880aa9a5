import { beforeEach, describe, expect, test } from "vitest";
import type { EventType } from "@/lib/core/event";
import { database, query, withTransaction } from "@/lib/db/database";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeJob } from "@/lib/testing/factories/jobs";
import { makePreference } from "@/lib/testing/factories/people";
import { makeTrigger } from "@/lib/testing/factories/triggers";
import { claimNotifications } from "./claim";
import { loadDeliveries } from "./load-deliveries";
import { makeAcme } from "./people.fixture";
import { ring } from "./queue.fixture";
import { recordEvents } from "./record-event";
import { releaseHeld } from "./release-held";
import { renderNotification } from "./render-notification";

const BATCH = 500;
const LIMIT = 20;
const appUrl = "https://runbell.test";

describeWithDatabase("a storm", (db) => {
  let acme: Awaited<ReturnType<typeof makeAcme>>;
  beforeEach(async () => {
    await truncateAll(db());
    acme = await makeAcme();
  });

  /** PGlite has one core, as has this test. */
  const size = () => (db().kind === "postgres" ? 10_000 : 2_000);
  const tellAlice = async (
    fields: Parameters<typeof makeTrigger>[2] = {},
    types: EventType[] = ["job.failed"],
  ) => {
    const recipients = [{ kind: "user", user_id: acme.alice.id }];
    for (const type of types) await makeTrigger(acme.organisationId, type, { recipients, ...fields });
  };
  const setLimits = (limits: object) =>
    database().prisma.organisation.update({
      where: { id: acme.organisationId },
      data: { settings: { limits } },
    });
  const record = (events: { type: EventType; jobId: string; title: string }[]) =>
    withTransaction((tx) => recordEvents(tx, acme.organisationId, events));
  const recordMany = async (count: number) => {
    const jobs = [acme.job, await makeJob(acme.organisationId), await makeJob(acme.organisationId)];
    for (let first = 0; first < count; first += BATCH)
      await record(
        Array.from({ length: BATCH }, (_, index) => {
          const jobId = jobs[index % jobs.length]?.id ?? "";
          return { type: "job.failed", jobId, title: `Failure ${first + index}` };
        }),
      );
  };
  const letHoldsEnd = () => query("UPDATE notifications SET held_until = now() WHERE state = 'held'");
  const countStates = async () => {
    const rows = await query<{ state: string; purpose: string; count: number }>(
      "SELECT state, purpose, count(*)::int AS count FROM notifications GROUP BY 1, 2",
    );
    return Object.fromEntries(rows.map(({ state, purpose, count }) => [`${purpose} ${state}`, count]));
  };
  /** The limit counts by the clock's windows: a test that runs into the next one may send as many again. */
  const countWindows = async () =>
    (await database().prisma.messageCount.groupBy({ by: ["windowStart"] })).length;
  const renderDue = async () => {
    const claimed = await claimNotifications({ workerId: "w1", limit: 100 });
    const deliveries = await loadDeliveries(claimed, { ring, appUrl });
    return deliveries.map((delivery) => ({ ...delivery, ...renderNotification(delivery, appUrl) }));
  };

  test("of alike failures is as many messages as the limit, and one that tells all others", async () => {
    await tellAlice();
    await setLimits({ window_minutes: 1440, person: LIMIT });
    await recordMany(size());

    const sent = LIMIT * (await countWindows());
    const rest = size() - sent;
    expect(await countStates()).toEqual({ "trigger queued": sent, "trigger held": rest });
    expect(await database().prisma.notification.count({ where: { reason: "limit_reached" } })).toBe(rest);

    await letHoldsEnd();
    expect(await releaseHeld()).toBe(1);

    expect(await countStates()).toEqual({
      "trigger queued": sent,
      "trigger bundled": rest,
      "digest queued": 1,
    });
    expect(await database().prisma.event.count()).toBe(size());
    const summary = (await renderDue()).find(({ purpose }) => purpose === "digest");
    expect(summary?.subject).toBe(`${rest} × Job failed`);
    expect(summary?.text).toContain(
      `You get this because ${rest} messages were more than the limit of messages lets through one by one.`,
    );
  }, 60_000);

  test("of alike failures that are gathered is a handful of messages", async () => {
    await tellAlice({ groupBy: ["event_type"], groupWaitSeconds: 30, groupIntervalSeconds: 300 });
    const half = size() / 2;
    await recordMany(half);
    expect(await countStates()).toEqual({ "trigger held": half });
    await letHoldsEnd();
    await releaseHeld();

    await recordMany(half);
    expect(await countStates()).toEqual({
      "trigger bundled": half,
      "digest queued": 1,
      "trigger held": half,
    });
    const [{ seconds } = { seconds: 0 }] = await query<{ seconds: number }>(
      "SELECT extract(epoch FROM min(held_until) - now())::float8 AS seconds FROM notifications WHERE state = 'held'",
    );
    expect(seconds).toBeGreaterThan(200);
    await letHoldsEnd();
    await releaseHeld();

    expect(await countStates()).toEqual({ "trigger bundled": size(), "digest queued": 2 });
    expect((await renderDue()).map(({ subject }) => subject)).toEqual([
      `${half} × Job failed`,
      `${half} × Job failed`,
    ]);
  }, 60_000);

  test("holds up nothing that is not limited", async () => {
    await tellAlice({}, ["job.failed", "system.error"]);
    await setLimits({ window_minutes: 1440, channel: 1 });
    await recordMany(BATCH);

    expect(await countStates()).toEqual({ "trigger queued": BATCH });
  });

  describe("reaches its limit", () => {
    const failOnce = () => record([{ type: "job.failed", jobId: acme.job.id, title: "It failed" }]);
    const told = async () =>
      (
        await database().prisma.notification.findMany({
          where: { purpose: "trigger" },
          orderBy: [{ createdAt: "asc" }, { recipient: "asc" }],
        })
      ).map(({ recipient, state, reason }) => [recipient.split("@")[0], reason ?? state]);

    test("of each person on their own", async () => {
      await makeTrigger(acme.organisationId, "job.failed");
      await setLimits({ window_minutes: 1440, person: 1 });
      await failOnce();
      await failOnce();

      expect(await told()).toEqual([
        ["alice", "queued"],
        ["bob", "queued"],
        ["alice", "limit_reached"],
        ["bob", "limit_reached"],
      ]);
    });

    test("of the organisation in the middle of one event's recipients", async () => {
      await makeTrigger(acme.organisationId, "job.failed");
      await setLimits({ window_minutes: 1440, organisation: 3 });
      await failOnce();
      await failOnce();

      const reasons = (await told()).map(([, reason]) => reason);
      expect(reasons.toSorted()).toEqual(["limit_reached", "queued", "queued", "queued"]);
    });

    test("of a channel, and of no other", async () => {
      const channels = await Promise.all(
        ["#ops", "#dev"].map((name) =>
          database().prisma.channel.create({
            data: { organisationId: acme.organisationId, kind: "slack", name, config: {} },
          }),
        ),
      );
      const rules = channels.map(({ id }) => ({ kind: "channel", channel_id: id }));
      await makeTrigger(acme.organisationId, "job.failed", { recipients: rules.slice(0, 1) });
      await makeTrigger(acme.organisationId, "job.lost", { recipients: rules });
      await setLimits({ window_minutes: 1440, channel: 1 });
      await failOnce();
      await record([{ type: "job.lost", jobId: acme.job.id, title: "It was lost" }]);

      expect((await told()).toSorted()).toEqual([
        ["#dev", "queued"],
        ["#ops", "limit_reached"],
        ["#ops", "queued"],
      ]);
    });

    test("also when many transactions come at the same time", async () => {
      await tellAlice();
      await setLimits({ window_minutes: 1440, person: 3 });
      await Promise.all(Array.from({ length: 12 }, failOnce));

      const queued = await database().prisma.notification.count({ where: { state: "queued" } });
      expect(queued).toBe(3 * (await countWindows()));
    });
  });

  describe("that flaps", () => {
    const flap = async (endsWell: boolean) => {
      const course = Array.from({ length: 100 }, (_, index) => {
        const isGood = (index % 2 === 1) === endsWell;
        const type: EventType = isGood ? "job.recovered" : "job.failed";
        return { type, jobId: acme.job.id, title: isGood ? "Backup recovered" : "Backup failed" };
      });
      await record(course);
    };

    test.each([
      ["recovered", true, "Recovered at"],
      ["failed", false, "Still open"],
    ])("ends in the true state: %s", async (_, endsWell, words) => {
      await tellAlice({ groupBy: ["job"] }, ["job.failed", "job.recovered"]);
      await flap(endsWell);
      await letHoldsEnd();
      expect(await releaseHeld()).toBe(1);

      const [message, ...others] = await renderDue();
      expect(others).toEqual([]);
      expect(message?.subject).toMatch(/^(99|100) messages about Backup: 50 × Job/);
      expect(message?.text).toContain(words);
      expect(message?.text.includes("Still open")).toBe(!endsWell);
    });

    test("says of a single failure that waited for the morning whether it is over", async () => {
      await makePreference(acme.organisationId, acme.alice.id, {
        quietHoursStart: "00:00",
        quietHoursEnd: "23:59",
      });
      await tellAlice();
      await record([{ type: "job.failed", jobId: acme.job.id, title: "Backup failed" }]);
      await record([{ type: "job.completed", jobId: acme.job.id, title: "Backup completed" }]);
      await letHoldsEnd();
      await releaseHeld();

      const [message] = await renderDue();
      expect(message?.subject).toBe("Backup failed");
      expect(message?.text).toContain("Meanwhile the job is right again: since");
    });
  });
});
