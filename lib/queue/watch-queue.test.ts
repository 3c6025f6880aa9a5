import { beforeEach, expect, it } from "vitest";
import { installDatabase, query } from "@/lib/db/database";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { makeAcme } from "./people.fixture";
import { measureQueue, STUCK_AFTER_SECONDS, watchQueue } from "./watch-queue";

describeWithDatabase("the queue's age", (db) => {
  beforeEach(async () => {
    installDatabase(db());
    await truncateAll(db());
  });
  const secondsAgo = (seconds: number) => new Date(Date.now() - seconds * 1000);
  const old = { nextAttemptAt: secondsAgo(STUCK_AFTER_SECONDS + 60) };
  const errors = () => db().prisma.event.findMany({ where: { type: "system.error" } });

  it("is that of the oldest due message over all lanes and priorities", async () => {
    expect(await measureQueue()).toEqual({
      oldestDueSeconds: null,
      liveWorkers: 0,
      isPaused: false,
      stuckOrganisations: [],
    });
    const { organisationId } = await makeAcme();
    await makeNotification(organisationId, { nextAttemptAt: secondsAgo(10) });
    await makeNotification(organisationId, { priority: 80, nextAttemptAt: secondsAgo(100) });
    await makeNotification(organisationId, { lane: "z", priority: 0, nextAttemptAt: secondsAgo(-3600) });
    await makeNotification(organisationId, { lane: "a", state: "held", nextAttemptAt: secondsAgo(9000) });

    const { oldestDueSeconds, stuckOrganisations } = await measureQueue();
    expect(oldestDueSeconds).toBeGreaterThan(99);
    expect(oldestDueSeconds).toBeLessThan(130);
    expect(stuckOrganisations).toEqual([]);
  });

  it("does not count what a closed or limited lane holds back", async () => {
    const { organisationId } = await makeAcme();
    const closed = await makeNotification(organisationId, { ...old, lane: "closed" });
    const limited = await makeNotification(organisationId, { ...old, lane: "limited" });
    await db().prisma.destinationHealth.create({
      data: { organisationId, destination: closed.lane, openUntil: secondsAgo(-60) },
    });
    await db().prisma.laneBucket.create({
      data: { organisationId, lane: limited.lane, perMinute: 1, tokens: 0 },
    });

    expect(await measureQueue()).toMatchObject({ oldestDueSeconds: null });
  });

  it("becomes one system.error an hour, which says what is wrong, also when several look", async () => {
    const { organisationId } = await makeAcme();
    await makeNotification(organisationId, old);

    await Promise.all([watchQueue(), watchQueue(), watchQueue()]);
    expect(await watchQueue()).toBe(1);
    expect(await errors()).toMatchObject([
      {
        organisationId,
        severity: "critical",
        title: "Messages do not go out",
        message: expect.stringMatching(/6 minutes: no worker of Runbell is running/) as string,
        details: { waiting_lanes: 1, live_workers: 0 },
      },
    ]);
  });

  it("is nothing to tell of while the workers are paused by hand", async () => {
    const { organisationId } = await makeAcme();
    await makeNotification(organisationId, old);
    await query("INSERT INTO worker_control (id, paused, updated_at) VALUES (1, true, now())");

    expect(await watchQueue()).toBe(0);
    expect(await errors()).toEqual([]);
  });
});
