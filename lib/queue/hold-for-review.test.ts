import { beforeEach, expect, it } from "vitest";
import { database, query, withTransaction } from "@/lib/db/database";
import { rescheduleHolds } from "@/lib/db/reschedule-holds";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { makeOrganisation } from "@/lib/testing/factories/organisations";
import { makeMember, makePreference } from "@/lib/testing/factories/people";
import { changeManyByHand } from "@/lib/db/notifications";
import { claimNotifications } from "./claim";
import { expireWaiting } from "./expire";
import { holdForReview } from "./hold-for-review";
import { releaseHeld } from "./release-held";
import { sweepExpiredLeases } from "./sweep";

const hours = (count: number) => new Date(Date.now() + count * 3_600_000);

describeWithDatabase("holdForReview", (db) => {
  let organisationId: string;
  beforeEach(async () => {
    await truncateAll(db());
    organisationId = (await makeOrganisation()).id;
  });

  const make = (fields: Parameters<typeof makeNotification>[1]) =>
    makeNotification(organisationId, { expiresAt: hours(5), ...fields });
  const find = (id: string) => db().prisma.notification.findUniqueOrThrow({ where: { id } });
  const hold = () => db().runScript(holdForReview);
  const claim = async () => (await claimNotifications({ workerId: "any", limit: 100 })).map(({ id }) => id);

  it("holds what was on its way, so that no worker sends it", async () => {
    const queued = await make({ state: "queued" });
    const later = await make({ state: "retrying", nextAttemptAt: hours(1), attemptCount: 2 });
    const sending = await make({
      state: "sending",
      leaseToken: "0193a1b2-0000-7000-8000-000000000001",
      leaseOwner: "a worker that is no more",
      leaseUntil: hours(-1),
      attemptCount: 1,
    });
    await db().prisma.attempt.create({
      data: {
        organisationId,
        notificationId: sending.id,
        number: 1,
        workerId: "any",
        startedAt: hours(-1),
      },
    });

    expect(await hold()).toBe(3);

    for (const { id, expiresAt } of [queued, later, sending])
      expect(await find(id)).toMatchObject({
        state: "held",
        reason: "restored",
        heldUntil: expiresAt,
        nextAttemptAt: null,
        leaseToken: null,
        bundleKey: null,
      });
    expect(await db().prisma.attempt.findMany()).toMatchObject([{ outcome: "interrupted" }]);
    expect(await sweepExpiredLeases()).toBe(0);
    expect(await releaseHeld()).toBe(0);
    expect(await claim()).toEqual([]);
    expect(await hold()).toBe(0);
  });

  it("leaves alone what was sent, what waits for a time to come, and what nobody sends any more", async () => {
    const rows = [
      await make({ state: "sent", nextAttemptAt: null, sentAt: hours(-1) }),
      await make({ state: "held", reason: "digest", bundleKey: "digest", heldUntil: hours(1) }),
      await make({ state: "dead", reason: "timeout", nextAttemptAt: null }),
      await make({ state: "skipped", reason: "muted", nextAttemptAt: null }),
      await make({ state: "queued", expiresAt: hours(-1) }),
    ];

    expect(await hold()).toBe(0);

    for (const row of rows) expect(await find(row.id)).toEqual(row);
    expect(await claim()).toEqual([]);
  });

  it("holds what had waited for its time, when that has come since the backup", async () => {
    const due = await make({
      state: "held",
      reason: "digest",
      bundleKey: "digest",
      heldUntil: hours(-1),
      nextAttemptAt: null,
    });
    const toCome = await make({
      state: "held",
      reason: "digest",
      bundleKey: "digest",
      heldUntil: hours(-0.001),
      recipient: due.recipient,
      nextAttemptAt: null,
    });

    expect(await hold()).toBe(2);

    expect(await releaseHeld()).toBe(0);
    expect([await find(due.id), await find(toCome.id)]).toMatchObject([
      { state: "held", reason: "restored" },
      { state: "held", reason: "restored" },
    ]);
  });

  it("is over when somebody releases it, once", async () => {
    const { id } = await make({ state: "queued" });
    await make({ state: "sent", nextAttemptAt: null });
    await hold();

    const release = () =>
      withTransaction((tx) =>
        changeManyByHand(tx, "release", { organisationId, ids: [id], states: ["held"] }),
      );
    expect(await release()).toEqual([id]);
    expect(await release()).toEqual([]);

    expect(await claim()).toEqual([id]);
  });

  it("is over when it is too late to be worth sending: then it is given up, never sent by itself", async () => {
    const { id } = await make({ state: "queued" });
    const { id: endless } = await make({ state: "queued", expiresAt: null, severity: "info" });
    await hold();
    expect((await find(endless)).heldUntil).toEqual((await find(endless)).expiresAt);

    await query(
      "UPDATE notifications SET held_until = held_until - interval '13 hours', expires_at = expires_at - interval '13 hours'",
    );
    await releaseHeld();
    expect(await expireWaiting()).toBe(2);

    expect(await claim()).toEqual([]);
    for (const one of [id, endless])
      expect(await find(one)).toMatchObject({ state: "dead", reason: "expired" });
  });

  it("does not end because a person changes when messages may come", async () => {
    const { id: userId } = await makeMember(organisationId);
    const preference = await makePreference(organisationId, userId);
    const { id } = await make({ state: "queued", userId, purpose: "trigger" });
    await hold();

    await withTransaction((tx) => rescheduleHolds(tx, preference, new Date()), database().prisma);

    expect(await find(id)).toMatchObject({ state: "held", reason: "restored" });
  });
});
