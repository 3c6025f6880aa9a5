import { beforeEach, describe, expect, it } from "vitest";
import { DEGRADED_AFTER } from "@/lib/core/health";
import { database, query, withTransaction } from "@/lib/db/database";
import { setLaneLimit } from "@/lib/db/lane-buckets";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { makeOrganisation } from "@/lib/testing/factories/organisations";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { claimNotifications, type ClaimRequest } from "./claim";
import { claimParameters, claimStatement } from "./claim-due";
import { findNotification, resultOf } from "./queue.fixture";
import { settleAttempts } from "./settle";

interface PlanNode {
  Plan?: PlanNode;
  Plans?: PlanNode[];
  "Relation Name"?: string;
  "Actual Rows"?: number;
  "Total Cost"?: number;
  "Actual Loops"?: number;
  "Rows Removed by Filter"?: number;
}

/** How many rows of notifications a statement looked at. */
function rowsRead(node: PlanNode): number {
  const { Plan, Plans = [] } = node;
  const rows = (node["Actual Rows"] ?? 0) + (node["Rows Removed by Filter"] ?? 0);
  const own = node["Relation Name"] === "notifications" ? rows * (node["Actual Loops"] ?? 0) : 0;
  return [...Plans, ...(Plan ? [Plan] : [])].reduce((sum, child) => sum + rowsRead(child), own);
}

