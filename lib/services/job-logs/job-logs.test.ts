import { beforeEach, expect, test } from "vitest";
import * as statisticsRoute from "@/app/job-logs/statistics/route";
import { database } from "@/lib/db/database";
import { ActiveRuns, JobStatistics } from "@/lib/schemas/job-statistics";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeCast } from "@/lib/testing/cast";
import { makeJob } from "@/lib/testing/factories/jobs";
import { makeRun, makeRunStep } from "@/lib/testing/factories/runs";
import { send } from "@/lib/testing/request";
import { makePeople } from "../people.fixture";
import { getJobStatistics } from "./get-job-statistics";
import { listActiveRuns } from "./list-active-runs";
import { periodBounds } from "./period-bounds";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const ago = (ms: number) => new Date(Date.now() - ms);

describeWithDatabase("statistics of jobs", (db) => {
  let people: Awaited<ReturnType<typeof makePeople>>;
  beforeEach(async () => {
    await truncateAll(db());
    people = await makePeople();
  });

  type Job = Awaited<ReturnType<typeof makeJob>>;
  const run = (job: Job, createdAt: Date, fields: Parameters<typeof makeRun>[1] = {}) =>
    makeRun(job, { createdAt, startedAt: createdAt, ...fields });
  const look = (input: Partial<Parameters<typeof getJobStatistics>[0]> = {}) =>
    getJobStatistics({ actor: people.bob, time_period: "week", zone: "UTC", ...input });

  test("of nothing have every bucket, with nothing in it", async () => {
    for (const [time_period, count] of [
      ["day", 24],
      ["week", 7],
      ["month", 30],
    ] as const) {
      const statistics = await look({ time_period });
      expect(JobStatistics.parse(statistics)).toEqual(statistics);
      expect(statistics.buckets).toHaveLength(count);
      expect(statistics.buckets.at(-1)?.to).toBe(statistics.to);
      expect(statistics.totals).toMatchObject({ runs: 0, success_rate: null, p50_ms: null, p5_ms: null });
      expect(statistics).toMatchObject({ failing_jobs: [], slowest_jobs: [] });
    }
  });

  test("count a missed run as a failure, and a cancelled one as neither", async () => {
    const job = await makeJob(people.acme, { key: "nightly" });
    const now = ago(0);
    await run(job, now, { executionTimeMs: 1_000 });
    await run(job, now, { executionTimeMs: 3_000 });
    await run(job, ago(DAY), { executionTimeMs: 9_000 });
    await run(job, now, { status: "missed", executionTimeMs: null, startedAt: null });
    await run(job, now, { status: "cancelled" });
    await run(job, now, { status: "running" });

    const { totals, buckets } = await look();

    expect(totals).toMatchObject({
      runs: 6,
      completed: 3,
      failed: 1,
      cancelled: 1,
      under_way: 1,
      success_rate: 0.75,
      p5_ms: 1_000,
      p50_ms: 3_000,
      p95_ms: 9_000,
      average_ms: 4_333,
      by_status: { completed: 3, missed: 1, cancelled: 1, running: 1, failed: 0 },
    });
    expect(buckets.slice(-2)).toMatchObject([
      { runs: 1, completed: 1, success_rate: 1, p50_ms: 9_000 },
      { runs: 5, failed: 1, p50_ms: 1_000, p95_ms: 3_000 },
    ]);
  });

  test("compare with the same stretch one period earlier, and leave out what lies between", async () => {
    const job = await makeJob(people.acme);
    const statistics = await look();
    const { from, to } = statistics.previous;
    await run(job, new Date(new Date(from).getTime() - 1), { status: "failed" });
    await run(job, new Date(from), { status: "lost" });
    await run(job, new Date(new Date(to).getTime() - 1_000));
    await run(job, new Date(new Date(statistics.from).getTime() - 1), { status: "failed" });
    await run(job, ago(0));

    const { totals, previous } = await look();

    expect(previous).toMatchObject({ runs: 2, completed: 1, failed: 1, success_rate: 0.5 });
    expect(totals).toMatchObject({ runs: 1, failed: 0, success_rate: 1 });
  });

  test("name the jobs that fail most and those that take longest", async () => {
    const [quick, slow] = [await makeJob(people.acme, { name: "Q" }), await makeJob(people.acme)];
    for (let n = 0; n < 3; n++)
      await run(quick, ago(n * MINUTE), { status: n === 0 ? "timed_out" : "failed" });
    await run(quick, ago(0), { executionTimeMs: 100 });
    await run(slow, ago(0), { status: "failed" });
    await run(slow, ago(0), { executionTimeMs: 60_000 });

    const { failing_jobs, slowest_jobs } = await look({ time_period: "month" });

    expect(failing_jobs.map(({ job, failed, runs }) => [job.id, failed, runs])).toEqual([
      [quick.id, 3, 4],
      [slow.id, 1, 2],
    ]);
    expect(failing_jobs[0]).toMatchObject({ job: { key: quick.key, name: "Q" }, success_rate: 0.25 });
    expect(slowest_jobs.map(({ job, average_ms, p50_ms }) => [job.id, average_ms, p50_ms])).toEqual([
      [slow.id, 60_000, 60_000],
      [quick.id, 100, 100],
    ]);
  });

  test("of one job count no other, and strangers count nothing", async () => {
    const [one, other] = [await makeJob(people.acme, { key: "one" }), await makeJob(people.acme)];
    await run(one, ago(0));
    await run(other, ago(0), { status: "failed" });

    expect((await look({ job: "one" })).totals).toMatchObject({ runs: 1, failed: 0 });
    expect((await look({ actor: people.charlie })).totals.runs).toBe(0);
    await expect(look({ actor: people.charlie, job: "one" })).rejects.toMatchObject({ code: "not_found" });
  });

  test("are under their other path, too", async () => {
    const cast = await makeCast();
    const answer = await send(statisticsRoute.GET, { as: cast.bob, query: { time_period: "week" } });
    expect(answer.result()).toMatchObject({ time_period: "week", totals: { runs: 0 } });
    const wrong = await send(statisticsRoute.GET, { as: cast.bob, query: { time_period: "year" } });
    expect(wrong.problem().errors).toMatchObject([{ pointer: "/query/time_period" }]);
  });

  test("what is under way: the longest first, with how far it is and since when it is silent", async () => {
    const job = await makeJob(people.acme, { key: "nightly" });
    for (const ms of [1_000, 2_000, 9_000]) await run(job, ago(DAY), { executionTimeMs: ms });
    const silent = { updatedAt: ago(3 * MINUTE) };
    const waiting = await run(job, ago(HOUR), { status: "pending", startedAt: null, ...silent });
    const young = await run(job, ago(5 * MINUTE), { status: "running", totalSteps: 4, ...silent });
    const old = await run(job, ago(10 * MINUTE), {
      status: "running",
      timeoutAt: ago(-HOUR),
      heartbeatAt: ago(MINUTE),
      ...silent,
    });
    await makeRunStep(young.id, { updatedAt: ago(4 * MINUTE) });
    await makeRunStep(young.id, { name: "Load", status: "running", updatedAt: ago(2 * MINUTE) });
    await run(await makeJob(people.other), ago(0), { status: "running" });

    const active = await listActiveRuns({ actor: people.bob });

    expect(ActiveRuns.parse(active)).toEqual(active);
    expect(active).toMatchObject({ running: 2, waiting: 1 });
    expect(active.data.map(({ id }) => id)).toEqual([old.id, young.id, waiting.id]);
    const [first, second, third] = active.data;
    const minutesAgo = (at: string | undefined) => Math.round((Date.now() - Date.parse(at ?? "")) / MINUTE);
    expect(first).toMatchObject({
      progress: null,
      usual_ms: 2_000,
      timeout_at: old.timeoutAt?.toISOString(),
    });
    expect(Math.round((first?.elapsed_ms ?? 0) / MINUTE)).toBe(10);
    expect(minutesAgo(first?.last_sign_at)).toBe(1);
    expect(second).toMatchObject({ progress: 0.25, current_step: "Load" });
    expect(minutesAgo(second?.last_sign_at)).toBe(2);
    expect(third).toMatchObject({ status: "pending", job: { key: "nightly" } });
    expect(minutesAgo(third?.last_sign_at)).toBe(3);
    expect(await database().prisma.run.count({ where: { status: "running" } })).toBe(3);
  });
});

