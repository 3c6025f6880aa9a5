import { beforeEach, expect, test } from "vitest";
import { laneOf } from "@/lib/core/lane";
import { database } from "@/lib/db/database";
import { Statistics } from "@/lib/schemas/statistics";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { makePeople } from "../people.fixture";
import { dayBounds } from "./day-bounds";
import { getStatistics } from "./get-statistics";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describeWithDatabase("statistics", (db) => {
  let people: Awaited<ReturnType<typeof makePeople>>;
  beforeEach(async () => {
    await truncateAll(db());
    people = await makePeople();
  });

  const make = (fields: Parameters<typeof makeNotification>[1]) =>
    makeNotification(people.acme, { nextAttemptAt: null, ...fields });
  const look = (days = 3) => getStatistics({ actor: people.bob, days, zone: "UTC" });
  /** A message that was sent so many milliseconds after it could go out. */
  const sent = (createdAt: Date, ms: number, fields: Parameters<typeof makeNotification>[1] = {}) =>
    make({ state: "sent", createdAt, sentAt: new Date(createdAt.getTime() + ms), ...fields });

  test("of an organisation without messages have every day, with nothing in it", async () => {
    const statistics = await look(7);

    expect(Statistics.parse(statistics)).toEqual(statistics);
    expect(statistics.days).toHaveLength(7);
    expect(statistics.days.at(-1)).toEqual({
      day: new Date().toISOString().slice(0, 10),
      sent: 0,
      failed: 0,
      held: 0,
      skipped: 0,
      waiting: 0,
      p50_ms: null,
      p95_ms: null,
    });
    expect(statistics).toMatchObject({ channels: [], reasons: [], totals: { people_told: 0, p50_ms: null } });
  });

  test("count by day, channel and reason, with latencies", async () => {
    const { prisma } = database();
    const ops = await prisma.channel.create({
      data: { organisationId: people.acme, kind: "slack", name: "#ops" },
    });
    const now = new Date();
    const yesterday = new Date(now.getTime() - DAY);
    await sent(now, 0, { recipient: "ada@example.org" });
    await sent(yesterday, 200, { recipient: "ADA@example.org" });
    await sent(yesterday, 4_000, { recipient: "bob@example.org" });
    const channel = { channelKind: "slack", channelId: ops.id, recipient: "#ops" };
    const lane = laneOf({ organisationId: people.acme, kind: "slack", channelId: ops.id, userId: null });
    await sent(yesterday, 1_000, { ...channel, lane });
    await make({ ...channel, lane, state: "dead", reason: "gone" });
    await make({ state: "skipped", reason: "event_off" });
    await make({ state: "skipped", reason: "event_off" });
    await make({ state: "held", reason: "quiet_hours" });
    await make({ state: "retrying", reason: "timeout" });
    await make({ state: "cancelled", reason: "by_hand" });
    await sent(new Date(now.getTime() - 5 * DAY), 1);

    const statistics = await look();

    expect(statistics.totals).toEqual({
      sent: 4,
      failed: 1,
      held: 1,
      skipped: 2,
      waiting: 1,
      people_told: 2,
      p50_ms: 200,
      p95_ms: 4_000,
    });
    expect(statistics.days.map(({ sent, failed }) => [sent, failed])).toEqual([
      [0, 0],
      [3, 0],
      [1, 1],
    ]);
    expect(statistics.days[1]).toMatchObject({ p50_ms: 1_000, p95_ms: 4_000 });
    expect(statistics.channels).toMatchObject([
      { channel_kind: "email", channel: null, sent: 3, failed: 0, skipped: 2, held: 1, waiting: 1 },
      { channel_kind: "slack", channel: { id: ops.id, name: "#ops" }, sent: 1, failed: 1, p50_ms: 1_000 },
    ]);
    expect(statistics.reasons).toEqual([
      { state: "skipped", reason: "event_off", text: "The person switched this event off", count: 2 },
      expect.objectContaining({ state: "dead", reason: "gone", count: 1 }),
      expect.objectContaining({ state: "held", reason: "quiet_hours", count: 1 }),
    ]);
  });

  test("count what was told together as the one message that told it", async () => {
    const now = new Date();
    const carrier = await sent(now, 10, { purpose: "digest", recipient: "ada@example.org" });
    for (const recipient of ["ada@example.org", "Ada@example.org"])
      await make({ state: "bundled", reason: "digest", bundleId: carrier.id, recipient });

    const { totals, days, reasons } = await look();

    expect(totals).toMatchObject({ sent: 1, failed: 0, held: 0, skipped: 0, waiting: 0, people_told: 1 });
    expect(days.at(-1)).toMatchObject({ sent: 1, held: 0 });
    expect(reasons).toEqual([]);
  });

  test("a hold is no latency: time counts from when the message could go out", async () => {
    const createdAt = new Date(Date.now() - 20 * HOUR);
    const dueAt = new Date(createdAt.getTime() + 8 * HOUR);
    await sent(createdAt, 8 * HOUR + 500, {
      severity: "warning",
      expiresAt: new Date(dueAt.getTime() + 24 * HOUR),
    });
    // Let go by other preferences before the end that it expires after: nobody knows since when it could go.
    await sent(createdAt, HOUR, {
      severity: "warning",
      expiresAt: new Date(dueAt.getTime() + 24 * HOUR),
    });

    expect((await look()).totals).toMatchObject({ sent: 2, p50_ms: 500, p95_ms: 500 });
  });

  test("show another organisation nothing of this one", async () => {
    await make({ state: "dead", reason: "timeout" });

    const statistics = await getStatistics({ actor: people.charlie, days: 3, zone: "UTC" });

    expect(statistics).toMatchObject({ totals: { failed: 0 }, channels: [], reasons: [] });
  });
});

test("the days of a zone begin at its midnights, also around a change of the clock", () => {
  const { days, bounds } = dayBounds(new Date("2026-10-26T09:00:00Z"), 3, "Europe/Berlin");

  expect(days).toEqual(["2026-10-24", "2026-10-25", "2026-10-26"]);
  expect(bounds.map((bound) => bound.toISOString())).toEqual([
    "2026-10-23T22:00:00.000Z",
    "2026-10-24T22:00:00.000Z",
    "2026-10-25T23:00:00.000Z",
    "2026-10-26T09:00:00.000Z",
  ]);
});
