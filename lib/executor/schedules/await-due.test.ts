import { beforeEach, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { OpenRunInput } from "@/lib/schemas/run";
import { openRun } from "@/lib/services/runs/open-run";
import { makeCast } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeRun } from "@/lib/testing/factories/runs";
import { runSchedules } from "./run-schedules";
import { listEvents, listOutcomes, makeScheduledJob, waitsFor, type ScheduledJob } from "./schedule.fixture";

const at = (time: string) => new Date(`2026-07-01T${time}Z`);

describeWithDatabase("schedules of reported jobs", (db) => {
  let alice: Actor;
  beforeEach(async () => {
    await truncateAll(db());
    alice = (await makeCast()).alice.actor;
  });

  const make = (schedule: Partial<ScheduledJob> = {}) =>
    makeScheduledJob(
      { cron: "0 * * * *", nextAt: at("10:00"), ...schedule },
      { kind: "reported", key: "backup", organisationId: alice.organisationId },
    );
  const report = (startedAt: string, status = "completed") =>
    openRun({
      actor: alice,
      key: "backup",
      input: OpenRunInput.parse({ started_at: at(startedAt).toISOString(), status }),
    });
  const typesOf = async (jobId: string) => (await listEvents(jobId)).map(({ type }) => type);

  it("tell once that a run is late, and then that it was missed", async () => {
    const job = await make({ lateSeconds: 60 });
    await makeRun(job, { startedAt: at("09:00:12"), completedAt: at("09:01"), createdAt: at("09:00:12") });

    expect(await runSchedules({ now: at("10:00:59") })).toBe(0);
    await runSchedules({ now: at("10:01") });
    await runSchedules({ now: at("10:04") });
    expect(await typesOf(job.id)).toEqual(["job.late"]);
    await Promise.all([1, 2, 3].map(() => runSchedules({ now: at("10:05") })));

    const [late, missed, ...more] = await listEvents(job.id);
    expect(more).toEqual([]);
    expect(late?.message).toBe(
      "A run was expected on 2026-07-01 at 10:00 UTC, and nothing had begun 1 minute later. " +
        "After 5 minutes it counts as missed. The run before began on 2026-07-01 at 09:00:12 UTC and completed.",
    );
    expect(missed).toMatchObject({
      type: "job.missed",
      message:
        "A run was expected on 2026-07-01 at 10:00 UTC, and nothing had begun 5 minutes later. " +
        "The run before began on 2026-07-01 at 09:00:12 UTC and completed.",
      details: { missed_times: 1, expected_at: at("10:00").toISOString(), grace_seconds: 300 },
    });
    const run = await db().prisma.run.findUniqueOrThrow({ where: { id: missed?.runId ?? "" } });
    expect(run).toMatchObject({
      source: "reported",
      status: "missed",
      startedAt: null,
      completedAt: at("10:05"),
      scheduledFor: at("10:00"),
      executionTimeMs: null,
    });
    expect(await waitsFor(job.id)).toEqual(["11:00:00", "11:01:00"]);
  });

  it("wait no more for a time whose run has begun, early or late", async () => {
    const job = await make({ lateSeconds: 60 });

    await report("09:56");
    expect(await waitsFor(job.id)).toEqual(["11:00:00", "11:01:00"]);
    await report("10:30");
    expect(await waitsFor(job.id)).toEqual(["11:00:00", "11:01:00"]);
    await report("11:04:59");
    expect(await waitsFor(job.id)).toEqual(["12:00:00", "12:01:00"]);

    expect(await runSchedules({ now: at("12:00:30") })).toBe(0);
    const runs = await db().prisma.run.findMany({ where: { jobId: job.id }, orderBy: { startedAt: "asc" } });
    expect(runs.map(({ scheduledFor }) => scheduledFor)).toEqual([at("10:00"), null, at("11:00")]);
  });

  it("take a later run for a later time, and still tell of those that were missed before it", async () => {
    const job = await make();

    await report("12:58");
    while ((await runSchedules({ now: at("13:06") })) > 0);

    expect(await listOutcomes(job.id)).toEqual(["12:00 missed", "13:00 completed"]);
    const missed = (await listEvents(job.id)).find(({ type }) => type === "job.missed");
    expect(missed?.message).toContain(
      "A run was expected 3 times from 2026-07-01 at 10:00 UTC to 2026-07-01 at 12:00 UTC, " +
        "and nothing began within 5 minutes of any of them. Runbell itself was not watching then.",
    );
    expect(await waitsFor(job.id)).toEqual(["14:00:00", "14:05:00"]);
  });

  it("tell that a job which was missed works again", async () => {
    const job = await make();
    await runSchedules({ now: at("10:05") });

    await report("10:03:30");

    const events = await listEvents(job.id);
    expect(events.map(({ type }) => type)).toEqual(["job.missed", "job.completed", "job.recovered"]);
    expect(events.at(-1)?.message).toMatch(/^The run before was missed on 2026-07-01 at 10:05 UTC\./);
    await report("11:00");
    expect((await typesOf(job.id)).filter((type) => type === "job.recovered")).toHaveLength(1);
  });

  it("count an interval from the run that began last", async () => {
    const job = await make({ cron: undefined, everySeconds: 3600, nextAt: at("10:00") });

    await report("09:20");
    expect(await waitsFor(job.id)).toEqual(["10:20:00", "10:25:00"]);
    await report("08:00");
    expect(await waitsFor(job.id)).toEqual(["10:20:00", "10:25:00"]);
    await runSchedules({ now: at("10:25") });
    expect(await typesOf(job.id)).toContain("job.missed");
    expect(await waitsFor(job.id)).toEqual(["11:20:00", "11:25:00"]);
    await report("10:40");
    expect(await waitsFor(job.id)).toEqual(["11:40:00", "11:45:00"]);
  });

  it("wait for nothing of a job that is switched off", async () => {
    const job = await make({ lateSeconds: 60 });
    await db().prisma.job.update({ where: { id: job.id }, data: { enabled: false } });

    await runSchedules({ now: at("12:30") });
    expect(await listEvents(job.id)).toEqual([]);
    expect(await waitsFor(job.id)).toEqual(["13:00:00", "13:01:00"]);
  });
});
