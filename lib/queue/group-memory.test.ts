import { beforeEach, expect, test } from "vitest";
import { database, query, withTransaction } from "@/lib/db/database";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeJob } from "@/lib/testing/factories/jobs";
import { makePreference } from "@/lib/testing/factories/people";
import { makeTrigger } from "@/lib/testing/factories/triggers";
import { makeAcme } from "./people.fixture";
import { recordEvent, recordEvents } from "./record-event";
import { releaseHeld } from "./release-held";

const WAIT = 60;
const INTERVAL = 600;

describeWithDatabase("a group", (db) => {
  let acme: Awaited<ReturnType<typeof makeAcme>>;
  beforeEach(async () => {
    await truncateAll(db());
    acme = await makeAcme();
  });

  const gather = (fields: object = {}) =>
    makeTrigger(acme.organisationId, "job.failed", {
      groupBy: ["job"],
      groupWaitSeconds: WAIT,
      groupIntervalSeconds: INTERVAL,
      recipients: [{ kind: "user", user_id: acme.alice.id }],
      ...fields,
    });
  const fail = (jobId = acme.job.id) =>
    withTransaction((tx) =>
      recordEvent(tx, { organisationId: acme.organisationId, type: "job.failed", title: "It failed", jobId }),
    );
  /** State and seconds until the end of the wait, in the order in which they were made. */
  const waits = () =>
    query<{ state: string; seconds: number | null; bundleKey: string | null }>(
      `
SELECT state, round(extract(epoch FROM held_until - created_at))::int AS seconds, bundle_key AS "bundleKey"
FROM notifications ORDER BY created_at, id`,
    );
  const letSecondsPass = (seconds: number) =>
    query(
      `
UPDATE notifications SET created_at = created_at - $1::int * interval '1 second',
  updated_at = updated_at - $1::int * interval '1 second',
  held_until = held_until - $1::int * interval '1 second', sent_at = sent_at - $1::int * interval '1 second'`,
      [seconds],
    );

  test("waits for others like the first one, and all go out at the same moment", async () => {
    await gather();
    await fail();
    await letSecondsPass(20);
    await fail();

    const [first, second] = await waits();
    expect(first).toMatchObject({ state: "held", seconds: WAIT, bundleKey: `group:job=${acme.job.id}` });
    expect(second).toMatchObject({ state: "held", seconds: WAIT - 20 });
  });

  test("is not what is about another job", async () => {
    await gather();
    const other = await makeJob(acme.organisationId);
    await fail();
    await letSecondsPass(20);
    await fail(other.id);

    expect((await waits()).map(({ seconds }) => seconds)).toEqual([WAIT, WAIT]);
  });

  test("that was told waits for its interval, and after that for others again", async () => {
    await gather();
    await fail();
    await letSecondsPass(WAIT);
    await releaseHeld();
    await letSecondsPass(100);
    await fail();

    const [told, next] = await waits();
    expect(told).toMatchObject({ state: "queued" });
    expect(next?.seconds).toBeGreaterThan(INTERVAL - 110);
    expect(next?.seconds).toBeLessThanOrEqual(INTERVAL - 100);

    await letSecondsPass(INTERVAL);
    await releaseHeld();
    await letSecondsPass(INTERVAL + 1);
    await fail();
    expect((await waits()).at(-1)).toMatchObject({ state: "held", seconds: WAIT });
  });

  test("without a wait tells its first one at once, and gathers what comes after it", async () => {
    await gather({ groupWaitSeconds: 0 });
    await fail();
    await fail();
    await fail();

    const rows = await waits();
    expect(rows.map(({ state }) => state)).toEqual(["queued", "held", "held"]);
    expect(rows[0]?.bundleKey).toBe(rows[1]?.bundleKey);
  });

  test("that is overdue takes along what happens until the worker comes", async () => {
    await gather();
    await fail();
    await letSecondsPass(WAIT + 5);
    await fail();

    expect((await waits()).map(({ state, seconds }) => [state, seconds])).toEqual([
      ["held", WAIT],
      ["held", 1],
    ]);
    expect(await releaseHeld()).toBe(1);
    expect((await waits()).map(({ state }) => state).toSorted()).toEqual(["bundled", "bundled", "queued"]);
  });

  test("is one for two transactions at the same time", async () => {
    await gather();
    await Promise.all(Array.from({ length: 6 }, () => fail()));

    const ends = await query<{ count: number }>(
      "SELECT count(DISTINCT held_until)::int AS count FROM notifications",
    );
    expect(ends).toEqual([{ count: 1 }]);
  });

  test("of events in one transaction is the same", async () => {
    await gather({ groupWaitSeconds: 0 });
    const event = { type: "job.failed" as const, jobId: acme.job.id, title: "It failed" };
    await withTransaction((tx) => recordEvents(tx, acme.organisationId, [event, event, event]));

    expect((await waits()).map(({ state }) => state)).toEqual(["queued", "held", "held"]);
  });

  test("goes into the digest of who wants one, and keeps nobody else from being told in time", async () => {
    await makePreference(acme.organisationId, acme.bob.id, { frequency: "daily" });
    await gather({ recipients: [{ kind: "role", role: "admin" }, { kind: "job_owner" }] });
    await fail();
    await letSecondsPass(10);
    await fail();

    const rows = await database().prisma.notification.findMany({ orderBy: { id: "asc" } });
    const of = (userId: string) => rows.filter((row) => row.userId === userId);
    expect(of(acme.bob.id).map(({ bundleKey, reason }) => [bundleKey, reason])).toEqual([
      ["digest", "digest"],
      ["digest", "digest"],
    ]);
    expect(new Set(of(acme.alice.id).map(({ heldUntil }) => heldUntil?.getTime())).size).toBe(1);
  });
});
