import { beforeEach, describe, expect, test } from "vitest";
import { database, withTransaction } from "@/lib/db/database";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeChannel } from "@/lib/testing/factories/channels";
import { makeEvent } from "@/lib/testing/factories/events";
import { makeJob } from "@/lib/testing/factories/jobs";
import { makeOrganisation } from "@/lib/testing/factories/organisations";
import { makeAcme } from "../people.fixture";
import { releaseHeld } from "../release-held";
import { findCarriers, holdOne, inAnHour, statesOf } from "./bundles.fixture";
import { takeDueBundles } from "./take-due-bundles";
import { tellBundles } from "./tell-bundles";

describeWithDatabase("what is told together", (db) => {
  let acme: Awaited<ReturnType<typeof makeAcme>>;
  beforeEach(async () => {
    await truncateAll(db());
    acme = await makeAcme();
  });
  const hold = (fields: Parameters<typeof holdOne>[1] = {}) => holdOne(acme.organisationId, fields);
  const contextOf = async ({ contextId }: { contextId: string | null }) => {
    const { data } = await database().prisma.renderContext.findUniqueOrThrow({
      where: { id: contextId ?? "" },
    });
    return data as Record<string, unknown>;
  };

  test("goes out as one message, whole, as soon as a part of it is due, and stays in the history", async () => {
    const first = await hold({ jobId: acme.job.id, userId: acme.alice.id });
    const second = await hold({
      jobId: acme.job.id,
      userId: acme.alice.id,
      type: "job.recovered",
      recipient: "Ada@Example.org",
      heldUntil: inAnHour(),
    });

    expect(await releaseHeld()).toBe(1);

    const [carrier, ...others] = await findCarriers();
    expect(others).toEqual([]);
    expect(carrier).toMatchObject({
      state: "queued",
      recipient: "Ada@Example.org",
      recipientName: "Ada",
      userId: acme.alice.id,
      channelKind: "email",
      eventId: null,
      eventType: null,
      jobId: acme.job.id,
      severity: "error",
      priority: 20,
      bundleKey: "digest",
      dedupeKey: null,
      heldUntil: null,
      bundled: [{ id: first.id }, { id: second.id }],
      decision: {
        verdict: "send",
        gates: [
          {
            gate: "recipients",
            verdict: "pass",
            values: { rule: "digest", why: "digest", count: 2 },
          },
        ],
      },
    });
    const members = await database().prisma.notification.findMany({ where: { bundleId: carrier?.id } });
    for (const one of members)
      expect(one).toMatchObject({ state: "bundled", reason: "digest", heldUntil: null });
    expect(await releaseHeld()).toBe(0);
  });

  test("is sent as itself when nothing else waits with it", async () => {
    const { id } = await hold();

    expect(await releaseHeld()).toBe(1);

    expect(await findCarriers()).toEqual([]);
    const row = await database().prisma.notification.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ state: "queued", reason: null, heldUntil: null, bundleKey: "digest" });
    expect(row.expiresAt?.getTime()).toBeGreaterThan(Date.now());
  });

  test("is not what goes to another, another way, for another reason, or in another organisation", async () => {
    const { id: other } = await makeOrganisation();
    const { id: channelId } = await makeChannel(acme.organisationId);
    const alone = [
      await hold(),
      await hold({ recipient: "bob@example.org" }),
      await hold({ channelKind: "slack" }),
      await hold({ channelKind: "webhook", channelId }),
      await hold({ bundleKey: "quiet" }),
      await hold({ bundleKey: "group:job=x" }),
      await hold({ bundleKey: null }),
      await holdOne(other),
    ];
    const waiting = await hold({ recipient: "carl@example.org", heldUntil: inAnHour() });

    expect(await releaseHeld()).toBe(alone.length);

    expect(await findCarriers()).toEqual([]);
    expect(new Set(await statesOf(alone.map(({ id }) => id)))).toEqual(new Set(["queued"]));
    expect(await statesOf([waiting.id])).toEqual(["held"]);
  });

  test("leaves out what was sent or dropped by hand meanwhile", async () => {
    const gone = await hold({ state: "cancelled", heldUntil: null });
    const two = [await hold(), await hold()];
    await releaseHeld();

    const [carrier] = await findCarriers();
    expect(carrier?.bundled.map(({ id }) => id)).toEqual(two.map(({ id }) => id));
    expect(await statesOf([gone.id])).toEqual(["cancelled"]);
  });

  describe("says in its message", () => {
    test("how many of what, the newest first, and how it stands by now", async () => {
      const { organisationId, job } = acme;
      const other = await makeJob(organisationId, { key: "etl", name: "ETL" });
      for (const type of ["job.failed", "job.recovered", "job.failed"] as const)
        await hold({ type, jobId: job.id });
      await hold({ type: "job.failed", jobId: other.id });
      const ending = await makeEvent(organisationId, { type: "job.completed", jobId: other.id });
      await releaseHeld();

      const [carrier] = await findCarriers();
      expect(await contextOf(carrier!)).toMatchObject({
        org: { name: "Acme" },
        job: null,
        event: null,
        bundle: {
          why: "digest",
          count: 4,
          severity: "error",
          summary: "3 × Job failed, 1 × Job recovered",
          more: 0,
          lines: [
            {
              event_type: "job.failed",
              count: 1,
              job: { key: "etl", name: "ETL" },
              title: "Job failed indeed",
              state_now: "resolved",
              resolved_at: ending.occurredAt.toISOString(),
            },
            {
              event_type: "job.failed",
              count: 2,
              job: { key: "backup" },
              state_now: "open",
              resolved_at: null,
            },
            { event_type: "job.recovered", count: 1, job: { key: "backup" }, state_now: "open" },
          ],
        },
      });
    });

    test("at most fifty lines, and how many more there are", async () => {
      const { organisationId } = acme;
      for (let index = 0; index < 53; index++) await hold({ jobId: (await makeJob(organisationId)).id });
      await releaseHeld();

      const [carrier] = await findCarriers();
      const { bundle } = (await contextOf(carrier!)) as {
        bundle: { lines: unknown[]; more: number; count: number };
      };
      expect([bundle.count, bundle.lines.length, bundle.more]).toEqual([53, 50, 3]);
    });
  });

  describe("with several workers", () => {
    test("is told once, whichever comes first", async () => {
      const held = [];
      for (let index = 0; index < 30; index++)
        held.push(await hold({ recipient: `person-${index % 10}@example.org` }));

      const released = await Promise.all([1, 2, 3, 4].map(() => releaseHeld()));

      expect(released.reduce((sum, count) => sum + count, 0)).toBe(10);
      const carriers = await findCarriers();
      expect(carriers).toHaveLength(10);
      expect(carriers.flatMap(({ bundled }) => bundled.map(({ id }) => id)).toSorted()).toEqual(
        held.map(({ id }) => id).toSorted(),
      );
    });

    test("is as it was when a worker dies in the middle, and then told once", async () => {
      const held = [await hold(), await hold(), await hold()].map(({ id }) => id);
      const dying = withTransaction(async (tx) => {
        const { bundles } = await takeDueBundles(tx);
        expect(bundles.map(({ length }) => length)).toEqual([3]);
        await tellBundles(tx, acme.organisationId, bundles);
        throw new Error("killed");
      });
      await expect(dying).rejects.toThrow("killed");

      expect(await statesOf(held)).toEqual(["held", "held", "held"]);
      expect(await findCarriers()).toEqual([]);
      expect(await releaseHeld()).toBe(1);
      expect(await findCarriers()).toMatchObject([{ bundled: held.map((id) => ({ id })) }]);
    });

    test("waits for nobody who has one of it in hand", async (context) => {
      if (db().kind === "pglite") return context.skip("one session has all in hand");
      const [first, second, third] = [await hold(), await hold(), await hold()];
      await withTransaction(async (tx) => {
        await tx.$queryRawUnsafe("SELECT id FROM notifications WHERE id = $1::uuid FOR UPDATE", second.id);
        // Another connection: the one that is locked stays behind.
        expect(await releaseHeld()).toBe(1);
      });
      expect(await statesOf([first.id, second.id, third.id])).toEqual(["bundled", "held", "bundled"]);
    });
  });

  test("ten thousand are one message, in seconds", async () => {
    const { id } = await hold();
    await database().prisma.$executeRawUnsafe(
      `
INSERT INTO notifications (id, organisation_id, purpose, event_id, event_type, severity, recipient, channel_kind, lane,
  state, reason, bundle_key, held_until, updated_at)
SELECT gen_random_uuid(), organisation_id, purpose, event_id, event_type, severity, recipient, channel_kind, lane,
  state, reason, bundle_key, held_until, now()
FROM notifications, generate_series(2, 10000) WHERE id = $1::uuid`,
      id,
    );
    const startedAt = performance.now();

    expect(await releaseHeld()).toBe(1);

    expect(performance.now() - startedAt).toBeLessThan(20_000);
    const [carrier] = await findCarriers();
    expect(carrier?.bundled).toHaveLength(10_000);
    expect(await contextOf(carrier!)).toMatchObject({
      bundle: { count: 10_000, lines: [{ count: 10_000 }] },
    });
  });

  test("more than one transaction takes are told all the same, and none twice", async () => {
    for (let index = 0; index < 6; index++) await hold({ recipient: `person-${index % 3}@example.org` });

    const counts: number[] = [];
    for (let round = 0; round < 5; round++)
      await withTransaction(async (tx) => {
        const { bundles } = await takeDueBundles(tx, 4);
        counts.push(bundles.length);
        await tellBundles(tx, acme.organisationId, bundles);
      });

    expect(counts).toEqual([1, 1, 1, 0, 0]);
    expect((await findCarriers()).map(({ bundled }) => bundled.length)).toEqual([2, 2, 2]);
  });
});
