import { beforeEach, expect, it } from "vitest";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeJob, makeOrganisation, makePendingRun, makeRun } from "@/lib/testing/factories";
import { claimRuns } from "./claim-run";
import { extendLease, releaseLease } from "./lease";

describeWithDatabase("claimRuns", (db) => {
  beforeEach(() => truncateAll(db()));

  const makeWaiting = async (count: number) => {
    const organisation = await makeOrganisation();
    const job = await makeJob(organisation.id, {
      steps: [{ name: "Sleep", type: "wait", config: { seconds: 1 } }],
    });
    const ids: string[] = [];
    for (let index = 0; index < count; index++) {
      const createdAt = new Date(Date.now() - (count - index) * 1000);
      ids.push((await makePendingRun(job, { createdAt })).id);
    }
    return { ids, job };
  };

  it("takes the oldest first, each once, and starts them by the database's clock", async () => {
    const { ids } = await makeWaiting(3);

    const first = await claimRuns("worker-1", 2);
    const second = await claimRuns("worker-2", 2);

    expect(first.map(({ runId }) => runId).sort()).toEqual(ids.slice(0, 2).sort());
    expect(second.map(({ runId }) => runId)).toEqual([ids[2]]);
    expect(await claimRuns("worker-3", 2)).toEqual([]);
    const row = await db().prisma.run.findUniqueOrThrow({ where: { id: ids[0] } });
    expect(row).toMatchObject({
      status: "running",
      leaseOwner: "worker-1",
      leaseToken: first[0]?.token ?? "",
    });
    expect((row.leaseUntil?.getTime() ?? 0) - (row.startedAt?.getTime() ?? 0)).toBe(60_000);
  });

  it("gives no run to two of ten workers that claim at the same time", async () => {
    const { ids } = await makeWaiting(20);

    const claims = await Promise.all(
      Array.from({ length: 10 }, (_, index) => claimRuns(`worker-${index}`, 3)),
    );

    const claimed = claims.flat().map(({ runId }) => runId);
    expect(new Set(claimed).size).toBe(claimed.length);
    const rest = await claimRuns("worker-last", 100);
    expect(claimed.length + rest.length).toBe(ids.length);
  });

  it("leaves reported runs and runs with a living lease alone", async () => {
    const { ids, job } = await makeWaiting(1);
    await makeRun(job, { status: "running", leaseUntil: new Date(0) });
    const [claimed] = await claimRuns("worker-1", 5);

    expect(claimed?.runId).toBe(ids[0]);
    expect(claimed && (await extendLease(claimed))).toBe(true);
    expect(await claimRuns("worker-2", 5)).toEqual([]);
  });

  it("takes a run that was given back, and the old lease is void", async () => {
    const { ids } = await makeWaiting(1);
    const [first] = await claimRuns("worker-1", 1);
    if (!first) throw new Error("nothing was claimed");

    await releaseLease(first);

    const [second] = await claimRuns("worker-2", 1);
    expect(second).toMatchObject({ runId: ids[0] });
    expect(second?.token).not.toBe(first.token);
    expect(await extendLease(first)).toBe(false);
    await releaseLease(first);
    expect(second && (await extendLease(second))).toBe(true);
  });
});
