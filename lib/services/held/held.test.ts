import { beforeEach, describe, expect, test } from "vitest";
import { ForbiddenError, NotFoundError } from "@/lib/core/errors";
import { database } from "@/lib/db/database";
import { HeldFilter } from "@/lib/schemas/held";
import { PageQuery } from "@/lib/schemas/paging";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeEvent } from "@/lib/testing/factories/events";
import { makeJob } from "@/lib/testing/factories/jobs";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { makePreference } from "@/lib/testing/factories/people";
import { makePeople } from "../people.fixture";
import { cancelHeld } from "./cancel-held";
import { listHeld } from "./list-held";
import { releaseHeld } from "./release-held";

type Fields = NonNullable<Parameters<typeof makeNotification>[1]>;

const select = (ids: string[], bundles: string[] = []) => ({ ids, bundles });
const HeldQuery = PageQuery.extend(HeldFilter.shape);
const morning = "2030-01-02T07:00:00.000Z";
const later = "2030-01-03T07:00:00.000Z";

describeWithDatabase("held", (db) => {
  let people: Awaited<ReturnType<typeof makePeople>>;
  beforeEach(async () => {
    await truncateAll(db());
    people = await makePeople();
  });

  const hold = (fields: Fields = {}) =>
    makeNotification(people.acme, {
      state: "held",
      reason: "quiet_hours",
      heldUntil: new Date(morning),
      nextAttemptAt: null,
      ...fields,
    });
  const list = (query: object = {}, actor = people.ann) => listHeld({ actor, query: HeldQuery.parse(query) });
  const ids = async (query: object = {}, actor = people.ann) =>
    (await list(query, actor)).data.map(({ id }) => id);
  const find = (id: string) => database().prisma.notification.findUniqueOrThrow({ where: { id } });

  describe("the list", () => {
    test("says who waits for what, why, and until when in the recipient's own zone", async () => {
      const { acme, bob } = people;
      await makePreference(acme, bob.userId, { timezone: "Asia/Kolkata" });
      const job = await makeJob(acme, { key: "backup", name: "Backup" });
      const event = await makeEvent(acme, { title: "Backup failed", jobId: job.id });
      const { id } = await hold({
        userId: bob.userId,
        eventId: event.id,
        eventType: "job.failed",
        jobId: job.id,
        severity: "error",
      });
      const values = { set: true, start: "22:00", end: "07:00", zone: "Asia/Kolkata", until: morning };
      await database().prisma.decision.create({
        data: {
          organisationId: acme,
          notificationId: id,
          verdict: "hold",
          reason: "quiet_hours",
          gates: [{ gate: "quiet_hours", verdict: "hold", reason: "quiet_hours", values }],
        },
      });
      await hold({ state: "queued", heldUntil: null });

      expect(await list()).toEqual({
        data: [
          expect.objectContaining({
            id,
            title: "Backup failed",
            sentence: "Held. Quiet hours 22:00–07:00 (Asia/Kolkata): held until they end.",
            held_until: morning,
            zone: "Asia/Kolkata",
            severity: "error",
            resolved_at: null,
            bundle: null,
          }),
        ],
        next_cursor: null,
        reasons: [{ reason: "quiet_hours", reason_text: "Quiet hours", count: 1 }],
      });
    });

    test("gives a reason in words where no decision holds the message, and no zone of a bare address", async () => {
      await hold({ recipient: "ops@example.org", subject: "Hello" });

      expect((await list()).data).toMatchObject([{ title: "Hello", sentence: "Quiet hours", zone: null }]);
    });

    test("goes by the end of the wait, in pages without gaps and repetitions", async () => {
      const last = await hold({ heldUntil: new Date(later) });
      const together = await Promise.all([1, 2, 3].map(() => hold()));

      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await list({ limit: "1", cursor });
        seen.push(...page.data.map(({ id }) => id));
        cursor = page.next_cursor ?? undefined;
      } while (cursor !== undefined);

      expect(seen).toEqual([...together.map(({ id }) => id).sort(), last.id]);
    });

    test("filters by person, job and reason; the figures keep all reasons", async () => {
      const { acme, ann, bob } = people;
      const job = await makeJob(acme, { key: "backup" });
      const wanted = await hold({ userId: ann.userId, jobId: job.id });
      const other = await hold({ userId: bob.userId, reason: "silenced" });

      expect(await ids({ person: "me" })).toEqual([wanted.id]);
      expect(await ids({ person: bob.userId })).toEqual([other.id]);
      expect(await ids({ job: "backup" })).toEqual([wanted.id]);
      expect(await ids({ reason: "silenced" })).toEqual([other.id]);
      expect(
        (await list({ reason: "silenced" })).reasons.map(({ reason, count }) => [reason, count]),
      ).toEqual([
        ["quiet_hours", 1],
        ["silenced", 1],
      ]);
      expect((await list({ job: "backup" })).reasons).toHaveLength(1);
    });

    test("knows that a job is right again since then", async () => {
      const { acme } = people;
      const job = await makeJob(acme);
      const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 8, minute));
      const ofJob = { jobId: job.id, createdAt: at(10) };
      const failed = await hold({ ...ofJob, eventType: "job.failed", heldUntil: at(20) });
      const news = await hold({ ...ofJob, eventType: "job.completed", heldUntil: at(21) });
      const again = await hold({
        ...ofJob,
        eventType: "job.failed",
        createdAt: at(40),
        heldUntil: at(50),
      });
      const elsewhere = await hold({ eventType: "job.failed", createdAt: at(10), heldUntil: at(51) });
      await makeEvent(acme, { type: "job.completed", jobId: job.id, createdAt: at(5) });
      await makeEvent(acme, { type: "job.started", jobId: job.id, createdAt: at(15) });
      await makeEvent(acme, { type: "job.recovered", jobId: job.id, createdAt: at(30) });
      await makeEvent(acme, { type: "job.completed", jobId: job.id, createdAt: at(35) });

      const { data } = await list();

      expect(data.map(({ id, resolved_at }) => [id, resolved_at])).toEqual([
        [failed.id, at(30).toISOString()],
        [news.id, null],
        [again.id, null],
        [elsewhere.id, null],
      ]);
    });
  });

  describe("by hand", () => {
    test("sends many now, worth sending as long as new ones, and writes it down", async () => {
      const held = await Promise.all([1, 2, 3].map(() => hold({ expiresAt: new Date(0) })));
      const input = select(held.map(({ id }) => id));

      expect(await releaseHeld({ actor: people.ann, input })).toEqual({ changed: 3, missed: [] });

      for (const { id } of held) {
        const row = await find(id);
        expect(row).toMatchObject({ state: "queued", reason: null, heldUntil: null });
        expect(row.nextAttemptAt).not.toBeNull();
        expect(row.expiresAt?.getTime()).toBeGreaterThan(Date.now());
      }
      expect(await database().prisma.auditEntry.findMany()).toMatchObject([
        {
          action: "notification.release",
          actorLabel: "Ann",
          subjectId: null,
          before: { state: "held", count: 3 },
          after: {
            state: "queued",
            notification_ids: expect.arrayContaining(input.ids) as string[],
          },
        },
      ]);
    });

    test("drops what is held, and leaves alone and names what went out meanwhile", async () => {
      const { id } = await hold();
      const gone = await hold({ state: "queued", reason: null, heldUntil: null });

      const answer = await cancelHeld({ actor: people.ann, input: select([id, gone.id, id]) });

      expect(answer).toEqual({ changed: 1, missed: [gone.id] });
      expect(await find(id)).toMatchObject({ state: "cancelled", reason: "by_hand", heldUntil: null });
      expect(await find(gone.id)).toMatchObject({ state: "queued" });
    });

    test("writes nothing down when nothing was changed", async () => {
      const gone = await hold({ state: "sent", reason: null, heldUntil: null });

      const answer = await releaseHeld({ actor: people.ann, input: select([gone.id]) });

      expect(answer).toEqual({ changed: 0, missed: [gone.id] });
      expect(await database().prisma.auditEntry.count()).toBe(0);
    });
  });

  describe("who may", () => {
    test("members see their own, and nothing of others", async () => {
      const { alice, bob } = people;
      const own = await hold({ userId: bob.userId });
      await hold({ userId: alice.userId });

      const mine = await list({}, bob);
      expect(mine.data.map(({ id }) => id)).toEqual([own.id]);
      expect(mine.reasons).toMatchObject([{ count: 1 }]);
      expect(await ids({ person: bob.userId }, bob)).toEqual([own.id]);
      await expect(list({ person: alice.userId }, bob)).rejects.toThrow(ForbiddenError);
    });

    test("a key that acts for nobody has none of its own", async () => {
      await hold({ userId: people.bob.userId });
      const key = { ...people.ann, userId: null } as unknown as typeof people.ann;
      const reader = { ...key, role: "member" as const };

      expect(await ids({}, key)).toHaveLength(1);
      expect(await ids({ person: "me" }, key)).toEqual([]);
      expect(await ids({}, reader)).toEqual([]);
    });

    test("Charlie sees nothing, and changes nothing of ours", async () => {
      const { id } = await hold();
      const input = select([id]);

      expect((await list({}, people.charlie)).data).toEqual([]);
      await expect(releaseHeld({ actor: people.charlie, input })).rejects.toThrow(NotFoundError);
      await expect(cancelHeld({ actor: people.charlie, input })).rejects.toThrow(NotFoundError);
      expect(await find(id)).toMatchObject({ state: "held" });
    });
  });
});
