import { expect, it } from "vitest";
import { testGuard } from "@/lib/executor/run.fixture";
import { makeScheduledJob } from "@/lib/executor/schedules/schedule.fixture";
import { describeWithDatabase } from "@/lib/testing/database";
import { waitFor } from "@/lib/testing/wait-for";
import { RunWorker } from "./run-worker";

describeWithDatabase("the run worker", (db) => {
  it("starts the run of a schedule that is due, and ends it", async () => {
    const job = await makeScheduledJob({ everySeconds: 3600, nextAt: new Date(Date.now() - 1000) });
    await db().prisma.jobStep.updateMany({ data: { config: { seconds: 0.01 } } });
    const errors: unknown[] = [];
    const onError = (error: unknown) => void errors.push(error);
    const worker = new RunWorker({ workerId: "worker-1", guard: testGuard, onError });

    worker.start();
    try {
      await waitFor("the run to complete", async () => {
        const run = await db().prisma.run.findFirst({ where: { jobId: job.id } });
        return run?.status === "completed";
      });
    } finally {
      await worker.stop();
    }

    expect(errors).toEqual([]);
  });
});
