import { beforeEach, expect, it, vi } from "vitest";
import { GET as getMe } from "@/app/api/v1/me/route";
import { GET as getLiveness } from "@/app/livez/route";
import { query } from "@/lib/db/database";
import { makeCast } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { send, sessionOf } from "@/lib/testing/request";
import { describeQuota, RequestLimit, type Quota } from "./request-limit";

vi.hoisted(() => {
  process.env.RUNBELL_API_RATE_LIMIT = "3";
});

const granted = (quotas: readonly Quota[]) => quotas.filter(({ isGranted }) => isGranted).length;
const takeMany = (limit: RequestLimit, caller: string, count: number) =>
  Promise.all(Array.from({ length: count }, () => limit.take(caller)));

/** A minute that nothing of the test lets end: what it says is of one minute. */
async function stayWithinMinute(): Promise<void> {
  const [row] = await query<{ left: number }>(
    `SELECT (60 - extract(second FROM clock_timestamp()))::float8 AS left`,
  );
  const left = row?.left ?? 0;
  if (left < 10) await new Promise((resolve) => setTimeout(resolve, left * 1000 + 50));
}

describeWithDatabase("the limit of requests", (db) => {
  beforeEach(() => truncateAll(db()));

  it("is one limit for all processes", async () => {
    await stayWithinMinute();
    const processes = [new RequestLimit(100), new RequestLimit(100)];
    const quotas = (await Promise.all(processes.map((limit) => takeMany(limit, "key:a", 90)))).flat();

    expect(granted(quotas)).toBe(100);
    expect(quotas.filter(({ isGranted }) => !isGranted).every(({ left }) => left === 0)).toBe(true);
  });

  it("gives each caller its own", async () => {
    await stayWithinMinute();
    const limit = new RequestLimit(3);

    expect(granted(await takeMany(limit, "key:a", 5))).toBe(3);
    expect(granted(await takeMany(limit, "user:b", 5))).toBe(3);
  });

  it("touches a row once for many requests, and no more when the minute is used up", async () => {
    await stayWithinMinute();
    const limit = new RequestLimit(500);
    await takeMany(limit, "key:a", 10);
    const [first] = await db().prisma.requestAllowance.findMany();
    expect(first?.taken).toBe(10);

    await takeMany(limit, "key:a", 800);
    const [used] = await db().prisma.requestAllowance.findMany();
    expect(used?.taken).toBe(500);
  });

  it("begins anew with the minute of the database's clock", async () => {
    await stayWithinMinute();
    let now = 0;
    const limit = new RequestLimit(5, () => now);
    expect(granted(await takeMany(limit, "key:a", 9))).toBe(5);

    // The minute before: as the database sees it, and as the process does.
    await db().prisma.requestAllowance.updateMany({ data: { windowStart: new Date(Date.now() - 120_000) } });
    now += 60_000;
    expect(granted(await takeMany(limit, "key:a", 9))).toBe(5);
  });

  it("is said with each answer to somebody known, and beyond it the answer is 429", async () => {
    await stayWithinMinute();
    const { ann } = await makeCast();
    const answers = [];
    for (let count = 0; count < 5; count++) answers.push(await send(getMe, { as: ann }));

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429]);
    expect(answers.map(({ headers }) => /r=(\d+)/.exec(headers.get("ratelimit") ?? "")?.[1])).toEqual([
      "2",
      "1",
      "0",
      "0",
      "0",
    ]);
    const refused = answers[3];
    expect(refused?.problem()).toMatchObject({
      code: "rate_limited",
      detail: expect.stringContaining("3 requests"),
    });
    expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(Number(refused?.headers.get("retry-after"))).toBeLessThanOrEqual(60);

    // The same person's sessions have a limit of their own; whoever nobody knows has none.
    expect((await send(getMe, { session: await sessionOf(ann) })).status).toBe(200);
    expect((await send(getMe, {})).headers.has("ratelimit")).toBe(false);
    expect((await send(getLiveness, {})).headers.has("ratelimit")).toBe(false);
  });

  it("says what is left, and until when", async () => {
    await stayWithinMinute();
    const quota = await new RequestLimit(1000).take("key:a");
    const headers = new Headers();
    describeQuota(quota, headers);

    expect(headers.get("ratelimit-policy")).toBe('"minute";q=1000;w=60');
    expect(headers.get("ratelimit")).toMatch(/^"minute";r=999;t=([1-9]|[1-5]\d|60)$/);
  });
});
