import { beforeEach, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { OpenRunInput, PutRunStepInput } from "@/lib/schemas/run";
import { makeCast } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeJob } from "@/lib/testing/factories/jobs";
import { getRun } from "./get-run";
import { openRun } from "./open-run";
import { putRunStep } from "./put-run-step";
import { updateRun } from "./update-run";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describeWithDatabase("unusual runs", (db) => {
  let alice: Actor;
  beforeEach(async () => {
    await truncateAll(db());
    alice = (await makeCast()).alice.actor;
  });

  /** Completed runs of ten minutes with two steps, one a day until yesterday, written as they would have been. */
  async function makeHistory(jobId: string, count: number): Promise<void> {
    const now = Date.now();
    const startOf = (n: number) => new Date(now - (n + 1) * DAY);
    const runs = await db().prisma.run.createManyAndReturn({
      data: Array.from({ length: count }, (_, n) => ({
        organisationId: alice.organisationId,
        jobId,
        source: "reported",
        status: "completed",
        startedAt: startOf(n),
        completedAt: new Date(startOf(n).getTime() + 10 * MINUTE),
        executionTimeMs: 10 * MINUTE + n * 1000,
        createdAt: startOf(n),
      })),
      select: { id: true, createdAt: true },
    });
    await db().prisma.runStep.createMany({
      data: runs.flatMap(({ id, createdAt }) =>
        ["Dump", "Upload"].map((name, index) => ({
          runId: id,
          position: index + 1,
          name,
          type: "reported",
          status: "completed",
          output: "é".repeat(2000),
          createdAt,
        })),
      ),
    });
  }

  async function reportRun(minutes: number, steps: Record<string, string>) {
    const { id } = await openRun({ actor: alice, key: "backup", input: OpenRunInput.parse({}) });
    for (const [name, output] of Object.entries(steps)) {
      const input = PutRunStepInput.parse({ status: "completed", output });
      await putRunStep({ actor: alice, id, name, input });
    }
    const input = { status: "completed", execution_time_ms: minutes * MINUTE } as const;
    await updateRun({ actor: alice, id, input });
    return getRun({ actor: alice, id });
  }

  const usualSteps = { Dump: "é".repeat(2000), Upload: "é".repeat(2100) };

  it("are told in one event with all that was unusual, and the figures", async () => {
    const job = await makeJob(alice.organisationId, { key: "backup" });
    await makeHistory(job.id, 20);

    const run = await reportRun(42, { Dump: "" });

    expect(run.events.map(({ type }) => type)).toEqual(["job.started", "job.completed", "job.anomaly"]);
    const event = run.events.at(-1);
    expect(event).toMatchObject({ severity: "warning", title: "backup ran unusually" });
    expect(event?.message).toBe(
      "It took 42 min; 10 min 1 s to 10 min 18 s are usual (the last 20 runs). " +
        "The step “Upload” was not done; it was in 20 of the last 20 runs. " +
        "It wrote nothing; 8 kB is usual (the last 20 runs).",
    );
    expect(event?.details).toMatchObject({
      anomalies: [
        { kind: "duration", direction: "longer", runs: 20 },
        { kind: "steps", missing: ["Upload"] },
        { kind: "output", direction: "less", value: 0, median: 8000 },
      ],
    });
    expect(run.notifications).not.toHaveLength(0);
  });

  it("are looked for where the job wants it, among at least ten runs", async () => {
    const job = await makeJob(alice.organisationId, { key: "backup", anomalies: ["steps"] });
    await makeHistory(job.id, 9);
    expect((await reportRun(42, usualSteps)).events).toHaveLength(2);

    const unusual = await reportRun(42, { Dump: "" });
    expect(unusual.events.at(-1)?.details).toMatchObject({ anomalies: [{ kind: "steps", runs: 10 }] });

    await db().prisma.job.update({ where: { id: job.id }, data: { anomalies: [] } });
    expect((await reportRun(42, {})).events).toHaveLength(2);
  });

  it("are compared with the last fifty that completed", async () => {
    const job = await makeJob(alice.organisationId, { key: "backup" });
    await makeHistory(job.id, 200);
    await db().prisma.run.updateMany({
      where: { jobId: job.id, createdAt: { gt: new Date(Date.now() - 100.5 * DAY) } },
      data: { status: "failed", executionTimeMs: 1000 },
    });

    const run = await reportRun(42, usualSteps);

    expect(run.events.at(-1)?.details).toMatchObject({
      anomalies: [{ kind: "duration", runs: 50, lowest: 10 * MINUTE + 102_000 }],
    });
  });
});
