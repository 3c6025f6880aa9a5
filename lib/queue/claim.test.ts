import { beforeEach, describe, expect, it } from "vitest";
import { database, query } from "@/lib/db/database";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { makeOrganisation } from "@/lib/testing/factories/organisations";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { claimNotifications } from "./claim";
import { setPaused } from "./control";
import { extendLeases } from "./extend-leases";
import { findNotification, letTimePass, resultOf, secondsUntilDue, sentContent } from "./queue.fixture";
import { releaseHeld } from "./release-held";
import { returnUnsent } from "./return-unsent";
import { settleAttempts } from "./settle";
import { sweepExpiredLeases } from "./sweep";

describeWithDatabase("the queue's statements", (db) => {
  let organisationId: string;
  beforeEach(async () => {
    await truncateAll(db());
    organisationId = (await makeOrganisation()).id;
  });

  const claim = (limit = 10, workerId = "w1") => claimNotifications({ workerId, limit });
  const make = (fields: Parameters<typeof makeNotification>[1] = {}) =>
    makeNotification(organisationId, fields);
  const claimOne = async () => {
    const [claimed] = await claim(1);
    if (!claimed) throw new Error("Nothing was due.");
    return claimed;
  };

  describe("claiming", () => {
    it("takes what is due and writes the attempt down before anything is sent", async () => {
      const { id } = await make({ eventType: "job.failed", recipientName: "Ada" });
      const before = await make({ nextAttemptAt: new Date(Date.now() + 60_000) });

      const claimed = await claim();

      expect(claimed).toMatchObject([
        {
          id,
          organisationId,
          attempt: 1,
          lane: `${organisationId}/email`,
          isLaneHealthy: true,
          purpose: "direct",
          channelKind: "email",
          channelId: null,
          userId: null,
          eventType: "job.failed",
          recipientName: "Ada",
          inlineTemplate: { subject: "Hello", syntax: "literal" },
          attachments: [],
        },
      ]);
      const row = await findNotification(id);
      expect(row).toMatchObject({
        state: "sending",
        attemptCount: 1,
        leaseOwner: "w1",
        leaseToken: claimed[0]?.leaseToken,
        attempts: [{ id: claimed[0]?.attemptId, number: 1, workerId: "w1", outcome: null, finishedAt: null }],
      });
      const leaseMs = (row.leaseUntil?.getTime() ?? 0) - (claimed[0]?.claimedAt.getTime() ?? 0);
      expect(Math.abs(leaseMs - 30_000)).toBeLessThanOrEqual(1);
      expect((await findNotification(before.id)).state).toBe("queued");
    });

    it("takes the urgent first, then what has waited longest", async () => {
      const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
      const info = await make({ priority: 80, nextAttemptAt: minutesAgo(9) });
      const late = await make({ priority: 20, nextAttemptAt: minutesAgo(1) });
      const early = await make({ priority: 20, nextAttemptAt: minutesAgo(2), state: "retrying" });
      const critical = await make({ priority: 0 });

      const ids = (await claim()).map(({ id }) => id);

      expect(ids).toEqual([critical.id, early.id, late.id, info.id]);
    });

    it("takes no more than asked, and nothing twice", async () => {
      for (let i = 0; i < 5; i++) await make();

      const first = await claim(3);
      const second = await claim(3);
      const third = await claim(3);

      expect([first.length, second.length, third.length]).toEqual([3, 2, 0]);
      expect(new Set([...first, ...second].map(({ id }) => id)).size).toBe(5);
    });

    it.each(["held", "skipped", "sent", "dead", "cancelled", "sending"])(
      "leaves what is %s alone",
      async (state) => {
        await make({ state });

        expect(await claim()).toEqual([]);
      },
    );

    it("gives nothing while the workers are paused", async () => {
      await make();
      await setPaused(true, "Alice");
      expect(await claim()).toEqual([]);

      await setPaused(false, "Alice");
      expect(await claim()).toHaveLength(1);
    });

    it("buries what is too late, and does not stop at a heap of it", async () => {
      const expired = [];
      for (let i = 0; i < 5; i++)
        expired.push(await make({ priority: 0, expiresAt: new Date(Date.now() - 1_000) }));
      const living = await make({ priority: 80, expiresAt: new Date(Date.now() + 60_000) });

      expect(await claim(2)).toMatchObject([{ id: living.id }]);
      const row = await findNotification(expired[0]?.id ?? "");
      expect(row).toMatchObject({
        state: "dead",
        reason: "expired",
        attemptCount: 0,
        leaseToken: null,
        attempts: [],
      });
    });
  });

  describe("a race of workers", () => {
    it("settles each of 2,000 notifications once, whoever takes it", async () => {
      await query(
        `
INSERT INTO notifications (
  id, organisation_id, purpose, recipient, channel_kind, lane, state, next_attempt_at, updated_at
)
SELECT gen_random_uuid(), $1::uuid, 'direct', 'p' || i || '@example.org', 'email', $1 || '/email', 'queued', now(), now()
FROM generate_series(1, 2000) AS i`,
        [organisationId],
      );
      const settled: string[] = [];
      const work = async (workerId: string) => {
        for (;;) {
          const claimed = await claim(50, workerId);
          if (claimed.length === 0) return;
          settled.push(...(await settleAttempts(claimed.map((one) => resultOf(one)))));
        }
      };

      await Promise.all(Array.from({ length: 8 }, (_, i) => work(`w${i}`)));

      expect(settled).toHaveLength(2_000);
      expect(new Set(settled).size).toBe(2_000);
      const { prisma } = database();
      expect(await prisma.notification.count({ where: { state: "sent", attemptCount: 1 } })).toBe(2_000);
      expect(await prisma.attempt.count({ where: { outcome: "accepted" } })).toBe(2_000);
      expect(await prisma.attempt.count()).toBe(2_000);
    });
  });

  describe("settling", () => {
    it("writes down what was sent, over what, and ends the lease", async () => {
      await make();
      const claimed = await claimOne();

      const settled = await settleAttempts([
        resultOf(claimed, {
          content: sentContent({ subject: "S", html: "<p>H</p>", text: "T" }),
          providerId: "q1",
        }),
      ]);

      expect(settled).toEqual(new Set([claimed.id]));
      expect(await findNotification(claimed.id)).toMatchObject({
        state: "sent",
        reason: null,
        subject: "S",
        bodyHtml: "<p>H</p>",
        bodyText: "T",
        providerId: "q1",
        deliveredVia: "127.0.0.1:25",
        sentAt: expect.any(Date) as Date,
        leaseToken: null,
        leaseOwner: null,
        leaseUntil: null,
        attempts: [
          {
            outcome: "accepted",
            reason: null,
            detail: "250 Ok",
            responseCode: 250,
            via: "127.0.0.1:25",
            durationMs: 12,
          },
        ],
      });
    });

    it("plans the next try on the database's clock", async () => {
      await make();
      const claimed = await claimOne();

      await settleAttempts([
        resultOf(claimed, {
          state: "retrying",
          outcome: "failed",
          reason: "timeout",
          errorMessage: "No answer",
          delayMs: 5_000,
        }),
      ]);

      const row = await findNotification(claimed.id);
      expect(row).toMatchObject({
        state: "retrying",
        reason: "timeout",
        errorMessage: "No answer",
        attemptCount: 1,
        sentAt: null,
      });
      expect(row.attempts).toMatchObject([{ outcome: "failed", reason: "timeout" }]);
      expect(await secondsUntilDue(claimed.id)).toBeCloseTo(5, 1);
      expect(await claim()).toEqual([]);
    });

    it("does not count a try that was not the message's fault", async () => {
      await make();
      for (let i = 0; i < 3; i++) {
        const claimed = await claimOne();
        expect(claimed.attempt).toBe(1);
        const fields = { state: "retrying", outcome: "failed", reason: "unauthorized", delayMs: 0 } as const;
        await settleAttempts([resultOf(claimed, { ...fields, countsAttempt: false })]);
      }

      const [row] = await database().prisma.notification.findMany({ include: { attempts: true } });
      expect(row).toMatchObject({ attemptCount: 0, state: "retrying" });
      expect(row?.attempts).toHaveLength(3);
    });

    it("refuses the late result of a worker that lost its lease", async () => {
      const { id } = await make();
      const late = await claimOne();
      await letTimePass(id, 31);
      await sweepExpiredLeases();
      const [current] = await claim(1, "w2");

      const settled = await settleAttempts([
        resultOf(late, { content: sentContent({ subject: "late", html: null, text: "" }) }),
      ]);

      expect(settled.size).toBe(0);
      expect(await findNotification(id)).toMatchObject({
        state: "sending",
        leaseOwner: "w2",
        leaseToken: current?.leaseToken,
        subject: null,
        attempts: [{ outcome: "interrupted" }, { outcome: null }],
      });
    });

    it("refuses a result for what was taken away by hand", async () => {
      const { id } = await make();
      const claimed = await claimOne();
      await database().prisma.notification.update({ where: { id }, data: { state: "cancelled" } });

      expect((await settleAttempts([resultOf(claimed)])).size).toBe(0);
      expect((await findNotification(id)).state).toBe("cancelled");
    });

    it("stores whatever a server says", async () => {
      await make();
      const claimed = await claimOne();

      await settleAttempts([
        resultOf(claimed, {
          detail: "a\0b\ud800",
          content: sentContent({ subject: "\0", html: "\udfff", text: "" }),
        }),
      ]);

      const row = await findNotification(claimed.id);
      expect([row.attempts[0]?.detail, row.subject, row.bodyHtml]).toEqual([
        "a\ufffdb\ufffd",
        "\ufffd",
        "\ufffd",
      ]);
    });
  });

  describe("leases", () => {
    it("last longer when they are extended, and only those that hold", async () => {
      const kept = await make();
      const [one] = await claim(1);
      const lost = await make();
      const [two] = await claim(1);
      await letTimePass(kept.id, 20);
      await letTimePass(lost.id, 31);
      await sweepExpiredLeases();

      const extended = await extendLeases([one, two].flatMap((claimed) => claimed ?? []));

      expect(extended).toEqual(new Set([kept.id]));
      const row = await findNotification(kept.id);
      expect((row.leaseUntil?.getTime() ?? 0) - Date.now()).toBeGreaterThan(25_000);
    });

    it("that end are swept: due at once, and marked as perhaps sent", async () => {
      const { id } = await make();
      await claimOne();
      expect(await sweepExpiredLeases()).toBe(0);
      await letTimePass(id, 31);

      expect(await sweepExpiredLeases()).toBe(1);

      expect(await findNotification(id)).toMatchObject({
        state: "retrying",
        reason: "interrupted",
        attemptCount: 1,
        leaseToken: null,
        attempts: [{ outcome: "interrupted", reason: "interrupted", finishedAt: expect.any(Date) as Date }],
      });
      expect(await claim()).toMatchObject([{ id, attempt: 2 }]);
    });

    it.each([
      ["the standard policy", {}, 12],
      ["a policy of three", { retry_config: { max_attempts: 3 } }, 3],
      ["a policy without a number", { retry_config: { initial_delay_seconds: 1 } }, 3],
    ])("that end with the attempts of %s used up bury the notification", async (_, settings, attempts) => {
      await database().prisma.organisation.update({ where: { id: organisationId }, data: { settings } });
      const last = await make({ attemptCount: attempts - 1 });
      const lastButOne = await make({ attemptCount: attempts - 2 });
      await claim();
      for (const { id } of [last, lastButOne]) await letTimePass(id, 31);

      await sweepExpiredLeases();

      expect(await findNotification(last.id)).toMatchObject({
        state: "dead",
        reason: "interrupted",
        nextAttemptAt: null,
      });
      expect((await findNotification(lastButOne.id)).state).toBe("retrying");
    });

    it("are swept once, however many sweep", async () => {
      const made = await Promise.all(Array.from({ length: 20 }, () => make()));
      await claim(20);
      for (const { id } of made) await letTimePass(id, 31);

      const swept = await Promise.all(Array.from({ length: 5 }, () => sweepExpiredLeases()));

      expect(swept.reduce((sum, count) => sum + count, 0)).toBe(20);
    });
  });

  describe("giving back", () => {
    it("makes it as if the notification had not been claimed", async () => {
      const { id } = await make();
      const claimed = await claimOne();

      await returnUnsent([{ ...claimed, delayMs: 0, reason: null, errorMessage: null }]);

      expect(await findNotification(id)).toMatchObject({
        state: "queued",
        attemptCount: 0,
        leaseToken: null,
        attempts: [],
      });
      expect(await claim()).toMatchObject([{ id, attempt: 1 }]);
    });

    it("says why it has to wait", async () => {
      const { id } = await make();
      const claimed = await claimOne();

      await returnUnsent([
        { ...claimed, delayMs: 60_000, reason: "unauthorized", errorMessage: "535 wrong" },
      ]);

      const row = await findNotification(id);
      expect(row).toMatchObject({
        state: "retrying",
        reason: "unauthorized",
        errorMessage: "535 wrong",
        attempts: [],
      });
      expect(await secondsUntilDue(id)).toBeCloseTo(60, 1);
    });

    it("leaves what somebody else has", async () => {
      const { id } = await make();
      const late = await claimOne();
      await letTimePass(id, 31);
      await sweepExpiredLeases();
      await claim(1, "w2");

      await returnUnsent([{ ...late, delayMs: 0, reason: null, errorMessage: null }]);

      expect(await findNotification(id)).toMatchObject({
        state: "sending",
        leaseOwner: "w2",
        attemptCount: 2,
      });
    });
  });

  describe("holds", () => {
    it("that are over are released, others are kept", async () => {
      const over = await make({
        state: "held",
        reason: "quiet_hours",
        heldUntil: new Date(Date.now() - 1_000),
        nextAttemptAt: null,
      });
      const still = await make({
        state: "held",
        heldUntil: new Date(Date.now() + 60_000),
        nextAttemptAt: null,
      });

      expect(await releaseHeld()).toBe(1);

      expect(await findNotification(over.id)).toMatchObject({
        state: "queued",
        reason: null,
        heldUntil: null,
      });
      expect((await findNotification(still.id)).state).toBe("held");
      expect(await claim()).toMatchObject([{ id: over.id }]);
    });
  });
});
