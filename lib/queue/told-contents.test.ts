import { beforeEach, describe, expect, test } from "vitest";
import { database, withTransaction } from "@/lib/db/database";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeRun } from "@/lib/testing/factories/runs";
import type { EventInput } from "./event-input";
import { makeAcme } from "./people.fixture";
import { recordEvents } from "./record-event";

describeWithDatabase("what was told about a run", (db) => {
  let acme: Awaited<ReturnType<typeof makeAcme>>;
  let runId: string;
  beforeEach(async () => {
    await truncateAll(db());
    acme = await makeAcme();
    runId = (await makeRun(acme.job)).id;
  });

  const failure = (over: Partial<EventInput> = {}): EventInput => ({
    type: "job.failed",
    title: "Backup failed",
    message: "Disk full",
    runId,
    ...over,
  });
  /** How many are told of each. */
  const record = async (...events: EventInput[]) => {
    const recorded = await withTransaction((tx) => recordEvents(tx, acme.organisationId, events));
    return recorded.map(({ notifications }) => notifications);
  };
  const reasons = async () =>
    (await database().prisma.decision.findMany({ where: { notificationId: null } })).map(
      ({ reason }) => reason,
    );

  test("is not told again in the same words, and the decision says when it was", async () => {
    expect(await record(failure())).toEqual([2]);
    expect(await record(failure())).toEqual([0]);

    const [first] = await database().prisma.notification.findMany();
    const decision = await database().prisma.decision.findFirstOrThrow({ where: { notificationId: null } });
    expect(decision).toMatchObject({
      verdict: "skip",
      reason: "duplicate",
      gates: expect.arrayContaining([
        expect.objectContaining({ gate: "duplicate", values: { told_at: first?.createdAt.toISOString() } }),
      ]) as unknown,
    });
  });

  test("is not told twice by one transaction either", async () => {
    expect(await record(failure(), failure(), failure({ message: null }))).toEqual([2, 0, 2]);
  });

  describe("is no reason to keep back", () => {
    test.each([
      ["other words", { message: "Disk on fire" }],
      ["another title", { title: "Backup failed badly" }],
      ["another type", { type: "job.warning" as const }],
      ["no message", { message: null }],
      ["whom the event names itself", { recipients: ["ops@example.org"] }],
    ])("%s", async (_, over) => {
      await database().prisma.trigger.create({
        data: {
          organisationId: acme.organisationId,
          eventType: "job.warning",
          channelKinds: ["email"],
          recipients: [{ kind: "role", role: "admin" }],
        },
      });
      await record(failure());

      const [told] = await record(failure(over));
      expect(told).toBeGreaterThan(0);
    });

    test("another run, or none", async () => {
      const other = await makeRun(acme.job);

      expect(await record(failure())).toEqual([2]);
      expect(await record(failure({ runId: other.id }))).toEqual([2]);
      expect(await record(failure({ runId: null, jobId: acme.job.id }))).toEqual([2]);
      expect(await record(failure({ runId: null, jobId: acme.job.id }))).toEqual([2]);
    });
  });

  test("keeps nothing back when nobody was told of the first", async () => {
    const { prisma } = database();
    const silence = await prisma.silence.create({
      data: { organisationId: acme.organisationId, name: "Work", startsAt: new Date(Date.now() - 60_000) },
    });
    expect(await record(failure())).toEqual([0]);
    await prisma.silence.delete({ where: { id: silence.id } });

    expect(await record(failure())).toEqual([2]);
    expect(await reasons()).toEqual(["silenced"]);
  });
});
