import { beforeEach, describe, expect, test } from "vitest";
import { InvalidInputError } from "@/lib/core/errors";
import { database, query } from "@/lib/db/database";
import { addSuppression } from "@/lib/db/suppressions";
import { claimNotifications } from "@/lib/queue/claim";
import { RedriveInput } from "@/lib/schemas/dead-letter";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { makeTemplate, makeTemplateVersion } from "@/lib/testing/factories/templates";
import { makePeople } from "../people.fixture";
import { closeDeadLetters } from "./close-dead-letters";
import { listDeadLetterCauses } from "./list-dead-letter-causes";
import { listDeadLetters } from "./list-dead-letters";
import { redriveDeadLetters } from "./redrive-dead-letters";

type Fields = NonNullable<Parameters<typeof makeNotification>[1]>;

describeWithDatabase("dead letters", (db) => {
  let people: Awaited<ReturnType<typeof makePeople>>;
  beforeEach(async () => {
    await truncateAll(db());
    people = await makePeople();
  });

  const makeDead = (fields: Fields = {}) =>
    makeNotification(people.acme, {
      state: "dead",
      reason: "timeout",
      errorMessage: "No answer in 10000 ms",
      attemptCount: 3,
      nextAttemptAt: null,
      expiresAt: new Date("2020-01-01T00:00:00Z"),
      ...fields,
    });
  const find = (id: string) => database().prisma.notification.findUniqueOrThrow({ where: { id } });
  const causes = async () => (await listDeadLetterCauses({ actor: people.bob })).data;
  const list = async (search: object = {}) =>
    (await listDeadLetters({ actor: people.bob, query: { limit: 100, ...search } })).data;
  const redrive = (input: object, actor = people.ann) =>
    redriveDeadLetters({ actor, input: RedriveInput.parse(input) });

  describe("by cause", () => {
    test("are together when the same mend helps, the most first", async () => {
      const refused = (who: string, fields: Fields = {}) =>
        makeDead({
          reason: "rejected_recipient",
          recipient: who,
          errorMessage: `550 5.1.1 <${who}>: User unknown in table #${who.length}`,
          ...fields,
        });
      await refused("ada@example.org", { createdAt: new Date("2026-01-02T00:00:00Z") });
      await refused("ADA@example.org", { createdAt: new Date("2026-01-03T00:00:00Z") });
      const newest = await refused("grace@example.org", { createdAt: new Date("2026-01-04T00:00:00Z") });
      const template = await makeTemplate(people.acme, { name: "Ops mail" });
      await refused("ada@example.org", { templateVersionId: template.versions[0]?.id });
      await makeDead({ closedAt: new Date() });
      await makeDead({ state: "sent" });

      const [first, second, ...others] = await causes();

      expect(others).toEqual([]);
      expect(first).toEqual({
        cause: expect.stringMatching(/^rejected_recipient-[0-9a-f]{16}$/) as string,
        reason: "rejected_recipient",
        reason_text: "The address was refused",
        detail: newest.errorMessage,
        channel_kind: "email",
        channel: null,
        template: null,
        count: 3,
        recipients: 2,
        first_at: "2026-01-02T00:00:00.000Z",
        last_at: "2026-01-04T00:00:00.000Z",
        fix: { text: expect.stringContaining("address below") as string, href: "/settings/email" },
      });
      expect(second).toMatchObject({ count: 1, template: { id: template.id, name: "Ops mail" } });
      expect((await list({ cause: first?.cause })).map(({ recipient }) => recipient)).toEqual([
        "grace@example.org",
        "ADA@example.org",
        "ada@example.org",
      ]);
      expect((await listDeadLetterCauses({ actor: people.bob })).total).toBe(4);
    });

    test("say where to mend them", async () => {
      const ops = await database().prisma.channel.create({
        data: { organisationId: people.acme, kind: "slack", name: "#ops" },
      });
      await makeDead({ reason: "misconfigured", channelKind: "slack", channelId: ops.id, recipient: "#ops" });
      await makeDead({ reason: "unauthorized" });
      await makeDead({ reason: "gone", channelKind: "teams", userId: people.bob.userId });

      const fixes = Object.fromEntries((await causes()).map(({ reason, fix }) => [reason, fix]));

      expect(fixes).toEqual({
        misconfigured: { text: expect.any(String) as string, href: `/channels/${ops.id}` },
        unauthorized: { text: expect.any(String) as string, href: "/settings/email" },
        gone: { text: expect.stringContaining("My preferences") as string, href: null },
      });
    });

    test("are told with the other names of their fields, and paged", async () => {
      const original = await makeDead({ closedAt: new Date() });
      const { id } = await makeDead({ originalId: original.id });
      await database().prisma.attempt.create({
        data: {
          organisationId: people.acme,
          notificationId: id,
          number: 3,
          workerId: "w",
          startedAt: new Date("2026-01-01T00:00:00Z"),
        },
      });
      await makeDead({ createdAt: new Date("2026-01-01T00:00:00Z") });

      const first = await listDeadLetters({ actor: people.bob, query: { limit: 1 } });
      const cursor = first.next_cursor ?? undefined;
      const second = await listDeadLetters({ actor: people.bob, query: { limit: 1, cursor } });

      expect(first.data).toMatchObject([
        {
          id,
          original_notification_id: original.id,
          error_type: "timeout",
          error_message: "No answer in 10000 ms",
          retry_count: 2,
          last_retry_at: "2026-01-01T00:00:00.000Z",
        },
      ]);
      expect(second.data).toHaveLength(1);
      expect(second.next_cursor).toBeNull();
    });
  });

  describe("sent again", () => {
    test("are new messages that wait now, and name the old ones, which stay as they were", async () => {
      const { prisma } = database();
      const context = await prisma.renderContext.create({
        data: { organisationId: people.acme, data: { job: { name: "Backup" } }, createdAt: new Date(0) },
      });
      const old = await makeDead({
        purpose: "trigger",
        severity: "critical",
        priority: 0,
        dedupeKey: "event:1",
        userId: people.bob.userId,
        recipientName: "Bob",
        contextId: context.id,
        decision: {
          create: { organisationId: people.acme, verdict: "send", gates: [{ gate: "recipients" }] },
        },
      } as Fields);

      const answer = await redrive({ ids: [old.id] });

      const made = answer.notifications[0]?.id ?? "";
      expect(answer).toEqual({
        redriven: 1,
        remaining: 0,
        notifications: [{ id: made, original_id: old.id }],
      });
      const row = await find(made);
      expect(row).toMatchObject({
        state: "queued",
        purpose: "trigger",
        priority: 0,
        originalId: old.id,
        dedupeKey: null,
        userId: people.bob.userId,
        recipient: old.recipient,
        recipientName: "Bob",
        lane: old.lane,
        attemptCount: 0,
        reason: null,
        inlineTemplate: old.inlineTemplate,
      });
      expect(row.contextId).not.toBe(context.id);
      const copy = await prisma.renderContext.findUniqueOrThrow({ where: { id: row.contextId ?? "" } });
      expect(copy.data).toEqual(context.data);
      expect(copy.createdAt.getTime()).toBeGreaterThan(Date.now() - 60_000);
      expect(await prisma.decision.findMany({ where: { notificationId: made } })).toMatchObject([
        { verdict: "send", gates: [{ gate: "recipients" }] },
      ]);
      expect(await find(old.id)).toMatchObject({ state: "dead", attemptCount: 3, dedupeKey: "event:1" });
      expect((await find(old.id)).closedAt).not.toBeNull();
      expect(await causes()).toEqual([]);
      expect(await prisma.auditEntry.findMany()).toMatchObject([
        {
          action: "dead_letter.redrive",
          subjectId: old.id,
          actorLabel: "Ann",
          after: { count: 1, notification_id: made },
        },
      ]);
      const claimed = await claimNotifications({ workerId: "w", limit: 10 });
      expect(claimed).toMatchObject([{ id: made, attempt: 1 }]);
    });

    test("go to another address, and are made from the template as it is now", async () => {
      const template = await makeTemplate(people.acme, {});
      const version = await makeTemplateVersion(template.id);
      const old = await makeDead({ userId: people.bob.userId, recipientName: "Bob" });
      const other = await makeDead({ templateVersionId: version.id });

      const first = await redrive({
        ids: [old.id],
        recipient: "new@example.org",
        template_id: template.id,
      });
      const second = await redrive({ ids: [other.id], template_id: null });

      expect(await find(first.notifications[0]?.id ?? "")).toMatchObject({
        recipient: "new@example.org",
        recipientName: null,
        userId: null,
        templateVersionId: version.id,
        inlineTemplate: null,
      });
      expect(await find(second.notifications[0]?.id ?? "")).toMatchObject({
        recipient: other.recipient,
        templateVersionId: null,
        inlineTemplate: null,
      });
    });

    test("go to nobody who unsubscribed meanwhile, and say so", async () => {
      const [gone, refused] = [
        await makeDead({ recipient: "Gone@example.org" }),
        await makeDead({ recipient: "refused@example.org" }),
      ];
      for (const [address, reason] of [
        ["gone@example.org", "unsubscribed"],
        ["refused@example.org", "address_refused"],
      ] as const)
        await addSuppression(database().prisma, {
          organisationId: people.acme,
          address,
          reason,
          detail: null,
        });

      await redrive({ ids: [gone.id, refused.id] });

      const made = await database().prisma.notification.findMany({
        where: { originalId: { not: null } },
        orderBy: { recipient: "asc" },
      });
      expect(made).toMatchObject([
        { recipient: "Gone@example.org", state: "skipped", reason: "unsubscribed", nextAttemptAt: null },
        { recipient: "refused@example.org", state: "queued", reason: null },
      ]);
    });

    test("are refused for an address or a template that cannot be, and stay open", async () => {
      const slack = await makeDead({ channelKind: "slack", recipient: "#ops" });
      const part = await makeTemplate(people.acme, { notificationType: "partial" });
      const foreign = await makeTemplate(people.other, {});

      for (const input of [
        { ids: [slack.id], recipient: "ada@example.org" },
        { ids: [slack.id], template_id: part.id },
        { all: true, template_id: foreign.id },
      ])
        await expect(redrive(input)).rejects.toThrow(InvalidInputError);
      expect(await list()).toHaveLength(1);
    });

    test("go 500 at a time, the oldest first, until none of the cause is left", async () => {
      await query(
        `
INSERT INTO notifications (id, organisation_id, purpose, recipient, channel_kind, lane, state, reason, created_at, updated_at)
SELECT gen_random_uuid(), $1::uuid, 'trigger', 'p' || i || '@example.org', 'email', 'l', 'dead', 'timeout',
  now() - i * interval '1 second', now()
FROM generate_series(1, 501) i`,
        [people.acme],
      );
      await makeDead({ reason: "gone" });
      const cause = (await causes())[0]?.cause;

      const first = await redrive({ cause });
      const second = await redrive({ cause });

      expect([first.redriven, first.remaining]).toEqual([500, 1]);
      expect([second.redriven, second.remaining]).toEqual([1, 0]);
      const last = await find(second.notifications[0]?.original_id ?? "");
      expect(last.recipient).toBe("p1@example.org");
      expect((await causes()).map(({ reason }) => reason)).toEqual(["gone"]);
    });

    test("are sent once when they are asked for several times at once", async () => {
      const ids = await Promise.all(Array.from({ length: 20 }, async () => (await makeDead()).id));

      const answers = await Promise.all([
        redrive({ all: true }),
        redrive({ ids }),
        redrive({ ids: ids.slice(0, 10) }, people.alice),
        closeDeadLetters({ actor: people.ann, input: { all: true } }),
      ]);

      const touched = answers.map((answer) => ("redriven" in answer ? answer.redriven : answer.closed));
      expect(touched.reduce((sum, count) => sum + count)).toBe(20);
      const successors = await database().prisma.notification.findMany({
        where: { originalId: { not: null } },
      });
      expect(new Set(successors.map(({ originalId }) => originalId)).size).toBe(successors.length);
    });
  });

  test("put aside are sent to nobody, and stay in the history", async () => {
    const { id } = await makeDead();
    await makeDead({ reason: "gone" });
    const cause = (await list({ limit: 100 })).find((letter) => letter.id === id)?.cause;

    const answer = await closeDeadLetters({ actor: people.ann, input: { cause } });

    expect(answer).toEqual({ closed: 1, remaining: 0 });
    expect(await find(id)).toMatchObject({ state: "dead", closedAt: expect.any(Date) as Date });
    expect(await database().prisma.notification.count()).toBe(2);
    expect(await database().prisma.auditEntry.findMany()).toMatchObject([
      { action: "dead_letter.close", subjectId: id, after: { count: 1, cause } },
    ]);
  });

  test("Charlie finds none, and changes none", async () => {
    const { id } = await makeDead();
    const cause = (await causes())[0]?.cause;
    const actor = people.charlie;

    expect((await listDeadLetterCauses({ actor })).data).toEqual([]);
    expect((await listDeadLetters({ actor, query: { limit: 10, cause } })).data).toEqual([]);
    for (const input of [{ ids: [id] }, { cause }, { all: true as const }]) {
      expect(await redrive(input, actor)).toEqual({ redriven: 0, remaining: 0, notifications: [] });
      expect(await closeDeadLetters({ actor, input })).toEqual({ closed: 0, remaining: 0 });
    }
    expect((await find(id)).closedAt).toBeNull();
    expect(await database().prisma.auditEntry.count()).toBe(0);
  });
});
