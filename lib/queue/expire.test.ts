import { beforeEach, expect, it } from "vitest";
import { database, query } from "@/lib/db/database";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { makeOrganisation } from "@/lib/testing/factories/organisations";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { claimNotifications } from "./claim";
import { expireWaiting } from "./expire";
import { findNotification } from "./queue.fixture";

describeWithDatabase("expiry", (db) => {
  let organisationId: string;
  beforeEach(async () => {
    await truncateAll(db());
    organisationId = (await makeOrganisation()).id;
  });

  const before = new Date(Date.now() - 1_000);

  it("buries what waited too long, also what is not due yet, and nothing else", async () => {
    const queued = await makeNotification(organisationId, { expiresAt: before });
    const later = new Date(Date.now() + 600_000);
    const retrying = { state: "retrying", reason: "timeout", nextAttemptAt: later, expiresAt: before };
    const tried = await makeNotification(organisationId, retrying);
    const others = [
      await makeNotification(organisationId),
      await makeNotification(organisationId, { expiresAt: later }),
      await makeNotification(organisationId, { state: "held", nextAttemptAt: null, expiresAt: before }),
      await makeNotification(organisationId, { state: "sending", nextAttemptAt: null, expiresAt: before }),
    ];

    expect(await expireWaiting()).toBe(2);

    for (const { id } of [queued, tried])
      expect(await findNotification(id)).toMatchObject({
        state: "dead",
        reason: "expired",
        nextAttemptAt: null,
        attempts: [],
      });
    for (const { id, state } of others) expect((await findNotification(id)).state).toBe(state);
    expect(await expireWaiting()).toBe(0);
  });

  it("does not stop at one batch, and buries each once beside workers that claim", async () => {
    await query(
      `
INSERT INTO notifications (
  id, organisation_id, purpose, recipient, channel_kind, lane, state, next_attempt_at, expires_at, updated_at
)
SELECT gen_random_uuid(), $1::uuid, 'direct', i::text, 'email', $1 || '/email', 'queued', now(), now(), now()
FROM generate_series(1, 1200) AS i`,
      [organisationId],
    );

    const [one, two, claimed] = await Promise.all([
      expireWaiting(),
      expireWaiting(),
      claimNotifications({ workerId: "w1", limit: 50 }),
    ]);

    expect(claimed).toEqual([]);
    expect(one + two).toBeLessThanOrEqual(1_200);
    await expireWaiting();
    expect(await database().prisma.notification.count({ where: { state: "dead", reason: "expired" } })).toBe(
      1_200,
    );
  });
});
