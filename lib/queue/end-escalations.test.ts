import { beforeEach, describe, expect, test } from "vitest";
import { database, withTransaction, type Tx } from "@/lib/db/database";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeJob } from "@/lib/testing/factories/jobs";
import { makeOrganisation } from "@/lib/testing/factories/organisations";
import { endEscalationsOfEvent, stopEscalationRow } from "./end-escalations";
import { escalateDue } from "./escalate";
import {
  letEscalationsWait,
  listEscalated,
  listTold,
  makePolicy,
  record,
  stepFor,
} from "./escalation.fixture";
import { makeAcme } from "./people.fixture";

describeWithDatabase("an escalation ends", (db) => {
  let acme: Awaited<ReturnType<typeof makeAcme>>;
  let eventId: string;
  const failure = () => ({ type: "job.failed" as const, jobId: acme.job.id });
  const recovery = (type: "job.recovered" | "job.completed" = "job.recovered") => ({
    type,
    jobId: acme.job.id,
  });
  beforeEach(async () => {
    await truncateAll(db());
    acme = await makeAcme();
    const steps = [stepFor(acme.alice.id, 5), stepFor(acme.bob.id, 10)];
    await makePolicy(acme.organisationId, steps, { types: ["job.failed", "data_quality.failure"] });
    [eventId = ""] = await record(acme.organisationId, failure());
  });

  const acknowledge = (id = eventId, organisationId = acme.organisationId) =>
    withTransaction((tx) => endEscalationsOfEvent(tx, organisationId, { eventId: id, by: "Bob" }));
  const states = async () => (await listTold()).map(({ state, reason }) => [state, reason]);
  const ended = async () =>
    (await listEscalated()).map(({ state, endedBy, nextAt }) => [state, endedBy, nextAt]);

  describe("when somebody acknowledges the event", () => {
    test("with their name, and nothing more of it is told", async () => {
      await acknowledge();
      await letEscalationsWait(60);
      expect(await escalateDue()).toBe(0);
      expect(await ended()).toEqual([["acknowledged", "Bob", null]]);
      expect((await listEscalated())[0]?.endedAt).not.toBeNull();
      expect(await states()).toEqual([]);
    });

    test("what waits of it is cancelled, what is on its way or was sent is not, nor is the trigger's own message", async () => {
      await letEscalationsWait(15);
      await escalateDue();
      await escalateDue();
      const [first] = await listTold();
      const { prisma } = database();
      await prisma.notification.update({ where: { id: first?.id ?? "" }, data: { state: "sending" } });
      await acknowledge();

      expect(await states()).toEqual([
        ["sending", null],
        ["cancelled", "acknowledged"],
      ]);
      // It had come to its end: nobody came in time.
      expect(await ended()).toEqual([["finished", null, null]]);
      const others = await prisma.notification.findMany({ where: { escalationId: null } });
      expect(others.map(({ state }) => state)).toEqual(["queued", "queued"]);
    });

    test.each(["queued", "retrying", "held"])("also what is %s", async (state) => {
      await letEscalationsWait(5);
      await escalateDue();
      await database().prisma.notification.updateMany({
        where: { escalationId: { not: null } },
        data: { state, heldUntil: new Date(), nextAttemptAt: new Date() },
      });
      await acknowledge();
      expect(await listTold()).toMatchObject([
        { state: "cancelled", reason: "acknowledged", heldUntil: null, nextAttemptAt: null },
      ]);
    });

    test("also a later one of the job, which joined it; not one of another type, job or organisation", async () => {
      const other = await makeJob(acme.organisationId, { key: "billing" });
      const [ofType = "", ofJob = "", later = ""] = await record(
        acme.organisationId,
        { type: "data_quality.failure", jobId: acme.job.id },
        { type: "job.failed", jobId: other.id },
        failure(),
      );
      const stranger = await makeOrganisation({});
      await acknowledge(eventId, stranger.id);
      await acknowledge(ofType);
      await acknowledge(ofJob);
      expect((await listEscalated()).find((one) => one.eventId === eventId)?.state).toBe("active");

      await acknowledge(later);
      expect((await listEscalated()).map(({ state }) => state)).toEqual([
        "acknowledged",
        "acknowledged",
        "acknowledged",
      ]);
    });
  });

  describe("when the job is right again", () => {
    test.each(["job.recovered", "job.completed"] as const)("by %s", async (type) => {
      await letEscalationsWait(5);
      await escalateDue();
      await record(acme.organisationId, recovery(type));
      expect(await ended()).toEqual([["recovered", null, null]]);
      expect(await states()).toEqual([["cancelled", "recovered"]]);
    });

    test("not by another job's recovery, and not one that is about the data", async () => {
      const other = await makeJob(acme.organisationId, { key: "billing" });
      await record(acme.organisationId, { type: "data_quality.failure", jobId: acme.job.id });
      await record(acme.organisationId, { type: "job.recovered", jobId: other.id });
      expect((await listEscalated()).map(({ state }) => state)).toEqual(["active", "active"]);
      await record(acme.organisationId, recovery());
      expect((await listEscalated()).map(({ state }) => state).sort()).toEqual(["active", "recovered"]);
    });

    test("and the next failure begins a new one", async () => {
      await record(acme.organisationId, recovery(), failure());
      expect((await listEscalated()).map(({ state }) => state).sort()).toEqual(["active", "recovered"]);
    });

    test("what waits of one that had come to its end is not sent either", async () => {
      await letEscalationsWait(15);
      await escalateDue();
      await escalateDue();
      await record(acme.organisationId, recovery());
      expect(await states()).toEqual([
        ["cancelled", "recovered"],
        ["cancelled", "recovered"],
      ]);
      expect(await ended()).toEqual([["finished", null, null]]);
    });
  });

  test("by hand, once", async () => {
    await letEscalationsWait(5);
    await escalateDue();
    const [{ id } = { id: "" }] = await listEscalated();
    const stop = () => withTransaction((tx) => stopEscalationRow(tx, id, "Ann"));
    expect([await stop(), await stop()]).toEqual([true, false]);
    expect(await ended()).toEqual([["stopped", "Ann", null]]);
    expect(await states()).toEqual([["cancelled", "by_hand"]]);
  });

  describe("while a step is being taken", () => {
    test("in any order of the two: the event is acknowledged, and nothing of the escalation waits any more", async () => {
      for (let times = 0; times < 5; times++) {
        await letEscalationsWait(5);
        await Promise.all([escalateDue(), acknowledge(), escalateDue()]);
        expect((await listEscalated())[times]).toMatchObject({ state: "acknowledged", nextAt: null });
        for (const [state] of await states()) expect(state).toBe("cancelled");
        [eventId = ""] = await record(acme.organisationId, failure());
      }
    });

    test("an acknowledgement that came first leaves the step untaken", async (context) => {
      if (db().kind === "pglite") return context.skip("one session has no second one beside it");
      await letEscalationsWait(5);
      await whileOpen(
        (tx) => endEscalationsOfEvent(tx, acme.organisationId, { eventId, by: "Bob" }),
        async () => expect(await escalateDue()).toBe(0),
      );
      expect(await escalateDue()).toBe(0);
      expect(await states()).toEqual([]);
    });

    test("a step that came first is taken, and the acknowledgement that waited for it cancels its messages", async (context) => {
      if (db().kind === "pglite") return context.skip("one session has no second one beside it");
      await letEscalationsWait(5);
      const [{ id } = { id: "" }] = await listEscalated();
      let waiting: Promise<void> = Promise.resolve();
      await whileOpen(
        async (tx) => {
          await tx.$executeRawUnsafe(`SELECT id FROM escalations WHERE id = '${id}' FOR UPDATE`);
          await tx.notification.create({
            data: {
              organisationId: acme.organisationId,
              purpose: "escalation",
              recipient: "alice@example.org",
              channelKind: "email",
              lane: "mail",
              state: "queued",
              escalationId: id,
            },
          });
        },
        async () => {
          waiting = acknowledge();
          // It waits for the row: nothing of it is to be seen before the step is through.
          expect(await Promise.race([waiting.then(() => "through"), blocked()])).toBe("blocked");
        },
      );
      await waiting;
      expect(await ended()).toEqual([["acknowledged", "Bob", null]]);
      expect(await states()).toEqual([["cancelled", "acknowledged"]]);
    });
  });

  /** Runs `meanwhile` on other connections after `first` and before its transaction ends. */
  async function whileOpen(
    first: (tx: Tx) => Promise<unknown>,
    meanwhile: () => Promise<unknown>,
  ): Promise<void> {
    await withTransaction(async (tx) => {
      await first(tx);
      await meanwhile();
    });
  }

  /** Resolves when a session of this database waits for a lock. */
  async function blocked(): Promise<string> {
    for (;;) {
      const [row] = await database().prisma.$queryRawUnsafe<{ count: number }[]>(
        `SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      if (row && row.count > 0) return "blocked";
    }
  }
});
