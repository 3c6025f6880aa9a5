import { beforeEach, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { ConflictError, NotFoundError } from "@/lib/core/errors";
import { makeCast } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeJob } from "@/lib/testing/factories/jobs";
import { OpenRunInput, PutRunStepInput } from "@/lib/schemas/run";
import { watchRuns } from "@/lib/executor/watch-runs";
import { beatRun } from "./beat-run";
import { getRun } from "./get-run";
import { listRuns } from "./list-runs";
import { openRun } from "./open-run";
import { putRunStep } from "./put-run-step";
import { updateRun } from "./update-run";

describeWithDatabase("reported runs", (db) => {
  let alice: Actor;
  let charlie: Actor;
  beforeEach(async () => {
    await truncateAll(db());
    const cast = await makeCast();
    alice = cast.alice.actor;
    charlie = cast.charlie.actor;
  });

  const open = (input: object = {}, key = "backup") =>
    openRun({ actor: alice, key, input: OpenRunInput.parse(input) });
  const step = (id: string, name: string, input: object) =>
    putRunStep({ actor: alice, id, name, input: PutRunStepInput.parse(input) });
  const eventsOf = async (id: string) => (await getRun({ actor: alice, id })).events;

  it("makes job and target at the first sight, owned by the reporter", async () => {
    const run = await open({
      target: { name: "db-1", hostname: "db-1.example.org", tags: ["prod"] },
      parameters: { full: true },
    });

    expect(run).toMatchObject({
      duplicate: false,
      status: "running",
      source: "reported",
      job: { key: "backup", name: "backup" },
      target: { name: "db-1", hostname: "db-1.example.org" },
      started_by: { id: alice.userId },
    });
    const job = await db().prisma.job.findFirstOrThrow();
    expect(job).toMatchObject({ kind: "reported", ownerId: alice.userId });
    expect((await eventsOf(run.id)).map(({ type }) => type)).toEqual(["job.started"]);
    expect((await open()).job.id).toBe(job.id);
  });

  it("opens one run per external id, also when asked twenty times at once", async () => {
    const runs = await Promise.all(Array.from({ length: 20 }, () => open({ external_id: "build-7" })));

    expect(new Set(runs.map(({ id }) => id)).size).toBe(1);
    expect(runs.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
    expect(await eventsOf(runs[0]?.id ?? "")).toHaveLength(1);
  });

  it("takes a run that is over when it is first heard of", async () => {
    const run = await open({ external_id: "7", status: "error", error_message: "exit status 2" });

    expect(run).toMatchObject({ status: "failed", error_message: "exit status 2", duplicate: false });
    expect((await eventsOf(run.id)).map(({ type, title }) => [type, title])).toEqual([
      ["job.failed", "backup failed"],
    ]);
    expect(await open({ external_id: "7", status: "running" })).toMatchObject({
      status: "failed",
      duplicate: true,
    });
    expect(await open({ external_id: "7", status: "failed" })).toMatchObject({ duplicate: true });
    await expect(open({ external_id: "7", status: "success" })).rejects.toThrow(ConflictError);
  });

  it("ends a run once: the same end again is fine, another one is refused in words", async () => {
    const { id } = await open();

    const first = await updateRun({
      actor: alice,
      id,
      input: { status: "failed", error_message: "no space" },
    });
    const again = await updateRun({ actor: alice, id, input: { status: "failed", error_message: "other" } });

    expect(first).toMatchObject({ status: "failed", error_message: "no space" });
    expect(again).toEqual(first);
    await expect(updateRun({ actor: alice, id, input: { status: "completed" } })).rejects.toThrow(
      "The run has ended as “failed” already; it cannot become “completed”.",
    );
    await expect(updateRun({ actor: alice, id, input: { status: "running" } })).rejects.toThrow(
      ConflictError,
    );
    expect((await eventsOf(id)).map(({ type }) => type)).toEqual(["job.started", "job.failed"]);
  });

  it("ends a run once when two reports race", async () => {
    const { id } = await open();
    const ends = ["completed", "failed"] as const;

    const results = await Promise.allSettled(
      Array.from({ length: 10 }, (_, n) => updateRun({ actor: alice, id, input: { status: ends[n % 2] } })),
    );

    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
    expect(await eventsOf(id)).toHaveLength(2);
  });

  it("takes the reporter's times, and never a negative duration", async () => {
    const { id } = await open({ started_at: "2026-07-01T02:00:00+02:00" });
    const run = await updateRun({
      actor: alice,
      id,
      input: { status: "completed", completed_at: "2026-07-01T00:00:05.250Z" },
    });

    expect(run).toMatchObject({
      started_at: "2026-07-01T00:00:00.000Z",
      completed_at: "2026-07-01T00:00:05.250Z",
      execution_time_ms: 5250,
    });
    const early = await open({ started_at: "2090-01-01T00:00:00Z", status: "completed" });
    expect(early.execution_time_ms).toBe(0);
  });

  it("counts the steps, in whatever order and however often they are reported", async () => {
    const { id } = await open({ total_steps: 3 });

    await step(id, "Load", { status: "failed", error_message: "no space", position: 2 });
    await step(id, "Extract", { status: "completed", position: 1, execution_time_ms: 40 });
    await step(id, "Extract", { status: "running" });
    await step(id, "Load", { status: "success" });
    const late = await step(id, "Tidy up", { status: "running" });

    const run = await getRun({ actor: alice, id });
    expect(late).toMatchObject({ position: 3, status: "running", completed_at: null });
    expect(run).toMatchObject({ total_steps: 3, completed_steps: 2, failed_steps: 0 });
    expect(run.steps).toMatchObject([
      { name: "Extract", status: "completed", execution_time_ms: 40 },
      { name: "Load", status: "completed", error_message: null },
      { name: "Tidy up" },
    ]);
  });

  it("loses no count when many steps are reported at once", async () => {
    const { id } = await open();

    await Promise.all(
      Array.from({ length: 25 }, (_, n) =>
        step(id, `Part ${n}`, { status: n % 5 === 0 ? "failed" : "completed" }),
      ),
    );

    const run = await getRun({ actor: alice, id });
    expect(run).toMatchObject({ total_steps: 25, completed_steps: 20, failed_steps: 5 });
    expect(new Set(run.steps.map(({ position }) => position)).size).toBe(25);
  });

  it("names the failed step in the event, and takes late steps without reopening the run", async () => {
    const { id } = await open();
    await step(id, "Load", { status: "failed", error_message: "no space" });

    await updateRun({ actor: alice, id, input: { status: "failed" } });
    await step(id, "Tidy up", { status: "completed" });

    const run = await getRun({ actor: alice, id });
    expect(run).toMatchObject({
      status: "failed",
      error_message: "no space",
      total_steps: 2,
      completed_steps: 1,
    });
    expect(run.events.at(-1)).toMatchObject({ title: "backup failed at step “Load”" });
    expect(run.events.at(-1)?.message).toMatch(/^no space\. 0 of 1 step completed after [\d.]+ m?s\.$/);
  });

  it("recovers once, also when a cancelled run lies between", async () => {
    const types = async (status: string) =>
      (await eventsOf((await open({ status })).id)).map(({ type }) => type);

    expect(await types("failed")).toEqual(["job.failed"]);
    expect(await types("cancelled")).toEqual([]);
    expect(await types("completed")).toEqual(["job.completed", "job.recovered"]);
    expect(await types("completed")).toEqual(["job.completed"]);
    expect(await types("timeout")).toEqual(["job.timed_out"]);
    expect(await types("lost")).toEqual(["job.lost"]);
    expect(await types("completed")).toEqual(["job.completed", "job.recovered"]);
  });

  it("recovers once when two runs complete at the same time", async () => {
    await open({ status: "failed" });
    const [one, two] = [await open(), await open()];

    await Promise.all(
      [one, two].map(({ id }) => updateRun({ actor: alice, id, input: { status: "completed" } })),
    );

    const events = [...(await eventsOf(one.id)), ...(await eventsOf(two.id))];
    expect(events.filter(({ type }) => type === "job.recovered")).toHaveLength(1);
  });

  it("stores the end with its event and notifications, or nothing of it", async () => {
    const { id } = await open();
    await db().prisma.$executeRawUnsafe(
      `ALTER TABLE notifications ADD CONSTRAINT broken CHECK (false) NOT VALID`,
    );

    try {
      await expect(updateRun({ actor: alice, id, input: { status: "failed" } })).rejects.toThrow();
    } finally {
      await db().prisma.$executeRawUnsafe(`ALTER TABLE notifications DROP CONSTRAINT broken`);
    }

    expect(await getRun({ actor: alice, id })).toMatchObject({ status: "running", completed_at: null });
    expect((await eventsOf(id)).map(({ type }) => type)).toEqual(["job.started"]);
    expect(await updateRun({ actor: alice, id, input: { status: "failed" } })).toMatchObject({
      status: "failed",
    });
    expect((await getRun({ actor: alice, id })).notifications).toHaveLength(1);
  });

  it("counts a run as lost when its heartbeats stop, not when there never were any", async () => {
    const silent = await open({ started_at: "2026-01-01T00:00:00Z" });
    const { id } = await open();
    const beat = await beatRun({ actor: alice, id });
    expect(beat).toMatchObject({ id, status: "running" });
    expect(await watchRuns()).toBe(0);

    await db().prisma.run.update({ where: { id }, data: { leaseUntil: new Date(Date.now() - 1000) } });
    await step(id, "Alive", { status: "running" });
    expect(await watchRuns()).toBe(0);
    await db().prisma.run.update({ where: { id }, data: { leaseUntil: new Date(Date.now() - 1000) } });

    expect(await watchRuns()).toBe(1);
    const run = await getRun({ actor: alice, id });
    expect(run.status).toBe("lost");
    expect(run.error_message).toMatch(/^Nothing was heard of the run since \d{4}-/);
    expect(await beatRun({ actor: alice, id })).toMatchObject({ status: "lost" });
    expect((await getRun({ actor: alice, id: silent.id })).status).toBe("running");
  });

  it("leaves built-in jobs and their runs to Runbell, except for cancelling", async () => {
    const job = await makeJob(alice.organisationId, {
      key: "etl",
      steps: [{ name: "Sleep", type: "wait", config: { seconds: 1 } }],
    });
    const { id } = await db().prisma.run.create({
      data: {
        organisationId: alice.organisationId,
        jobId: job.id,
        source: "builtin",
        status: "pending",
        steps: { create: [{ position: 1, name: "Sleep", type: "wait", status: "pending" }] },
      },
    });

    await expect(open({}, "etl")).rejects.toThrow("etl is run by Runbell");
    await expect(step(id, "Sleep", { status: "completed" })).rejects.toThrow(ConflictError);
    await expect(updateRun({ actor: alice, id, input: { status: "completed" } })).rejects.toThrow(
      ConflictError,
    );
    await updateRun({ actor: alice, id, input: { status: "cancelled" } });

    const run = await getRun({ actor: alice, id });
    expect(run).toMatchObject({ status: "cancelled", events: [] });
    expect(run.steps).toMatchObject([{ status: "skipped", output: "Skipped: the run was cancelled." }]);
  });

  it("lists runs by age, with filters and pages that miss none", async () => {
    const ids: string[] = [];
    for (const status of ["running", "failed", "completed", "failed", "running"])
      ids.unshift((await open({ status }, status === "running" ? "other" : "backup")).id);
    const page = (query: object) =>
      listRuns({ actor: alice, query: { limit: 2, ...query } as Parameters<typeof listRuns>[0]["query"] });

    const first = await page({});
    const second = await page({ cursor: first.next_cursor });
    const third = await page({ cursor: second.next_cursor });

    expect([...first.data, ...second.data, ...third.data].map(({ id }) => id)).toEqual(ids);
    expect(third.next_cursor).toBeNull();
    expect((await page({ status: ["failed"] })).data).toHaveLength(2);
    expect((await page({ job: "other" })).data).toHaveLength(2);
    expect((await page({ q: "ACKU", limit: 9 })).data).toHaveLength(3);
    expect((await page({ q: "%" })).data).toEqual([]);
  });

  it("does not exist for Charlie", async () => {
    const { id } = await open();

    await expect(getRun({ actor: charlie, id })).rejects.toThrow(NotFoundError);
    await expect(updateRun({ actor: charlie, id, input: { status: "failed" } })).rejects.toThrow(
      NotFoundError,
    );
    await expect(beatRun({ actor: charlie, id })).rejects.toThrow(NotFoundError);
    await expect(
      putRunStep({ actor: charlie, id, name: "x", input: PutRunStepInput.parse({ status: "failed" }) }),
    ).rejects.toThrow(NotFoundError);
    const his = await openRun({ actor: charlie, key: "backup", input: OpenRunInput.parse({}) });
    expect(his.job.id).not.toBe((await getRun({ actor: alice, id })).job.id);
    expect((await listRuns({ actor: charlie, query: { limit: 10 } })).data.map((run) => run.id)).toEqual([
      his.id,
    ]);
    expect(await getRun({ actor: alice, id })).toMatchObject({
      status: "running",
      heartbeat_at: null,
      steps: [],
    });
  });
});
