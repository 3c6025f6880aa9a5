import { beforeEach, expect, test } from "vitest";
import { GET, PUT } from "@/app/api/v1/root/debug-log/route";
import type { Database } from "@/lib/db/database";
import { makeCast, type Cast } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { send } from "@/lib/testing/request";

describeWithDatabase("the debug log", (db: () => Database) => {
  let cast: Cast;
  beforeEach(async () => {
    await truncateAll(db());
    cast = await makeCast();
    await db().prisma.user.update({ where: { id: cast.alice.userId }, data: { isRoot: true } });
  });

  const put = (minutes: number, as = cast.alice) => send(PUT, { as, body: { minutes } });
  const read = async () => (await send(GET, { as: cast.alice })).result();

  test("goes on for the minutes that root asks for, and says who asked", async () => {
    expect(await read()).toEqual({ until: null, by: null });

    const before = Date.now();
    const answer = await put(30);

    expect(answer.status).toBe(200);
    const { until, by } = await read();
    expect(by).toBe("API key Test key");
    expect(Date.parse(until ?? "") - before).toBeGreaterThan(29 * 60_000);
    expect(Date.parse(until ?? "") - before).toBeLessThan(31 * 60_000);
  });

  test("ends when it is switched off, and by itself", async () => {
    await put(30);
    expect((await put(0)).result()).toEqual({ until: null, by: null });

    await put(30);
    await db().prisma.systemFact.update({
      where: { name: "debug_log" },
      data: { value: JSON.stringify({ until: "2020-01-01T00:00:00Z", by: "Alice" }) },
    });
    expect(await read()).toEqual({ until: null, by: null });
  });

  test("is written down when it changes something", async () => {
    for (const minutes of [0, 30, 0, 0]) await put(minutes);

    const entries = await db().prisma.auditEntry.findMany({ where: { action: "debug_log.put" } });
    expect(entries).toHaveLength(2);
  });

  test("is refused to whoever is not root, and for longer than a day", async () => {
    expect((await put(30, cast.bob)).status).toBe(403);
    expect((await send(GET, { as: cast.bob })).status).toBe(403);
    expect((await put(1441)).status).toBe(400);
  });
});
