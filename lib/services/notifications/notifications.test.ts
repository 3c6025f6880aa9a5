import { beforeEach, describe, expect, test } from "vitest";
import { ConflictError, NotFoundError } from "@/lib/core/errors";
import { notificationStates, type NotificationState } from "@/lib/core/notification";
import { database, query } from "@/lib/db/database";
import { claimNotifications } from "@/lib/queue/claim";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeChannel } from "@/lib/testing/factories/channels";
import { makeEvent } from "@/lib/testing/factories/events";
import { makeJob } from "@/lib/testing/factories/jobs";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { makeRun } from "@/lib/testing/factories/runs";
import { makeTemplate } from "@/lib/testing/factories/templates";
import { makePeople } from "../people.fixture";
import { cancelNotification } from "./cancel-notification";
import { deleteNotification } from "./delete-notification";
import { getNotification } from "./get-notification";
import { listNotifications } from "./list-notifications";
import { releaseNotification } from "./release-notification";
import { retryNotification } from "./retry-notification";

describeWithDatabase("notifications", (db) => {
  let people: Awaited<ReturnType<typeof makePeople>>;
  beforeEach(async () => {
    await truncateAll(db());
    people = await makePeople();
  });

  const make = (fields: Parameters<typeof makeNotification>[1] = {}) => makeNotification(people.acme, fields);
  const find = (id: string) => database().prisma.notification.findUniqueOrThrow({ where: { id } });

  describe("the list", () => {
    const list = async (filter: object = {}) => {
      const page = await listNotifications({ actor: people.bob, query: { limit: 100, ...filter } });
      return page.data.map(({ id }) => id);
    };

    test("filters by everything that it offers", async () => {
      const job = await makeJob(people.acme, { key: "nightly" });
      const run = await makeRun(job);
      const event = await makeEvent(people.acme);
      const wanted = await make({
        state: "dead",
        reason: "rejected_recipient",
        eventType: "job.failed",
        jobId: job.id,
        runId: run.id,
        eventId: event.id,
        userId: people.bob.userId,
        recipient: "Bob@example.org",
        recipientName: "Bob Builder",
        channelId: people.other,
        severity: "critical",
        purpose: "fallback",
        subject: "100% of_the disk",
        createdAt: new Date("2026-01-02T00:00:00Z"),
      });
      await make({
        channelKind: "inbox",
        state: "sent",
        subject: "1000 of the disks",
        createdAt: new Date("2026-02-01T00:00:00Z"),
      });

      for (const filter of [
        { state: ["dead", "retrying"] },
        { channel_kind: ["email"] },
        { channel_id: people.other },
        { reason: ["gone", "rejected_recipient"] },
        { severity: ["critical"] },
        { purpose: ["fallback"] },
        { event_type: ["job.failed"] },
        { job: "nightly" },
        { run_id: run.id },
        { event_id: event.id },
        { user_id: people.bob.userId },
        { user_id: "me" },
        { recipient: "BOB@example.org" },
        { q: "builder" },
        { q: "bob@ of_the" },
        { from: "2026-01-01T00:00:00Z", to: "2026-01-31T00:00:00Z" },
        { to: "2026-01-02T00:00:00Z" },
      ])
        for (const found of [filter, { q: "disk", ...filter }])
          expect([found, await list(found)]).toEqual([found, [wanted.id]]);
      expect(await list()).toHaveLength(2);
      expect(await list({ recipient: "b_b@example.org" })).toEqual([]);
      expect(await list({ recipient: "b_b@example.org", q: "disk" })).toEqual([]);
    });

    test("pages through rows of one moment without gaps and repetitions", async () => {
      const createdAt = new Date("2026-01-01T00:00:00Z");
      for (let n = 0; n < 7; n++) await make({ createdAt });

      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await listNotifications({ actor: people.bob, query: { limit: 2, cursor } });
        seen.push(...page.data.map(({ id }) => id));
        cursor = page.next_cursor ?? undefined;
      } while (cursor);

      expect(seen).toHaveLength(7);
      expect(new Set(seen).size).toBe(7);
    });
  });

  test("the detail has content, attempts, decision and the other names of its fields", async () => {
    const { prisma } = database();
    const template = await makeTemplate(people.acme, { name: "Ops mail", version: { version: 3 } });
    const ops = await makeChannel(people.acme, { name: "#ops" });
    const { id } = await make({
      channelId: ops.id,
      templateVersionId: template.versions[0]?.id,
      state: "retrying",
      reason: "timeout",
      subject: "Backup failed",
      bodyHtml: "<p>x</p>",
      bodyText: "x",
      attemptCount: 2,
      decision: {
        create: {
          organisationId: people.acme,
          verdict: "send",
          gates: [{ gate: "recipients", verdict: "pass", values: { rule: "job_owner" } }],
        },
      },
    } as Parameters<typeof makeNotification>[1]);
    for (const number of [2, 1])
      await prisma.attempt.create({
        data: {
          organisationId: people.acme,
          notificationId: id,
          number,
          workerId: "w",
          startedAt: new Date(Date.UTC(2026, 0, number)),
          ...(number === 1
            ? { outcome: "failed", reason: "timeout", finishedAt: new Date(), durationMs: 5 }
            : {}),
        },
      });

    const view = await getNotification({ actor: people.bob, id });

    expect(view).toMatchObject({
      subject: "Backup failed",
      body_html: "<p>x</p>",
      reason_text: "No answer in time",
      message_id: expect.stringMatching(new RegExp(`^<${id}@[^@]+>$`)) as string,
      template: { id: template.id, name: "Ops mail", version: 3 },
      channel: { id: ops.id, name: "#ops" },
      decision: { text: "To be sent. Named as the owner of the job." },
      recipient_email: view.recipient,
      body: "<p>x</p>",
      notification_type: "email",
      status: "retrying",
      retry_count: 1,
    });
    expect(view.attempts.map(({ number, outcome, reason_text }) => [number, outcome, reason_text])).toEqual([
      [1, "failed", "No answer in time"],
      [2, null, null],
    ]);
  });

  describe("by hand", () => {
    const changes = {
      retry: { run: retryNotification, from: ["retrying", "skipped"], to: "queued" },
      cancel: { run: cancelNotification, from: ["queued", "retrying", "held"], to: "cancelled" },
      release: { run: releaseNotification, from: ["held"], to: "queued" },
    } as const satisfies Record<string, { run: unknown; from: NotificationState[]; to: NotificationState }>;
    const cases = Object.entries(changes)
      .flatMap(([name, change]) => notificationStates.map((state) => ({ name, state, ...change })))
      .filter(({ name, state }) => name !== "retry" || state !== "dead");

    test.each(cases)("$name of a notification that is $state", async ({ name, run, state, from, to }) => {
      const { id } = await make({ state, reason: "timeout", attemptCount: 3, nextAttemptAt: null });
      const attempt = run({ actor: people.ann, id });

      if (!(from as readonly string[]).includes(state)) {
        await expect(attempt).rejects.toThrow(ConflictError);
        await expect(find(id)).resolves.toMatchObject({ state, reason: "timeout" });
        return;
      }
      await expect(attempt).resolves.toMatchObject({ id, state: to });
      const audit = await database().prisma.auditEntry.findMany();
      expect(audit).toMatchObject([
        {
          action: `notification.${name}`,
          subjectId: id,
          actorLabel: "Ann",
          before: { state },
          after: { state: to },
        },
      ]);
    });

    test("a retry is due now, with all its tries and a life ahead", async () => {
      const { id } = await make({
        state: "retrying",
        reason: "timeout",
        errorMessage: "x",
        attemptCount: 9,
        nextAttemptAt: new Date(Date.now() + 3_600_000),
        expiresAt: new Date(Date.now() + 60_000),
      });

      await retryNotification({ actor: people.ann, id });

      const claimed = await claimNotifications({ workerId: "w", limit: 10 });
      expect(claimed).toMatchObject([{ id, attempt: 1 }]);
    });

    test("in place of a dead one a new message is made, which each of the two names", async () => {
      const dead = await make({ state: "dead", reason: "expired", attemptCount: 9, nextAttemptAt: null });

      const made = await retryNotification({ actor: people.ann, id: dead.id });

      expect(made).toMatchObject({ state: "queued", attempt_count: 0, recipient: dead.recipient });
      const successors = [{ id: made.id, state: "queued", purpose: "direct" }];
      expect(await getNotification({ actor: people.bob, id: dead.id })).toMatchObject({
        state: "dead",
        original_id: null,
        successors,
        closed_at: expect.any(String) as string,
      });
      expect(await getNotification({ actor: people.bob, id: made.id })).toMatchObject({
        original_id: dead.id,
        successors: [],
        closed_at: null,
      });
      await expect(retryNotification({ actor: people.ann, id: dead.id })).rejects.toThrow(
        "This dead letter was sent again or put aside before.",
      );
    });

    test("a released message is due now although its hold goes on", async () => {
      const { id } = await make({
        state: "held",
        reason: "quiet_hours",
        nextAttemptAt: null,
        heldUntil: new Date(Date.now() + 3_600_000),
      });

      await releaseNotification({ actor: people.ann, id });

      expect(await claimNotifications({ workerId: "w", limit: 10 })).toMatchObject([{ id }]);
    });

    test("a cancel and a worker at the same time: one of them wins, never both", async () => {
      const ids = await Promise.all(Array.from({ length: 20 }, async () => (await make()).id));

      const cancels = ids.map((id) =>
        cancelNotification({ actor: people.ann, id }).then(
          () => "cancelled",
          (error: unknown) => (error instanceof ConflictError ? "refused" : error),
        ),
      );
      const claims = Array.from({ length: 5 }, () => claimNotifications({ workerId: "w", limit: 4 }));
      const [answers, claimed] = await Promise.all([Promise.all(cancels), Promise.all(claims)]);

      const taken = new Set(claimed.flat().map(({ id }) => id));
      expect(answers).toEqual(ids.map((id) => (taken.has(id) ? "refused" : "cancelled")));
      for (const id of ids) expect((await find(id)).state).toBe(taken.has(id) ? "sending" : "cancelled");
    });

    test("two retries at the same time: the second is refused", async () => {
      const { id } = await make({ state: "dead", nextAttemptAt: null });

      const answers = await Promise.allSettled([
        retryNotification({ actor: people.ann, id }),
        retryNotification({ actor: people.alice, id }),
      ]);

      expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      expect(await database().prisma.notification.count()).toBe(2);
      expect(await database().prisma.auditEntry.count()).toBe(1);
    });

    test("says in words why it cannot be", async () => {
      const { id } = await make({ state: "sent" });

      await expect(cancelNotification({ actor: people.ann, id })).rejects.toThrow(
        "This notification was sent, so it cannot be cancelled.",
      );
    });
  });

  describe("deleting", () => {
    test("takes attempts and decision along, and is written down", async () => {
      const { prisma } = database();
      const { id } = await make({ state: "dead", subject: "Backup failed", recipient: "x@example.org" });
      await prisma.attempt.create({
        data: {
          organisationId: people.acme,
          notificationId: id,
          number: 1,
          workerId: "w",
          startedAt: new Date(),
        },
      });

      await deleteNotification({ actor: people.alice, id });

      expect(await prisma.notification.count()).toBe(0);
      expect(await prisma.attempt.count()).toBe(0);
      expect(await prisma.auditEntry.findMany()).toMatchObject([
        {
          action: "notification.delete",
          subjectId: id,
          before: { state: "dead", recipient: "x@example.org" },
        },
      ]);
    });

    test("is refused while it is being sent", async () => {
      const { id } = await make();
      await query(`UPDATE notifications SET state = 'sending' WHERE id = $1::uuid`, [id]);

      await expect(deleteNotification({ actor: people.alice, id })).rejects.toThrow(ConflictError);
      expect((await find(id)).state).toBe("sending");
    });
  });

  test("Charlie finds nothing, and changes nothing", async () => {
    const { id } = await make({ state: "held", nextAttemptAt: null });
    const of = { actor: people.charlie, id };

    for (const verb of [
      getNotification,
      retryNotification,
      cancelNotification,
      releaseNotification,
      deleteNotification,
    ])
      await expect(verb(of)).rejects.toThrow(NotFoundError);
    expect((await listNotifications({ actor: people.charlie, query: { limit: 10 } })).data).toEqual([]);
    expect((await find(id)).state).toBe("held");
  });
});
