import { beforeEach, expect, it } from "vitest";
import { systemActor } from "@/lib/auth/system-actor";
import { ConflictError, NotFoundError } from "@/lib/core/errors";
import { withTransaction } from "@/lib/db/database";
import { finishRun } from "@/lib/services/runs/finish-run";
import { retryRun } from "@/lib/services/runs/retry-run";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import type { StepInput } from "@/lib/testing/factories/jobs";
import { makeOrganisation } from "@/lib/testing/factories/organisations";
import { makeTrigger } from "@/lib/testing/factories/triggers";
import { claimRuns } from "./claim-run";
import { claimOne, execute, loadRun, makeWaitingRun } from "./run.fixture";

const broken: StepInput = { name: "Load", type: "http.request", config: { url: "http://169.254.169.254/" } };
const fine: StepInput = { name: "Load", type: "wait", config: { seconds: 0.01 } };

describeWithDatabase("a run that fails and may be tried again", (db) => {
  beforeEach(() => truncateAll(db()));

  const makeRetried = async (maxAttempts = 3) => {
    const made = await makeWaitingRun([broken], { maxAttempts, parameters: { day: "monday" } });
    await db().prisma.job.update({
      where: { id: made.job.id },
      data: { maxAttempts, retryInitialSeconds: 60, retryMaxSeconds: 90 },
    });
    return made;
  };
  const findAttempts = (first: string) =>
    db().prisma.run.findMany({ where: { firstRunId: first }, orderBy: { attempt: "asc" } });
  const executeDue = async () => {
    await db().prisma.run.updateMany({ where: { status: "pending" }, data: { notBefore: new Date(0) } });
    return execute(await claimOne());
  };

  it("gets further attempts, each later than the last, with the same parameters, until they are up", async () => {
    const { id } = await makeRetried();
    expect(await execute(await claimOne())).toBe("failed");
    expect(await claimRuns("worker-1", 1)).toEqual([]);
    expect(await executeDue()).toBe("failed");
    expect(await executeDue()).toBe("failed");

    const [second, third, ...more] = await findAttempts(id);
    if (!second || !third) throw new Error("there were too few attempts");
    expect(more).toEqual([]);
    expect(second).toMatchObject({
      attempt: 2,
      maxAttempts: 3,
      cause: "retry",
      parameters: { day: "monday" },
    });
    expect(third).toMatchObject({ attempt: 3, maxAttempts: 3, firstRunId: id });
    const [first, last] = [await loadRun(id), await loadRun(third.id)];
    expect(first.events.at(-1)).toMatchObject({
      type: "job.failed",
      message: expect.stringMatching(
        / Attempt 1 of 3; the next one on \d{4}-\d\d-\d\d at \d\d:\d\d UTC\.$/,
      ) as string,
      details: { attempt: 1, max_attempts: 3, will_retry: true },
    });
    const { next_attempt_at: nextAt } = first.events.at(-1)?.details as { next_attempt_at: string };
    expect(Date.parse(nextAt) - (first.completedAt?.getTime() ?? 0)).toBe(60_000);
    expect(last.events.at(-1)).toMatchObject({
      message: expect.stringMatching(/ Attempt 3 of 3, the last one\.$/) as string,
      details: { attempt: 3, will_retry: false, next_attempt_at: null },
    });
    const secondEnd = (await loadRun(second.id)).events.at(-1)?.details as { next_attempt_at: string };
    expect(Date.parse(secondEnd.next_attempt_at) - (await loadRun(second.id)).completedAt!.getTime()).toBe(
      90_000,
    );
  });

  it("is told of once where only the last attempt is to be told", async () => {
    const { id, organisation } = await makeRetried(2);
    await makeTrigger(organisation.id, "job.failed", { occasion: "last_attempt" });
    await execute(await claimOne());
    await executeDue();
    const [second] = await findAttempts(id);
    const told = async (runId: string) => {
      const { events, notifications } = await loadRun(runId);
      const failure = events.find(({ type }) => type === "job.failed");
      return notifications.filter(({ eventId }) => eventId === failure?.id).map(({ state }) => state);
    };

    expect(await told(id)).toEqual([]);
    expect(await told(second?.id ?? "")).toEqual(["queued", "queued"]);
  });

  it("recovers once, however many attempts had failed", async () => {
    const { id, job } = await makeRetried();
    await execute(await claimOne());
    await executeDue();
    await db().prisma.runStep.updateMany({
      where: { status: "pending" },
      data: { type: fine.type, config: fine.config },
    });
    expect(await executeDue()).toBe("completed");
    await db().prisma.jobStep.updateMany({
      where: { jobId: job.id },
      data: { type: fine.type, config: fine.config },
    });
    const { id: next } = await retryRun({ actor: systemActor(job.organisationId, "test"), id });
    expect(await execute(await claimOne())).toBe("completed");

    const recoveries = await db().prisma.event.findMany({ where: { type: "job.recovered" } });
    expect(recoveries.map(({ runId }) => runId)).toEqual([(await findAttempts(id)).at(-1)?.id]);
    expect((await loadRun(next)).events.map(({ type }) => type)).toEqual(["job.started", "job.completed"]);
  });

  it("gets none when the job was switched off, and says so; a lost run gets one, a cancelled one does not", async () => {
    const off = await makeRetried();
    await db().prisma.job.update({ where: { id: off.job.id }, data: { enabled: false } });
    await execute(await claimOne());
    const [lost, cancelled] = [await makeRetried(), await makeRetried()];
    await withTransaction((tx) => finishRun(tx, lost.id, { status: "lost" }));
    await withTransaction((tx) => finishRun(tx, cancelled.id, { status: "cancelled" }));

    const { events } = await loadRun(off.id);
    expect(events.at(-1)?.message).toMatch(/ Attempt 1 of 3; there will be no further one\.$/);
    expect(await findAttempts(off.id)).toEqual([]);
    expect(await findAttempts(lost.id)).toHaveLength(1);
    expect(await findAttempts(cancelled.id)).toEqual([]);
  });

  it("can be run again by hand, with its parameters and attempts of its own", async () => {
    const { id, organisation, job, owner } = await makeRetried();
    const actor = { ...systemActor(organisation.id, "test"), userId: owner.id };
    await expect(retryRun({ actor, id })).rejects.toThrow(ConflictError);
    await execute(await claimOne());

    const made = await retryRun({ actor, id });

    expect(made).toMatchObject({ status: "pending", cause: "manual", attempt: 1, max_attempts: 3 });
    expect(await loadRun(made.id)).toMatchObject({
      jobId: job.id,
      firstRunId: null,
      startedById: owner.id,
      parameters: { day: "monday" },
    });
    expect(await db().prisma.auditEntry.findFirst({ where: { subjectId: id } })).toMatchObject({
      action: "run.retry",
      after: { job: "nightly", run_id: made.id },
    });
    const stranger = systemActor((await makeOrganisation()).id, "test");
    await expect(retryRun({ actor: stranger, id })).rejects.toThrow(NotFoundError);
  });
});
