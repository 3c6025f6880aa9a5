import { beforeEach, expect, it } from "vitest";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeJob } from "@/lib/testing/factories/jobs";
import { makeOrganisation } from "@/lib/testing/factories/organisations";
import { makePendingRun, makeRun } from "@/lib/testing/factories/runs";
import { claimRuns } from "./claim-run";
import { extendLease, releaseLease } from "./lease";

describeWithDatabase("claimRuns", (db) => {
  beforeEach(() => truncateAll(db()));

  const makeWaiting = async (count: number, fields: Parameters<typeof makeJob>[1] = {}) => {
    const organisation = await makeOrganisation();
    const job = await makeJob(organisation.id, {
      steps: [{ name: "Sleep", type: "wait", config: { seconds: 1 } }],
      maxParallelRuns: 100,
      ...fields,
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

  it("leaves a further attempt alone until it is due", async () => {
    const { ids } = await makeWaiting(2);
    await db().prisma.run.update({
      where: { id: ids[0] },
      data: { notBefore: new Date(Date.now() + 60_000) },
    });

    expect((await claimRuns("worker-1", 5)).map(({ runId }) => runId)).toEqual([ids[1]]);
    await db().prisma.run.update({ where: { id: ids[0] }, data: { notBefore: new Date(0) } });
    expect((await claimRuns("worker-1", 5)).map(({ runId }) => runId)).toEqual([ids[0]]);
  });

  it("starts as many runs of a job as may be under way, and hides no other job behind those that wait", async () => {
    const full = await makeWaiting(10, { maxParallelRuns: 2 });
    const other = await makeWaiting(1, { maxParallelRuns: 1 });

    const first = await claimRuns("worker-1", 3);

    expect(first.map(({ runId }) => runId).sort()).toEqual([...full.ids.slice(0, 2), ...other.ids].sort());
    expect(await claimRuns("worker-2", 3)).toEqual([]);
    await db().prisma.run.update({ where: { id: full.ids[0] }, data: { status: "completed" } });
    expect((await claimRuns("worker-2", 3)).map(({ runId }) => runId)).toEqual([full.ids[2]]);
  });

  it("never starts more runs of a job than it may have, however many workers claim at the same time", async () => {
    await makeWaiting(20, { maxParallelRuns: 3 });

    const claims = await Promise.all(
      Array.from({ length: 10 }, (_, index) => claimRuns(`worker-${index}`, 2)),
    );

    expect(claims.flat().length).toBeLessThanOrEqual(3);
    expect(claims.flat().length).toBeGreaterThan(0);
    await claimRuns("worker-last", 20);
    expect(await db().prisma.run.count({ where: { status: "running" } })).toBe(3);
  });

  it("counts a run that was given back as one that is under way, and takes it before the next", async () => {
    const { ids } = await makeWaiting(2, { maxParallelRuns: 1 });
    const [first] = await claimRuns("worker-1", 5);
    if (!first) throw new Error("nothing was claimed");
    await releaseLease(first);

    expect((await claimRuns("worker-2", 5)).map(({ runId }) => runId)).toEqual([ids[0]]);
    expect(await claimRuns("worker-3", 5)).toEqual([]);
  });

  it("sets the ends of a run's time once, at its first start", async () => {
    const { ids } = await makeWaiting(1, { slowAfterSeconds: 60 });
    await db().prisma.run.update({ where: { id: ids[0] }, data: { timeoutSeconds: 600 } });
    const load = () => db().prisma.run.findUniqueOrThrow({ where: { id: ids[0] } });

    const [first] = await claimRuns("worker-1", 1);
    const started = await load();
    if (!first || !started.startedAt) throw new Error("nothing was claimed");
    await releaseLease(first);
    await db().prisma.run.update({
      where: { id: ids[0] },
      data: { slowAt: null, timeoutAt: new Date(Date.now() + 5_000) },
    });
    const [second] = await claimRuns("worker-2", 1);

    expect(started.timeoutAt).toEqual(new Date(started.startedAt.getTime() + 600_000));
    expect(started.slowAt).toEqual(new Date(started.startedAt.getTime() + 60_000));
    expect(first.timeLeftMs).toBeGreaterThan(590_000);
    expect(second?.timeLeftMs).toBeLessThanOrEqual(5_000);
    expect((await load()).slowAt).toBeNull();
  });
});
