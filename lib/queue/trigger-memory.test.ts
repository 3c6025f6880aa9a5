import { beforeEach, expect, it } from "vitest";
import type { GateResult } from "@/lib/core/decide/gate";
import type { EventType } from "@/lib/core/event";
import { database, query, withTransaction } from "@/lib/db/database";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeJob } from "@/lib/testing/factories/jobs";
import { makePreference } from "@/lib/testing/factories/people";
import { makeTrigger } from "@/lib/testing/factories/triggers";
import type { EventInput } from "./event-input";
import { makeAcme } from "./people.fixture";
import { makeWorker } from "./queue.fixture";
import { recordEvents } from "./record-event";

describeWithDatabase("what triggers remember", (db) => {
  let acme: Awaited<ReturnType<typeof makeAcme>>;
  beforeEach(async () => {
    await truncateAll(db());
    acme = await makeAcme();
  });

  /** Only the job's owner is told, by mail: a message is an event that was told. */
  const set = (eventType: EventType, fields: Parameters<typeof makeTrigger>[2] = {}) =>
    makeTrigger(acme.organisationId, eventType, { recipients: [{ kind: "job_owner" }], ...fields });
  const recordAll = (events: EventInput[]) =>
    withTransaction((tx) => recordEvents(tx, acme.organisationId, events));
  /** In a transaction each. Gives the number of messages of each. */
  const record = async (...types: EventType[]) => {
    const counts: number[] = [];
    for (const type of types) counts.push(await tell({ type, jobId: acme.job.id }));
    return counts;
  };
  const tell = async (event: EventInput) => (await recordAll([event]))[0]?.notifications ?? NaN;
  /** Makes it true that so much time has passed since everything that is recorded. */
  const letTimePass = async (seconds: number) => {
    for (const table of ["events", "notifications", "decisions"])
      await query(`UPDATE ${table} SET created_at = created_at - make_interval(secs => $1::int)`, [seconds]);
  };
  const refusals = async () =>
    (
      await database().prisma.decision.findMany({
        where: { notificationId: null },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      })
    ).map(({ reason, gates }) => {
      const [last] = (gates as unknown as GateResult[]).slice(-1);
      return { reason, values: last?.values };
    });
  const messages = () =>
    database().prisma.notification.findMany({
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      include: { decision: true },
    });

  it("a cooldown tells the first, holds back the next with its reason, and tells again when it is over", async () => {
    await set("job.failed", { cooldownSeconds: 900 });

    expect(await record("job.failed", "job.failed", "job.failed")).toEqual([1, 0, 0]);
    expect(await refusals()).toMatchObject([
      { reason: "cooldown", values: { seconds: 900, held_back: 0 } },
      { reason: "cooldown", values: { seconds: 900, held_back: 1 } },
    ]);

    await letTimePass(880);
    expect(await record("job.failed")).toEqual([0]);
    await letTimePass(30);
    expect(await record("job.failed", "job.failed")).toEqual([1, 0]);
    expect((await refusals()).at(-1)).toMatchObject({ reason: "cooldown", values: { held_back: 0 } });
  });

  it("the message after a cooldown says how many it held back, and the one after that begins anew", async () => {
    await set("job.failed", { cooldownSeconds: 900 });
    await record("job.failed", "job.failed", "job.failed");
    await letTimePass(1000);
    await record("job.failed");
    await letTimePass(1000);
    await record("job.failed");
    const worker = makeWorker();
    await worker.tick();
    await worker.stop();

    const [first, second, third] = await messages();
    expect(second?.bodyText).toContain("2 more like this were held back");
    expect(second?.bodyHtml).toContain("2 more like this were held back");
    for (const other of [first, third]) expect(other?.bodyText).not.toContain("held back");
    expect(worker.errors).toEqual([]);
  });

  it("is up to date within a transaction: of 500 at once one is told", async () => {
    await set("job.failed", { cooldownSeconds: 60 });
    const events = Array.from({ length: 500 }, () => ({ type: "job.failed" as const, jobId: acme.job.id }));

    const recorded = await recordAll(events);

    expect(recorded.map(({ notifications }) => notifications)).toEqual([1, ...Array<number>(499).fill(0)]);
    const held = await refusals();
    expect(held).toHaveLength(499);
    expect(Math.max(...held.map(({ values }) => Number(values?.held_back)))).toBe(498);
  });

  it("is one for transactions at the same time: together they tell once", async () => {
    await set("job.failed", { cooldownSeconds: 60 });
    const events = Array.from({ length: 20 }, () => ({ type: "job.failed" as const, jobId: acme.job.id }));

    await Promise.all([recordAll(events), recordAll(events), recordAll(events)]);

    expect(await messages()).toHaveLength(1);
    expect(await refusals()).toHaveLength(59);
  });

  it("only the first in a row is told, until the job is right again", async () => {
    await set("job.failed", { occasion: "first" });

    expect(await record("job.failed", "job.failed", "job.failed")).toEqual([1, 0, 0]);
    expect((await refusals()).at(-1)).toMatchObject({
      reason: "not_the_occasion",
      values: { occasion: "first", streak: 3 },
    });
    await record("job.completed");
    expect(await record("job.failed", "job.failed")).toEqual([1, 0]);
  });

  it("from the third in a row on each is told, and a recovery begins a new row", async () => {
    await set("job.failed", { occasion: "after", occasionCount: 3 });

    expect(await record("job.failed", "job.failed", "job.failed", "job.failed")).toEqual([0, 0, 1, 1]);
    await record("job.recovered");
    expect(await record("job.failed", "job.failed", "job.failed")).toEqual([0, 0, 1]);
  });

  it("counts the events of one transaction in their order, an end among them", async () => {
    await set("job.failed", { occasion: "after", occasionCount: 2 });
    const { id: jobId } = acme.job;
    const types = ["job.failed", "job.failed", "job.completed", "job.failed", "job.failed"] as const;

    const recorded = await recordAll(types.map((type) => ({ type, jobId })));

    // The end itself is off by default.
    expect(recorded.map(({ notifications }) => notifications)).toEqual([0, 1, 0, 0, 1]);
  });

  it("a recovery is told only after a failure was", async () => {
    const failed = await set("job.failed", { enabled: false });
    await set("job.recovered");

    expect(await record("job.failed", "job.recovered")).toEqual([0, 0]);
    expect((await refusals()).at(-1)).toMatchObject({ reason: "not_told_before" });

    await database().prisma.trigger.update({ where: { id: failed.id }, data: { enabled: true } });
    expect(await record("job.failed", "job.recovered")).toEqual([1, 1]);
    expect(await record("job.recovered")).toEqual([0]);
    expect((await refusals()).at(-1)).toMatchObject({ reason: "not_told_before" });
  });

  it("a recovery in the transaction of its failure is told as well", async () => {
    await set("job.failed");
    await set("job.recovered");
    const { id: jobId } = acme.job;

    const recorded = await recordAll([
      { type: "job.failed", jobId },
      { type: "job.recovered", jobId },
      { type: "job.recovered", jobId },
    ]);

    expect(recorded.map(({ notifications }) => notifications)).toEqual([1, 1, 0]);
  });

  it("two jobs do not share", async () => {
    await set("job.failed", { cooldownSeconds: 900, occasion: "first" });
    const other = await makeJob(acme.organisationId, { ownerId: acme.bob.id });
    const both = [acme.job.id, other.id, acme.job.id, other.id];

    const recorded = await recordAll(both.map((jobId) => ({ type: "job.failed" as const, jobId })));

    expect(recorded.map(({ notifications }) => notifications)).toEqual([1, 1, 0, 0]);
  });

  it("neither do two types of events", async () => {
    await set("job.failed", { cooldownSeconds: 900 });
    await set("job.timed_out", { cooldownSeconds: 900 });

    expect(await record("job.failed", "job.timed_out", "job.failed", "job.timed_out")).toEqual([1, 1, 0, 0]);
  });

  it("events without a job share a cooldown, and are in no row", async () => {
    const recipients = [{ kind: "role", role: "admin" }];
    await set("system.error", { recipients, cooldownSeconds: 900 });
    await set("rate_limit.exceeded", { recipients, occasion: "first" });
    const event = (type: EventType) => ({ type });

    expect([await tell(event("system.error")), await tell(event("system.error"))]).toEqual([1, 0]);
    await letTimePass(1000);
    expect(await tell(event("system.error"))).toBe(1);
    expect([await tell(event("rate_limit.exceeded")), await tell(event("rate_limit.exceeded"))]).toEqual([
      1, 1,
    ]);
  });

  it("what waits for the end of quiet hours counts as told", async () => {
    await set("job.failed", { cooldownSeconds: 900 });
    await makePreference(acme.organisationId, acme.bob.id, {
      quietHoursStart: "00:00",
      quietHoursEnd: "23:59",
    });

    expect(await record("job.failed", "job.failed")).toEqual([1, 0]);
    expect(await messages()).toMatchObject([{ state: "held", reason: "quiet_hours" }]);
    expect(await refusals()).toMatchObject([{ reason: "cooldown" }]);
  });

  it("what nobody wanted was not told, so nothing is held back after it", async () => {
    await set("job.failed", { cooldownSeconds: 900 });
    const { id } = await makePreference(acme.organisationId, acme.bob.id, {
      events: { "job.failed": { email: false } },
    });

    expect(await record("job.failed", "job.failed")).toEqual([0, 0]);
    expect(await messages()).toMatchObject([{ state: "skipped" }, { state: "skipped" }]);
    await database().prisma.preference.update({ where: { id }, data: { events: {} } });
    expect(await record("job.failed", "job.failed")).toEqual([1, 0]);
  });
});
