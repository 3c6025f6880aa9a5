import { beforeEach, describe, expect, it } from "vitest";
import { database, withTransaction } from "@/lib/db/database";
import { makeChannel } from "@/lib/testing/factories/channels";
import { makeOrganisation } from "@/lib/testing/factories/organisations";
import { makeMember } from "@/lib/testing/factories/people";
import { withContexts } from "@/lib/testing/contexts";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import type { NotificationDraft } from "./draft";
import { enqueueNotifications } from "./enqueue";
import { draft, findNotification } from "./queue.fixture";

describeWithDatabase("enqueueNotifications", (db) => {
  let organisationId: string;
  beforeEach(async () => {
    await truncateAll(db());
    organisationId = (await makeOrganisation()).id;
  });

  const enqueue = (drafts: NotificationDraft[], context: Record<string, unknown> | null = { a: 1 }) =>
    withTransaction((tx) => enqueueNotifications(tx, organisationId, context, drafts));
  const counts = async () => ({
    notifications: await database().prisma.notification.count(),
    decisions: await database().prisma.decision.count(),
    contexts: await database().prisma.renderContext.count(),
  });
  const hours = (from: Date | null, to: Date | null) =>
    ((to?.getTime() ?? 0) - (from?.getTime() ?? 0)) / 3_600_000;

  it("stores what is to be sent, due now, with its decision and one context for all", async () => {
    const [first, second] = await enqueue([
      draft({ severity: "critical" }),
      draft({ recipient: "bob@example.org" }),
    ]);

    const row = await findNotification(first?.id ?? "");
    const [withContext] = await withContexts([row]);
    expect([first?.state, second?.state, first?.duplicate]).toEqual(["queued", "queued", false]);
    expect(row).toMatchObject({
      organisationId,
      state: "queued",
      priority: 0,
      attemptCount: 0,
      recipient: "ada@example.org",
      inlineTemplate: { subject: "Hello {{ recipient.name }}" },
      decision: { verdict: "send", gates: [{ gate: "recipients" }] },
      channelId: null,
      lane: `${organisationId}/email`,
    });
    expect(withContext?.context?.data).toEqual({ a: 1 });
    expect(hours(row.nextAttemptAt, row.expiresAt)).toBe(72);
    expect(await counts()).toEqual({ notifications: 2, decisions: 2, contexts: 1 });
  });

  it("stores what is held, worth sending for its lifetime from the release on", async () => {
    const heldUntil = new Date(Date.now() + 5 * 3_600_000);
    const [held] = await enqueue([
      draft({ verdict: "hold", reason: "quiet_hours", heldUntil, severity: "info" }),
    ]);

    const row = await findNotification(held?.id ?? "");
    expect(row).toMatchObject({
      state: "held",
      reason: "quiet_hours",
      heldUntil,
      nextAttemptAt: null,
      priority: 80,
    });
    expect(hours(heldUntil, row.expiresAt)).toBe(12);
    expect(row.decision).toMatchObject({ verdict: "hold", reason: "quiet_hours" });
  });

  it("stores what is skipped, for the history", async () => {
    const [skipped] = await enqueue([draft({ verdict: "skip", reason: "channel_off" })], null);

    const row = await findNotification(skipped?.id ?? "");
    expect(row).toMatchObject({
      state: "skipped",
      reason: "channel_off",
      nextAttemptAt: null,
      expiresAt: null,
      contextId: null,
    });
  });

  it("puts it into the lane of what it shares its fate with", async () => {
    const channel = await makeChannel(organisationId, { kind: "slack" });
    const { id: userId } = await makeMember(organisationId);
    const rows = await enqueue([
      draft({ channelKind: "slack", channelId: channel.id }),
      draft({ channelKind: "slack", userId }),
      draft({ channelKind: "email", userId }),
    ]);

    const stored = await Promise.all(rows.map(({ id }) => findNotification(id)));
    expect(stored.map(({ channelId, lane }) => [channelId, lane])).toEqual([
      [channel.id, `${organisationId}/slack/${channel.id}`],
      [null, `${organisationId}/slack/user:${userId}`],
      [null, `${organisationId}/email`],
    ]);
  });

  it("makes a message with a known key only once, and gives the first one's id", async () => {
    const [first] = await enqueue([draft({ dedupeKey: "k" })]);
    const [again, other] = await enqueue([
      draft({ dedupeKey: "k", recipient: "eve@example.org" }),
      draft({ dedupeKey: "l" }),
    ]);
    const [third] = await enqueue([draft({ dedupeKey: "k" })]);

    expect(again).toEqual({ id: first?.id, state: "queued", duplicate: true });
    expect(other).toMatchObject({ duplicate: false });
    expect(third?.id).toBe(first?.id);
    expect((await findNotification(first?.id ?? "")).recipient).toBe("ada@example.org");
    expect(await counts()).toEqual({ notifications: 2, decisions: 2, contexts: 2 });
  });

  it("takes one of two drafts with the same key in one call", async () => {
    const [first, second] = await enqueue([draft({ dedupeKey: "k" }), draft({ dedupeKey: "k" })]);

    expect([first?.duplicate, second?.duplicate]).toEqual([false, true]);
    expect(second?.id).toBe(first?.id);
  });

  it("keeps the keys of organisations apart", async () => {
    const other = await makeOrganisation();
    await enqueue([draft({ dedupeKey: "k" })]);

    const [theirs] = await withTransaction((tx) =>
      enqueueNotifications(tx, other.id, null, [draft({ dedupeKey: "k" })]),
    );

    expect(theirs?.duplicate).toBe(false);
  });

  it("makes each message once under parallel calls in any order", async () => {
    const keys = Array.from({ length: 20 }, (_, i) => `k${i}`);
    const drafts = keys.map((dedupeKey) => draft({ dedupeKey }));

    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => enqueue(i % 2 ? drafts : [...drafts].reverse())),
    );

    expect(await counts()).toEqual({ notifications: 20, decisions: 20, contexts: 1 });
    expect(new Set(answers.flat().map(({ id }) => id)).size).toBe(20);
    expect(answers.flat().filter(({ duplicate }) => !duplicate)).toHaveLength(20);
  });

  it("leaves nothing behind when the caller's transaction fails", async () => {
    const failing = withTransaction(async (tx) => {
      await enqueueNotifications(tx, organisationId, {}, [draft()]);
      throw new Error("the caller changed its mind");
    });

    await expect(failing).rejects.toThrow("changed its mind");
    expect(await counts()).toEqual({ notifications: 0, decisions: 0, contexts: 0 });
  });

  describe("texts that a database refuses", () => {
    it("are stored with marks instead", async () => {
      const [row] = await enqueue([draft({ recipientName: "A\0da \ud800" })], {
        output: "x\0y",
        "ke\0y": "\udfff",
      });

      const [stored] = await withContexts([await findNotification(row?.id ?? "")]);
      expect(stored?.recipientName).toBe("A\ufffdda \ufffd");
      expect(stored?.context?.data).toEqual({ output: "x\ufffdy", "ke\ufffdy": "\ufffd" });
    });
  });

  it("does nothing for no drafts", async () => {
    expect(await enqueue([])).toEqual([]);
    expect(await counts()).toEqual({ notifications: 0, decisions: 0, contexts: 0 });
  });
});
