import { beforeEach, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { OpenRunInput, PutRunStepInput } from "@/lib/schemas/run";
import { beatRun } from "@/lib/services/runs/beat-run";
import { openRun } from "@/lib/services/runs/open-run";
import { putRunStep } from "@/lib/services/runs/put-run-step";
import { updateRun } from "@/lib/services/runs/update-run";
import { makeCast } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeJob } from "@/lib/testing/factories/jobs";
import { makeRun } from "@/lib/testing/factories/runs";
import { listEvents, makeScheduledJob } from "./schedules/schedule.fixture";
import { watchRuns } from "./watch-runs";

const MINUTE_MS = 60_000;
const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE_MS);

describeWithDatabase("watching over runs", (db) => {
  let alice: Actor;
  beforeEach(async () => {
    await truncateAll(db());
    alice = (await makeCast()).alice.actor;
  });

  const makeReported = (fields: object) =>
    makeJob(alice.organisationId, { key: "backup", kind: "reported", ...fields });
  const open = (input: object = {}) =>
    openRun({ actor: alice, key: "backup", input: OpenRunInput.parse(input) });
  const end = (id: string, input: Parameters<typeof updateRun>[0]["input"]) =>
    updateRun({ actor: alice, id, input });
  const find = (id: string) => db().prisma.run.findUniqueOrThrow({ where: { id } });
  const shift = (id: string, data: object) => db().prisma.run.update({ where: { id }, data });

  it("ends a reported run that is over its time, and no other", async () => {
    const job = await makeReported({ timeoutSeconds: 1800 });
    const { id } = await open({ started_at: ago(31).toISOString() });
    const young = await open({ started_at: ago(29).toISOString() });

    expect(await Promise.all([watchRuns(), watchRuns()])).toContain(1);

    expect(await find(id)).toMatchObject({
      status: "timed_out",
      errorMessage: "The run was still under way after 30 min, the longest it may take.",
    });
    expect((await find(young.id)).status).toBe("running");
    const events = await listEvents(job.id);
    expect(events.filter(({ type }) => type === "job.timed_out")).toMatchObject([
      { runId: id, details: { ended_by: "runbell" } },
    ]);
  });

  it("ends a built-in run that is over its time only where its worker is gone", async () => {
    const job = await makeJob(alice.organisationId, {
      steps: [{ name: "Sleep", type: "wait", config: { seconds: 1 } }],
    });
    const fields = { source: "builtin", status: "running", timeoutSeconds: 60, timeoutAt: ago(1) } as const;
    const alive = await makeRun(job, { ...fields, leaseUntil: ago(-1) });
    const dead = await makeRun(job, { ...fields, leaseUntil: ago(0.1) });

    expect(await watchRuns()).toBe(1);
    expect((await find(dead.id)).status).toBe("timed_out");
    expect((await find(alive.id)).status).toBe("running");
  });

  it("tells once of a run that takes too long, with the figures, and lets it go on", async () => {
    const job = await makeReported({ slowAfterSeconds: 1800 });
    const { id } = await open({ started_at: ago(42.2).toISOString() });

    expect(await watchRuns()).toBe(0);
    await Promise.all([watchRuns(), watchRuns()]);

    const slow = (await listEvents(job.id)).filter(({ type }) => type === "job.slow");
    expect(slow).toMatchObject([
      { runId: id, title: "backup takes too long", details: { limit_ms: 1_800_000 } },
    ]);
    expect(slow[0]?.message).toMatch(
      /^The run has been under way for 4[2-9] min.*; its limit is 30 min\. It goes on\.$/,
    );
    expect((await find(id)).status).toBe("running");
  });

  it("loses a silent run as soon as its job says, without any heartbeat", async () => {
    await makeReported({ silentAfterSeconds: 120 });
    const { id } = await open();
    const secondsLeft = async () => ((await find(id)).leaseUntil?.getTime() ?? 0) / 1000 - Date.now() / 1000;
    expect(await secondsLeft()).toBeLessThanOrEqual(120);
    await shift(id, { leaseUntil: ago(1) });

    await beatRun({ actor: alice, id });
    expect(await secondsLeft()).toBeGreaterThan(60);
    await shift(id, { leaseUntil: ago(1) });
    await putRunStep({
      actor: alice,
      id,
      name: "Load",
      input: PutRunStepInput.parse({ status: "running" }),
    });
    expect(await secondsLeft()).toBeGreaterThan(60);
    expect(await watchRuns()).toBe(0);

    await shift(id, { leaseUntil: ago(0.1) });
    expect(await watchRuns()).toBe(1);
    expect((await find(id)).status).toBe("lost");
  });

  it("believes the reporter of a run that it had given up: once, and it is a recovery", async () => {
    const job = await makeReported({ silentAfterSeconds: 120 });
    const { id } = await open({ external_id: "7" });
    await shift(id, { leaseUntil: ago(0.1) });
    await watchRuns();

    const completed = await end(id, { status: "completed", completed_at: new Date().toISOString() });
    await end(id, { status: "completed" });

    expect(completed).toMatchObject({ status: "completed", error_message: null });
    const events = await listEvents(job.id);
    expect(events.map(({ type }) => type)).toEqual([
      "job.started",
      "job.lost",
      "job.completed",
      "job.recovered",
    ]);
    expect(events.at(-1)?.message).toMatch(/^It was lost on .+ UTC, but completed after all\./);
    await expect(end(id, { status: "failed" })).rejects.toThrow("The run has ended as “completed” already");
    expect(await open({ external_id: "7", status: "completed" })).toMatchObject({ duplicate: true });
  });

  it("believes a reporter that says so when it opens the run again, and that it failed", async () => {
    const job = await makeReported({ timeoutSeconds: 60 });
    const { id } = await open({ external_id: "7", started_at: ago(2).toISOString() });
    await watchRuns();

    await open({ external_id: "7", status: "failed", error_message: "exit status 2" });

    expect(await find(id)).toMatchObject({ status: "failed", errorMessage: "exit status 2" });
    expect((await listEvents(job.id)).map(({ type }) => type)).toEqual([
      "job.started",
      "job.timed_out",
      "job.failed",
    ]);
  });

  it("does not tell of a second recovery when the job was right again meanwhile", async () => {
    const job = await makeReported({ silentAfterSeconds: 120 });
    const { id } = await open();
    await shift(id, { leaseUntil: ago(0.1) });
    await watchRuns();
    await open({ status: "completed" });

    await end(id, { status: "completed", completed_at: ago(1).toISOString() });

    const types = (await listEvents(job.id)).map(({ type }) => type);
    expect(types.filter((type) => type === "job.recovered")).toHaveLength(1);
    expect((await find(id)).status).toBe("completed");
  });

  it("does not let an end that its reporter told be changed", async () => {
    await makeReported({});
    const { id } = await open({ status: "timeout" });

    await expect(end(id, { status: "completed" })).rejects.toThrow(
      "The run has ended as “timed out” already; it cannot become “completed”.",
    );
  });

  it("tells once that a run by the schedule waits, and what for", async () => {
    const schedule = { cron: "0 * * * *", nextAt: ago(-60), graceSeconds: 60 };
    const job = await makeScheduledJob(schedule, { organisationId: alice.organisationId });
    const pending = { source: "builtin", status: "pending", cause: "schedule", startedAt: null } as const;
    await makeRun(job, { ...pending, scheduledFor: ago(3), createdAt: ago(3) });
    await makeRun(job, { ...pending, scheduledFor: ago(2), createdAt: ago(2) });
    const full = await makeScheduledJob(schedule, { organisationId: alice.organisationId });
    await makeRun(full, { ...pending, scheduledFor: ago(3), createdAt: ago(3) });
    await makeRun(full, { source: "builtin", status: "running", leaseUntil: ago(-1) });
    const madeUpFor = await makeScheduledJob(schedule, { organisationId: alice.organisationId });
    await makeRun(madeUpFor, { ...pending, scheduledFor: ago(300), createdAt: ago(3) });

    await Promise.all([watchRuns(), watchRuns()]);
    await watchRuns();

    const [late, ...more] = await listEvents(job.id);
    expect(more).toEqual([]);
    expect(late?.message).toMatch(/^Its run waits since .+ UTC\. No worker has taken it up yet\.$/);
    expect((await listEvents(full.id)).map(({ message }) => message)).toEqual([
      expect.stringContaining("The run before is still under way, and only one may be at a time."),
    ]);
    expect(await listEvents(madeUpFor.id)).toEqual([]);
  });
});
