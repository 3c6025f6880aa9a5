import { beforeEach, expect, it } from "vitest";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makePendingRun, makeRun } from "@/lib/testing/factories/runs";
import { listEvents, listOutcomes, makeScheduledJob, waitsFor } from "./schedule.fixture";
import { runSchedules } from "./run-schedules";

const at = (time: string) => new Date(`2026-07-01T${time}Z`);
const hourly = (nextAt: string) => ({ cron: "0 * * * *", nextAt: at(nextAt) });

describeWithDatabase("schedules of built-in jobs", (db) => {
  beforeEach(() => truncateAll(db()));

  it("make one run at each time, however often and by however many they are looked at", async () => {
    const job = await makeScheduledJob(hourly("10:00"), {
      parameters: [{ name: "table", type: "text", default: "a" }],
    });

    expect(await runSchedules({ now: at("09:59:59") })).toBe(0);
    const looks = await Promise.all([1, 2, 3].map(() => runSchedules({ now: at("10:00:01") })));

    expect(looks.toSorted()).toEqual([0, 0, 1]);
    const runs = await db().prisma.run.findMany({ include: { steps: true } });
    expect(runs).toMatchObject([
      {
        jobId: job.id,
        status: "pending",
        cause: "schedule",
        scheduledFor: at("10:00"),
        parameters: { table: "a" },
        steps: [{ name: "Sleep" }],
      },
    ]);
    expect(await waitsFor(job.id)).toEqual(["11:00:00", "11:00:00"]);
  });

  it("make none where there is one for that time, as when the worker was killed before it said so", async () => {
    const job = await makeScheduledJob(hourly("10:00"));
    await makePendingRun(job, { scheduledFor: at("10:00") });

    expect(await runSchedules({ now: at("10:00") })).toBe(1);
    expect(await listOutcomes(job.id)).toEqual(["10:00 pending"]);
    expect(await waitsFor(job.id)).toEqual(["11:00:00", "11:00:00"]);
  });

  it("keep the phase of an interval", async () => {
    const job = await makeScheduledJob({ everySeconds: 90, nextAt: at("10:00:00") });

    await runSchedules({ now: at("10:00:07") });
    expect(await waitsFor(job.id)).toEqual(["10:01:30", "10:01:30"]);
  });

  it("say why a time was left out while the run before was under way, or let its run wait", async () => {
    const skips = await makeScheduledJob(hourly("10:00"));
    const waits = await makeScheduledJob({ ...hourly("10:00"), overlap: "wait" });
    const parallel = await makeScheduledJob(hourly("10:00"), { maxParallelRuns: 2 });
    for (const job of [skips, waits, parallel]) await makeRun(job, { source: "builtin", status: "running" });

    await runSchedules({ now: at("10:00") });

    const cancelled = await db().prisma.run.findFirstOrThrow({
      where: { scheduledFor: at("10:00"), jobId: skips.id },
    });
    expect(cancelled).toMatchObject({
      status: "cancelled",
      startedAt: null,
      completedAt: at("10:00"),
      errorMessage: "Not started: the run before was still under way.",
    });
    expect(await listOutcomes(waits.id)).toContain("10:00 pending");
    expect(await listOutcomes(parallel.id)).toContain("10:00 pending");
    expect(await listEvents(skips.id)).toEqual([]);
  });

  it("catch up with times at which nobody was there, as the job wants it", async () => {
    const jobs = {
      none: await makeScheduledJob({ ...hourly("06:00"), catchUp: "none", zone: "Europe/Berlin" }),
      last: await makeScheduledJob({ ...hourly("06:00"), catchUp: "last" }),
      all: await makeScheduledJob({ ...hourly("06:00"), catchUp: "all" }),
    };

    // The one of 10:00 is within its grace.
    while ((await runSchedules({ now: at("10:02") })) > 0);

    expect(await listOutcomes(jobs.none.id)).toEqual(["09:00 missed", "10:00 pending"]);
    expect(await listOutcomes(jobs.last.id)).toEqual(["10:00 pending"]);
    expect(await listOutcomes(jobs.all.id)).toEqual(
      ["06", "07", "08", "09", "10"].map((hour) => `${hour}:00 pending`),
    );
    expect(await listEvents(jobs.none.id)).toMatchObject([
      {
        type: "job.missed",
        title: `${jobs.none.name} missed its time`,
        message:
          "It should have started 4 times from 2026-07-01 at 08:00 (Europe/Berlin) to 2026-07-01 at 11:00 (Europe/Berlin), " +
          "when no worker of Runbell was there. No run of it has begun yet.",
        details: { missed_times: 4, expected_at: "2026-07-01T09:00:00.000Z", status: "missed" },
      },
    ]);
    expect(await listEvents(jobs.all.id)).toEqual([]);
    for (const job of Object.values(jobs)) expect(await waitsFor(job.id)).toEqual(["11:00:00", "11:00:00"]);
  });

  it("tell of a job that cannot be started, and leave one that is switched off alone", async () => {
    const empty = await makeScheduledJob(hourly("10:00"));
    await db().prisma.jobStep.updateMany({ where: { jobId: empty.id }, data: { enabled: false } });
    const asking = await makeScheduledJob(hourly("10:00"), {
      parameters: [{ name: "table", type: "text", required: true }],
    });
    const off = await makeScheduledJob(hourly("06:00"), { enabled: false });

    await runSchedules({ now: at("10:00") });

    expect(await listOutcomes(empty.id)).toEqual(["10:00 missed"]);
    const [unstartable] = await listEvents(empty.id);
    expect(unstartable?.message).toBe(
      `It could not be started on 2026-07-01 at 10:00 UTC: ${empty.key} has no step that is switched on. No run of it has begun yet.`,
    );
    const [unasked] = await listEvents(asking.id);
    expect(unasked).toMatchObject({ type: "job.missed" });
    expect(unasked?.message).toContain("table is missing. A run by the schedule gets the defaults");
    expect(await listOutcomes(off.id)).toEqual([]);
    expect(await waitsFor(off.id)).toEqual(["11:00:00", "11:00:00"]);
  });

  it("go on with the others when one of them meets an error, and come back to it", async () => {
    const broken = await makeScheduledJob({ ...hourly("09:59"), zone: "Mars/Olympus" });
    const whole = await makeScheduledJob(hourly("10:00"));

    await expect(runSchedules({ now: at("10:00") })).rejects.toThrow();

    expect(await listOutcomes(whole.id)).toEqual(["10:00 pending"]);
    const { dueAt } = await db().prisma.schedule.findUniqueOrThrow({ where: { jobId: broken.id } });
    expect(dueAt?.getTime()).toBeGreaterThan(Date.now());
  });

  it("end where no time will come any more", async () => {
    const job = await makeScheduledJob({ cron: "0 0 10 1 7 * 2026", nextAt: at("10:00") });

    await runSchedules({ now: at("10:00") });
    expect(await listOutcomes(job.id)).toEqual(["10:00 pending"]);
    expect(await waitsFor(job.id)).toEqual([undefined, undefined]);
  });
});