describeWithDatabase("claiming by lanes", (db) => {
  let organisationId: string;
  beforeEach(async () => {
    await truncateAll(db());
    organisationId = (await makeOrganisation()).id;
  });

  const lane = (name: string) => `${organisationId}/webhook/${name}`;
  const claim = (fields: Partial<ClaimRequest> = {}) =>
    claimNotifications({ workerId: "w1", limit: 10, ...fields });
  const claimedLanes = async (fields: Partial<ClaimRequest> = {}) =>
    (await claim(fields)).map(({ lane: name }) => name.split("/").at(-1));
  /** `count` due ones, the first the longest. */
  const fill = (name: string, count: number, fields: { priority?: number; since?: number } = {}) =>
    query(
      `
INSERT INTO notifications (
  id, organisation_id, purpose, recipient, channel_kind, lane, state, priority, next_attempt_at, updated_at
)
SELECT gen_random_uuid(), $1::uuid, 'direct', i::text, 'webhook', $2, 'queued', $4::int,
  now() - ($5::int - i) * interval '1 millisecond', now()
FROM generate_series(1, $3::int) AS i`,
      [organisationId, lane(name), count, fields.priority ?? 50, fields.since ?? 1_000],
    );
  const setHealth = (name: string, fields: { failuresInRow?: number; openUntil?: Date | null }) =>
    database().prisma.destinationHealth.create({
      data: { destination: lane(name), organisationId, ...fields },
    });
  const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1_000);

  describe("order", () => {
    it("is by urgency over all lanes, then by how long they wait", async () => {
      await fill("a", 3, { priority: 50, since: 9_000 });
      await fill("b", 2, { priority: 50, since: 5_000 });
      await fill("c", 2, { priority: 0, since: 100 });
      await fill("a", 1, { priority: 80, since: 99_000 });

      expect(await claimedLanes({ limit: 6 })).toEqual(["c", "c", "a", "a", "a", "b"]);
      expect(await claimedLanes()).toEqual(["b", "a"]);
    });

    it("is that of all rows, whatever lanes and priorities they have", async () => {
      for (let i = 0; i < 60; i++)
        await makeNotification(organisationId, {
          lane: lane(`l${i % 7}`),
          priority: [0, 20, 50][i % 3],
          nextAttemptAt: new Date(Date.now() - ((i * 7919) % 1_000) * 1_000),
        });
      const expected = await query<{ id: string }>(
        `SELECT id FROM notifications ORDER BY priority, next_attempt_at, id LIMIT 40`,
      );

      const claimed = [...(await claim({ limit: 25 })), ...(await claim({ limit: 15 }))];

      expect(claimed.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
    });
  });

  describe("a worker's room", () => {
    it("bounds what each lane gives", async () => {
      await fill("a", 5, { priority: 0 });
      await fill("a", 5, { priority: 20 });
      await fill("b", 5);
      await fill("c", 5);

      expect(
        await claimedLanes({
          room: 3,
          rooms: new Map([
            [lane("a"), 6],
            [lane("b"), 0],
          ]),
        }),
      ).toEqual([...["a", "a", "a", "a", "a", "a"], ...["c", "c", "c"]]);
    });
  });

  describe("a closed lane", () => {
    it("gives nothing until its time, and keeps nobody waiting", async () => {
      await fill("closed", 20, { priority: 0 });
      await fill("open", 2, { priority: 80 });
      await setHealth("closed", { failuresInRow: 1, openUntil: inSeconds(60) });

      expect(await claimedLanes()).toEqual(["open", "open"]);
      expect(await claim()).toEqual([]);
    });

    it("is jumped over, however many thousands wait in it", async () => {
      await fill("closed", 20_000, { priority: 0 });
      await fill("open", 60);
      await setHealth("closed", { openUntil: inSeconds(60) });
      await query("ANALYZE notifications");

      const rows = await query<{ "QUERY PLAN": PlanNode[] }>(
        `EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${claimStatement}`,
        claimParameters({ workerId: "w1", limit: 10, room: 10, rooms: new Map() }),
      );

      const [plan] = rows[0]?.["QUERY PLAN"] ?? [];
      expect(plan && rowsRead(plan)).toBeGreaterThanOrEqual(30);
      expect(plan && rowsRead(plan)).toBeLessThan(100);
      // From 100,000 on PostgreSQL compiles a statement first: it must not grow with the table.
      expect(plan?.Plan?.["Total Cost"]).toBeLessThan(2_000);
    });

    it("that opens lets one try at a time, until one is accepted", async () => {
      await fill("a", 5);
      await setHealth("a", { failuresInRow: 1, openUntil: inSeconds(-1) });

      const [first, ...others] = await claim();
      expect(others).toEqual([]);
      expect(first?.isLaneHealthy).toBe(false);
      expect(await claim({ workerId: "w2" })).toEqual([]);

      if (first) await settleAttempts([resultOf(first)]);
      expect(await claim()).toHaveLength(1);
      await database().prisma.destinationHealth.deleteMany();
      expect(await claim()).toHaveLength(3);
    });
  });

  it("a lane that keeps failing gives one at a time, one with a few failures all", async () => {
    await fill("bad", 5);
    await fill("shaky", 3);
    await setHealth("bad", { failuresInRow: DEGRADED_AFTER });
    await setHealth("shaky", { failuresInRow: DEGRADED_AFTER - 1 });

    expect((await claimedLanes()).sort()).toEqual(["bad", "shaky", "shaky", "shaky"]);
  });

  describe("a lane with a limit", () => {
    const limit = (name: string, perMinute: number | null) =>
      withTransaction((tx) => setLaneLimit(tx, { organisationId, lane: lane(name), perMinute }));
    const tokensOf = async (name: string) =>
      (await database().prisma.laneBucket.findUniqueOrThrow({ where: { lane: lane(name) } })).tokens;
    const letPass = (name: string, seconds: number) =>
      query(
        `UPDATE lane_buckets SET refilled_at = refilled_at - make_interval(secs => $2::int) WHERE lane = $1`,
        [lane(name), seconds],
      );

    it("gives as many as a minute allows, then one whenever a part of the minute has passed", async () => {
      await fill("a", 50);
      await limit("a", 6);

      expect(await claim({ limit: 4 })).toHaveLength(4);
      expect(await claim()).toHaveLength(2);
      expect(await claim()).toEqual([]);
      await letPass("a", 9);
      expect(await claim()).toEqual([]);
      await letPass("a", 2);
      expect(await claim()).toHaveLength(1);
      await letPass("a", 3_600);
      expect(await claim()).toHaveLength(6);
    });

    it("shares it between its priorities, and leaves the others alone", async () => {
      await fill("a", 2, { priority: 0 });
      await fill("a", 9, { priority: 20 });
      await fill("b", 3, { priority: 80 });
      await limit("a", 5);

      expect(await claimedLanes()).toEqual(["a", "a", "a", "a", "a", "b", "b", "b"]);
      expect(Math.floor(await tokensOf("a"))).toBe(0);
    });

    it("spends nothing on what it does not give", async () => {
      await fill("a", 1);
      await limit("a", 10);

      await claim();
      await claim();

      expect(await tokensOf("a")).toBeCloseTo(9, 1);
    });

    it("spends nothing on what is too late", async () => {
      await fill("a", 3);
      await query(`UPDATE notifications SET expires_at = now() - interval '1 second'`);
      await fill("a", 2, { since: 10 });
      await limit("a", 2);

      // Dead ones stand before the living: a look that finds some of both gives the living.
      expect([...(await claim()), ...(await claim())]).toHaveLength(2);
      expect(await tokensOf("a")).toBeLessThan(0.5);
      expect(await database().prisma.notification.count({ where: { state: "dead" } })).toBe(3);
    });

    it("never gives more than its tokens, however many workers ask", async () => {
      await fill("a", 500);
      await limit("a", 60);
      const claimed: string[] = [];
      const work = async (workerId: string) => {
        for (let i = 0; i < 10; i++)
          claimed.push(...(await claim({ workerId, limit: 20 })).map(({ id }) => id));
      };

      await Promise.all(Array.from({ length: 6 }, (_, i) => work(`w${i}`)));

      // One token a second comes back while they ask.
      expect(claimed.length).toBeGreaterThanOrEqual(60);
      expect(claimed.length).toBeLessThanOrEqual(80);
      expect(new Set(claimed).size).toBe(claimed.length);
    });

    it("has none when the limit is taken away, and keeps what it has used when it changes", async () => {
      await fill("a", 20);
      await limit("a", 4);
      expect(await claim()).toHaveLength(4);
      await limit("a", 8);
      expect(await claim()).toEqual([]);
      await limit("a", null);

      expect(await claim()).toHaveLength(10);
    });
  });

  it("takes what others leave when several claim from one lane at the same time", async () => {
    await fill("a", 200);

    const claims = await Promise.all(
      Array.from({ length: 4 }, (_, i) => claim({ workerId: `w${i}`, limit: 50 })),
    );

    expect(claims.map((claimed) => claimed.length)).toEqual([50, 50, 50, 50]);
    const ids = claims.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(200);
    expect((await findNotification(ids[0] ?? "")).state).toBe("sending");
  });
});
