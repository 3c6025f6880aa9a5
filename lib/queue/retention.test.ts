import { beforeEach, expect, it } from "vitest";
import { installDatabase, query } from "@/lib/db/database";
import { notificationStates } from "@/lib/core/notification";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeEvent } from "@/lib/testing/factories/events";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { makeOrganisation } from "@/lib/testing/factories/organisations";
import { makeUser } from "@/lib/testing/factories/people";
import { isTimeToPrune, pruneHistory } from "./retention";

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

describeWithDatabase("pruneHistory", (db) => {
  beforeEach(async () => {
    installDatabase(db());
    await truncateAll(db());
  });
  const keeping = (days: number, inboxDays = 1) =>
    makeOrganisation({ settings: { retention: { notifications_days: days, inbox_days: inboxDays } } });
  const statesLeft = async () =>
    (await db().prisma.notification.findMany({ orderBy: { id: "asc" } })).map(({ state }) => state);

  it("deletes what is settled and old enough, and never what waits", async () => {
    const { id } = await keeping(10);
    for (const state of notificationStates) {
      await makeNotification(id, { state, createdAt: daysAgo(11) });
      await makeNotification(id, { state, createdAt: daysAgo(9) });
    }

    expect(await pruneHistory()).toMatchObject({ notifications: 5 });
    expect((await statesLeft()).toSorted()).toEqual(
      [...notificationStates, "queued", "sending", "retrying", "held"].toSorted(),
    );
  });

  it("deletes the counts of messages whose window is over for a day", async () => {
    const { id: organisationId } = await keeping(10);
    for (const windowStart of [daysAgo(1.1), daysAgo(0.9), daysAgo(0)])
      await db().prisma.messageCount.create({
        data: { organisationId, scope: "organisation", windowStart, count: 1 },
      });

    await pruneHistory();

    expect(await db().prisma.messageCount.count()).toBe(2);
  });

  it("deletes what nobody can use any more: sessions, links, counters, answers", async () => {
    const { id: organisationId } = await keeping(10);
    const { id: userId } = await makeUser();
    const { prisma } = db();
    for (const [index, days] of [0.6, 0.4].entries())
      await prisma.session.create({
        data: {
          userId,
          organisationId,
          method: "password",
          lastSeenAt: daysAgo(days),
          userAgent: `${index}`,
        },
      });
    for (const days of [31, 29])
      await prisma.passwordReset.create({ data: { userId, tokenHash: `${days}`, expiresAt: daysAgo(days) } });
    for (const [email, fields] of [
      ["expired@example.org", {}],
      ["accepted@example.org", { acceptedAt: daysAgo(91) }],
      ["kept@example.org", { acceptedAt: daysAgo(89) }],
      ["open@example.org", { expiresAt: daysAgo(-7) }],
    ] as const)
      await prisma.invitation.create({
        data: { organisationId, email, role: "member", tokenHash: email, expiresAt: daysAgo(91), ...fields },
      });
    for (const days of [0.05, 0.03])
      await prisma.signInFailure.create({ data: { subject: `${days}`, count: 5, lastAt: daysAgo(days) } });
    for (const days of [1.1, 0.9])
      await prisma.idempotencyKey.create({
        data: { organisationId, caller: "c", key: `${days}`, fingerprint: "f", createdAt: daysAgo(days) },
      });
    for (const days of [0.05, 0.03])
      await prisma.requestAllowance.create({
        data: { caller: `${days}`, windowStart: daysAgo(days), taken: 1 },
      });

    expect(await pruneHistory()).toMatchObject({ expired: 7 });
    expect(await prisma.session.findMany()).toMatchObject([{ userAgent: "1" }]);
    expect(await prisma.passwordReset.findMany()).toMatchObject([{ tokenHash: "29" }]);
    expect((await prisma.invitation.findMany()).map(({ email }) => email).toSorted()).toEqual([
      "kept@example.org",
      "open@example.org",
    ]);
    expect(await prisma.signInFailure.findMany()).toMatchObject([{ subject: "0.03" }]);
    expect(await prisma.idempotencyKey.findMany()).toMatchObject([{ key: "0.9" }]);
    expect(await prisma.requestAllowance.findMany()).toMatchObject([{ caller: "0.03" }]);
  });

  it("follows each organisation's own word, and keeps a year without one", async () => {
    const [short, unset] = [await keeping(7), await makeOrganisation()];
    for (const { id } of [short, unset])
      await makeNotification(id, { state: "sent", createdAt: daysAgo(364) });
    await makeNotification(unset.id, { state: "sent", createdAt: daysAgo(366) });

    expect(await pruneHistory()).toMatchObject({ notifications: 2 });
    expect(await db().prisma.notification.count({ where: { organisationId: unset.id } })).toBe(1);
  });

  it("takes events that tell of nothing any more, contexts after a margin, and old inbox messages", async () => {
    const { id: organisationId } = await keeping(10, 3);
    const waiting = await makeEvent(organisationId, { createdAt: daysAgo(30) });
    await makeEvent(organisationId, { createdAt: daysAgo(30) });
    await makeNotification(organisationId, { eventId: waiting.id, state: "held", createdAt: daysAgo(30) });
    for (const days of [9, 16, 18])
      await db().prisma.renderContext.create({
        data: { organisationId, data: {}, createdAt: daysAgo(days) },
      });
    for (const days of [2, 4])
      await db().prisma.inboxMessage.create({
        data: {
          organisationId,
          kind: "email",
          recipient: "a@example.org",
          subject: "",
          text: "",
          receivedAt: daysAgo(days),
        },
      });

    expect(await pruneHistory()).toEqual({
      notifications: 0,
      events: 1,
      contexts: 1,
      inboxMessages: 1,
      expired: 0,
    });
    expect((await db().prisma.event.findMany()).map(({ id }) => id)).toEqual([waiting.id]);
  });

  it("goes on over many batches", async () => {
    const { id } = await keeping(10);
    await query(
      `
INSERT INTO notifications (id, organisation_id, purpose, recipient, channel_kind, lane, state, created_at, updated_at)
SELECT gen_random_uuid(), $1::uuid, 'direct', 'a@example.org', 'email', 'lane', 'sent', $2::timestamptz, now()
FROM generate_series(1, 2500)`,
      [id, daysAgo(11)],
    );

    expect(await pruneHistory()).toMatchObject({ notifications: 2500 });
  });

  it("is the turn of one process an hour", async () => {
    const turns = await Promise.all(Array.from({ length: 5 }, () => isTimeToPrune()));
    expect(turns.filter(Boolean)).toHaveLength(1);
    expect(await isTimeToPrune()).toBe(false);

    await query(
      "UPDATE system_facts SET value = (now() - interval '61 minutes')::text WHERE name = 'pruned_at'",
    );
    expect(await isTimeToPrune()).toBe(true);
  });
});
