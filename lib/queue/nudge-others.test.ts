import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { query, type Database } from "@/lib/db/database";
import { openPostgres } from "@/lib/db/postgres";
import { Secret } from "@/lib/secrets";
import { hasPostgres, openTestDatabase, type TestDatabase } from "@/lib/testing/database";
import { nudge, onNudge } from "./nudge";
import { shareNudges } from "./nudge-others";

describe.runIf(hasPostgres())("shareNudges", () => {
  let test: TestDatabase;
  let other: Database;
  let stop: () => Promise<void>;
  beforeEach(async () => {
    test = await openTestDatabase("postgres");
    other = await openPostgres(new Secret(test.url ?? ""));
    stop = shareNudges(test.database);
    await vi.waitUntil(async () => (await listeners()).length > 0, { timeout: 10_000, interval: 20 });
  });
  afterEach(async () => {
    await stop();
    await other.close();
    await test.release();
  });

  const listeners = () =>
    query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity
       WHERE datname = current_database() AND query LIKE 'LISTEN%' AND state = 'idle'`,
      [],
      other.prisma,
    );
  const heard = () => {
    const topics: string[] = [];
    const stops = (["notifications", "runs"] as const).map((topic) =>
      onNudge(topic, () => topics.push(topic)),
    );
    return { topics, end: () => stops.forEach((end) => end()) };
  };
  const say = (payload: string) => query("SELECT pg_notify('runbell', $1)::text", [payload], other.prisma);

  it("hears other processes, and not itself twice", async () => {
    const { topics, end } = heard();
    await say("another-process runs");
    await vi.waitUntil(() => topics.length === 1, { timeout: 5_000 });
    nudge("notifications");
    await say("another-process runs");
    await vi.waitUntil(() => topics.length === 3, { timeout: 5_000 });

    expect(topics).toEqual(["runs", "notifications", "runs"]);
    end();
  });

  it("tells the others, many nudges as one", async () => {
    const said: string[] = [];
    const stopHearing = other.listen?.("runbell", (payload) => said.push(payload.split(" ")[1] ?? ""));
    await vi.waitUntil(async () => (await listeners()).length > 1, { timeout: 10_000, interval: 20 });

    for (let times = 0; times < 1000; times++) nudge("notifications");
    await vi.waitUntil(() => said.length > 0, { timeout: 5_000 });
    nudge("runs");
    await vi.waitUntil(() => said.includes("runs"), { timeout: 5_000 });
    expect(said.filter((topic) => topic === "notifications").length).toBeLessThan(10);
    await stopHearing?.();
  });

  it("ignores what it does not know, and comes back after the connection was cut", async () => {
    const { topics, end } = heard();
    await say("nonsense");
    await say("another-process everything");
    const [before] = await listeners();
    await query("SELECT pg_terminate_backend($1::int)", [before?.pid], other.prisma);
    await vi.waitUntil(
      async () => {
        await say("another-process runs");
        return topics.length > 0;
      },
      { timeout: 10_000, interval: 100 },
    );

    expect(new Set(topics)).toEqual(new Set(["runs"]));
    end();
  });
});