test("periods end now and have whole hours or days of the zone, also around a change of the clock", () => {
  const now = new Date("2026-10-25T12:10:00Z");

  const day = periodBounds("day", now, "Europe/Berlin");
  expect(day.bounds).toHaveLength(25);
  expect(day.bounds[0]?.toISOString()).toBe("2026-10-24T13:00:00.000Z");
  const steps = day.bounds
    .slice(1, -1)
    .map((bound, index) => bound.getTime() - (day.bounds[index]?.getTime() ?? 0));
  expect(new Set(steps)).toEqual(new Set([HOUR]));
  expect(day.previous.to.toISOString()).toBe("2026-10-24T12:10:00.000Z");

  const week = periodBounds("week", now, "Europe/Berlin");
  expect(week.bounds.slice(-3).map((bound) => bound.toISOString())).toEqual([
    "2026-10-23T22:00:00.000Z",
    "2026-10-24T22:00:00.000Z",
    now.toISOString(),
  ]);
  // The week before ends at the same time of its day, which summer time puts an hour earlier.
  expect(week.previous.from.toISOString()).toBe("2026-10-11T22:00:00.000Z");
  expect(week.previous.to.toISOString()).toBe("2026-10-18T11:10:00.000Z");
  const later = periodBounds("week", new Date("2026-10-26T12:00:00Z"), "Europe/Berlin");
  expect((later.bounds[6]?.getTime() ?? 0) - (later.bounds[5]?.getTime() ?? 0)).toBe(25 * HOUR);
});
