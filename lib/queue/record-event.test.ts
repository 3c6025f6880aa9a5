import { beforeEach, describe, expect, test } from "vitest";
import type { GateResult } from "@/lib/core/decide/gate";
import { ConflictError, NotFoundError } from "@/lib/core/errors";
import { database, withTransaction } from "@/lib/db/database";
import { withContexts } from "@/lib/testing/contexts";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import type { EventInput } from "./event-input";
import { makeAcme } from "./people.fixture";
import { recordEvent, recordEvents } from "./record-event";

describeWithDatabase("recordEvent", (db) => {
  let acme: Awaited<ReturnType<typeof makeAcme>>;
  beforeEach(async () => {
    await truncateAll(db());
    acme = await makeAcme();
  });

  const record = (event: EventInput) =>
    withTransaction((tx) => recordEvent(tx, { organisationId: acme.organisationId, ...event }));
  const recordAll = (events: EventInput[]) =>
    withTransaction((tx) => recordEvents(tx, acme.organisationId, events));
  const failure = (over: Partial<EventInput> = {}): EventInput => ({
    type: "job.failed",
    title: "Backup failed",
    jobId: acme.job.id,
    ...over,
  });
  const notifications = async () =>
    withContexts(
      await database().prisma.notification.findMany({
        orderBy: { recipient: "asc" },
        include: { decision: true },
      }),
    );

  describe("who is told", () => {
    test("the owner of the job and the admins, each with the decision and the same frozen context", async () => {
      const event = await record(failure({ message: "Disk full", details: { disk: "sda" } }));

      const rows = await notifications();
      expect(event).toMatchObject({ duplicate: false, notifications: 2 });
      expect(rows.map((row) => [row.recipient, row.state, row.severity, row.purpose, row.eventType])).toEqual(
        [
          ["alice@example.org", "queued", "error", "trigger", "job.failed"],
          ["bob@example.org", "queued", "error", "trigger", "job.failed"],
        ],
      );
      expect(rows.map((row) => row.dedupeKey)).toEqual([
        `event:${event.id}:alice@example.org:email`,
        `event:${event.id}:bob@example.org:email`,
      ]);
      expect(rows.map((row) => row.decision?.verdict)).toEqual(["send", "send"]);
      expect(new Set(rows.map((row) => row.contextId)).size).toBe(1);
      expect(rows[0]?.context?.data).toMatchObject({
        job: { name: "Backup", created_by: { email: "bob@example.org", role: "author" } },
        user: { username: "bob" },
        event: { id: event.id, type: "job.failed", title: "Backup failed", details: { disk: "sda" } },
        org: { slug: "acme" },
      });
    });

    test("the addresses that the event names, instead of those that the trigger names", async () => {
      await record(failure({ recipients: ["ops@example.org", "BOB@example.org"] }));

      expect((await notifications()).map((row) => [row.recipient, row.userId])).toEqual([
        ["BOB@example.org", acme.bob.id],
        ["ops@example.org", null],
      ]);
    });

    test("nobody when the type's trigger is off: the decision stays, without a notification", async () => {
      const event = await record({ type: "job.completed", jobId: acme.job.id });

      const decisions = await database().prisma.decision.findMany();
      expect(event.notifications).toBe(0);
      expect(await notifications()).toEqual([]);
      expect(decisions).toMatchObject([
        { eventId: event.id, notificationId: null, verdict: "skip", reason: "trigger_off" },
      ]);
      expect((decisions[0]?.gates as unknown as GateResult[]).map(({ gate }) => gate)).toEqual([
        "organisation",
        "trigger",
      ]);
    });

    test("nobody when the organisation is off", async () => {
      await database().prisma.organisation.updateMany({ data: { mode: "off" } });

      await record(failure());

      expect(await database().prisma.decision.findMany()).toMatchObject([{ reason: "organisation_off" }]);
    });

    test("not those who left or do not want to: their skip is kept with its reason", async () => {
      const { prisma } = database();
      const { organisationId, alice, bob } = acme;
      await prisma.user.update({ where: { id: alice.id }, data: { disabledAt: new Date() } });
      await prisma.preference.create({
        data: { organisationId, userId: bob.id, events: { "job.failed": { email: false } } },
      });

      const event = await record(failure());

      expect(event.notifications).toBe(0);
      expect(await notifications()).toMatchObject([
        { recipient: "bob@example.org", state: "skipped", reason: "event_off", nextAttemptAt: null },
      ]);
    });

    test("later, when it is quiet for them; a critical event at once", async () => {
      const { organisationId, bob } = acme;
      const always = { quietHoursStart: "00:00", quietHoursEnd: "23:59" };
      await database().prisma.preference.create({ data: { organisationId, userId: bob.id, ...always } });

      await record(failure());
      await record(failure({ severity: "critical" }));

      const rows = (await notifications()).filter((row) => row.userId === bob.id);
      expect(rows.map((row) => [row.severity, row.state, row.reason]).sort()).toEqual([
        ["critical", "queued", null],
        ["error", "held", "quiet_hours"],
      ]);
      expect(rows.find((row) => row.state === "held")?.heldUntil?.toISOString()).toMatch(/T23:59:00.000Z$/);
    });
  });

  describe("the trigger of the organisation", () => {
    test("gives recipients, severity and template version", async () => {
      const { prisma } = database();
      const { organisationId } = acme;
      const template = await prisma.template.create({
        data: {
          organisationId,
          name: "Done",
          notificationType: "email",
          versions: {
            create: [1, 2].map((version) => ({ version, subjectTemplate: "s", bodyTemplate: "b" })),
          },
        },
        include: { versions: { orderBy: { version: "asc" } } },
      });
      await prisma.trigger.create({
        data: {
          organisationId,
          eventType: "job.completed",
          severity: "warning",
          channelKinds: ["email", "pigeon"],
          recipients: [{ kind: "role", role: "admin" }, { kind: "nonsense" }],
          templateId: template.id,
        },
      });

      await record({ type: "job.completed", jobId: acme.job.id });

      expect(await notifications()).toMatchObject([
        {
          recipient: "alice@example.org",
          severity: "warning",
          channelKind: "email",
          templateVersionId: template.versions[1]?.id,
        },
      ]);
    });

    test("does not change the severity that the event names", async () => {
      await database().prisma.trigger.create({
        data: {
          organisationId: acme.organisationId,
          eventType: "job.failed",
          severity: "critical",
          channelKinds: ["email"],
          recipients: [{ kind: "job_owner" }],
        },
      });

      const { id } = await record(failure({ severity: "warning" }));

      expect(await database().prisma.event.findUnique({ where: { id } })).toMatchObject({
        severity: "warning",
      });
    });
  });

  describe("the same key", () => {
    test("records one event, also when fields come in another order", async () => {
      const first = await record(failure({ dedupeKey: "k", details: { a: 1, b: { c: 2, d: 3 } } }));
      const second = await record(failure({ dedupeKey: "k", details: { b: { d: 3, c: 2 }, a: 1 } }));

      expect(second).toEqual({ id: first.id, duplicate: true, notifications: 2 });
      expect(await notifications()).toHaveLength(2);
    });

    test("with other content is a conflict, and changes nothing", async () => {
      await record(failure({ dedupeKey: "k" }));

      await expect(record(failure({ dedupeKey: "k", message: "other" }))).rejects.toThrow(ConflictError);
      expect(await database().prisma.event.count()).toBe(1);
    });

    test("from a hundred senders at once records one event", async () => {
      const answers = await Promise.all(
        Array.from({ length: 100 }, () => record(failure({ dedupeKey: "k" }))),
      );

      expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
      expect(answers.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
      expect(new Set(answers.map((answer) => answer.notifications))).toEqual(new Set([2]));
      expect(await notifications()).toHaveLength(2);
    });

    test("in another organisation is another event", async () => {
      const other = await database().prisma.organisation.create({ data: { slug: "other", name: "Other" } });
      await record({ type: "job.failed", dedupeKey: "k" });

      const event = await withTransaction((tx) =>
        recordEvent(tx, { organisationId: other.id, type: "job.failed", dedupeKey: "k", message: "else" }),
      );

      expect(event.duplicate).toBe(false);
    });
  });

  test("is part of the caller's transaction: nothing stays when that fails", async () => {
    const failing = withTransaction(async (tx) => {
      await recordEvent(tx, { organisationId: acme.organisationId, ...failure() });
      throw new Error("later");
    });

    await expect(failing).rejects.toThrow("later");
    const { prisma } = database();
    const counts = await Promise.all([
      prisma.event.count(),
      prisma.notification.count(),
      prisma.decision.count(),
      prisma.renderContext.count(),
    ]);
    expect(counts).toEqual([0, 0, 0, 0]);
  });

  test("knows the job, target and steps of a run", async () => {
    const { prisma } = database();
    const { organisationId, job, alice } = acme;
    const target = await prisma.target.create({
      data: { organisationId, name: "db", hostname: "db.example.org", tags: ["prod"] },
    });
    const run = await prisma.run.create({
      data: {
        organisationId,
        jobId: job.id,
        targetId: target.id,
        startedById: alice.id,
        source: "reported",
        status: "failed",
        totalSteps: 2,
        steps: {
          create: [
            { position: 2, name: "copy", type: "reported", status: "failed", errorMessage: "no space" },
            {
              position: 1,
              name: "a check",
              type: "reported",
              status: "completed",
              output: "x".repeat(20_000),
            },
          ],
        },
      },
    });

    await record({ type: "job.failed", runId: run.id });

    const [row] = await notifications();
    const context = row?.context?.data as Record<string, Record<string, unknown>>;
    expect(row).toMatchObject({ runId: run.id, jobId: job.id });
    expect(context).toMatchObject({
      job: { id: run.id, job_id: job.id, status: "failed", total_steps: 2 },
      target: { hostname: "db.example.org", tags: ["prod"] },
      user: { username: "alice" },
      steps: { copy: { position: 2, error_message: "no space" }, "a check": { position: 1 } },
    });
    expect((context.steps?.["a check"] as { output: string }).output).toMatch(/characters left out/);
    expect((await prisma.event.findFirstOrThrow()).title).toBe("Job failed: Backup");
  });

  test("refuses a run or job of another organisation", async () => {
    const { prisma } = database();
    const other = await prisma.organisation.create({ data: { slug: "other", name: "Other" } });
    const theirs = await prisma.job.create({
      data: { organisationId: other.id, key: "x", name: "X", kind: "reported" },
    });
    const run = await prisma.run.create({
      data: { organisationId: other.id, jobId: theirs.id, source: "reported", status: "failed" },
    });

    await expect(record({ type: "job.failed", runId: run.id })).rejects.toThrow(NotFoundError);
    await expect(record({ type: "job.failed", jobId: theirs.id })).rejects.toThrow(NotFoundError);
  });

  test("keeps text that PostgreSQL cannot store as it is", async () => {
    const odd = "a\0b\ud800c";

    const { id } = await record(
      failure({ title: odd, message: odd, details: { [odd]: odd }, dedupeKey: odd }),
    );
    const again = await record(
      failure({ title: odd, message: odd, details: { [odd]: odd }, dedupeKey: odd }),
    );

    expect(again).toMatchObject({ id, duplicate: true });
    expect(await database().prisma.event.findUnique({ where: { id } })).toMatchObject({
      title: "a\ufffdb\ufffdc",
    });
  });

  describe("in a batch", () => {
    test("leads to the same as one by one", async () => {
      const events = [
        failure({ occurredAt: new Date("2026-01-01T00:00:00Z") }),
        { type: "job.completed" as const, jobId: acme.job.id },
        failure({ recipients: ["ops@example.org"] }),
        failure({ severity: "critical", message: "m", details: { n: 1 } }),
      ];
      const told = async () => {
        const rows = await database().prisma.notification.findMany({
          include: { event: true, decision: true },
        });
        return (await withContexts(rows))
          .map(({ recipient, state, severity, priority, event, decision, context }) => {
            const { event: about } = context?.data as { event: { title: string; details: unknown } };
            return JSON.stringify([
              recipient,
              state,
              severity,
              priority,
              event?.message,
              decision?.gates,
              about.title,
              about.details,
            ]);
          })
          .sort();
      };

      for (const event of events) await record(event);
      const single = await told();
      await database().prisma.event.deleteMany();
      const answers = await recordAll(events);

      expect(answers.map((answer) => answer.notifications)).toEqual([2, 0, 1, 2]);
      expect(await told()).toEqual(single);
    });

    test("records a key that comes twice once, and in the order of the input", async () => {
      const answers = await recordAll([failure({ dedupeKey: "b" }), failure(), failure({ dedupeKey: "b" })]);

      expect(answers.map(({ duplicate }) => duplicate)).toEqual([false, false, true]);
      expect(answers[2]).toMatchObject({ id: answers[0]?.id, notifications: 2 });
    });

    test("is refused as a whole, with the place of the conflict", async () => {
      await record(failure({ dedupeKey: "k" }));
      const batch = withTransaction((tx) =>
        recordEvents(
          tx,
          acme.organisationId,
          [failure(), failure({ dedupeKey: "k", title: "Other" })],
          (i) => `/${i}`,
        ),
      );

      await expect(batch).rejects.toMatchObject({
        code: "conflict",
        issues: [{ pointer: "/1/dedupe_key", detail: expect.any(String) as string }],
      });
      expect(await database().prisma.event.count()).toBe(1);
    });

    test("of other batches with the same keys in another order does not lock out", async () => {
      const keys = Array.from({ length: 40 }, (_, index) => `key-${index}`);
      const batch = (order: string[]) => recordAll(order.map((dedupeKey) => failure({ dedupeKey })));

      const answers = await Promise.all([
        batch(keys),
        batch([...keys].reverse()),
        batch(keys),
        batch([...keys].reverse()),
      ]);

      expect(answers.flat().filter(({ duplicate }) => !duplicate)).toHaveLength(40);
      expect(await database().prisma.event.count()).toBe(40);
    });

    test("of five hundred takes well under a second", async () => {
      const startedAt = performance.now();
      await recordAll(Array.from({ length: 500 }, (_, n) => failure({ details: { n }, dedupeKey: `n${n}` })));

      expect(await database().prisma.notification.count()).toBe(1000);
      // Some 150 ms on two idle cores: this only catches one statement per event creeping back in.
      expect(performance.now() - startedAt).toBeLessThan(5_000);
    });
  });
});
