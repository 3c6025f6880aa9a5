import { beforeEach, expect, it } from "vitest";
import { ScheduleInput } from "@/lib/core/schedule";
import { withTransaction } from "@/lib/db/database";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeJob } from "@/lib/testing/factories/jobs";
import { makeOrganisation } from "@/lib/testing/factories/organisations";
import { writeSchedule } from "./write-schedule";

describeWithDatabase("writing a schedule", (db) => {
  let job: { id: string; organisationId: string; kind: string };
  beforeEach(async () => {
    await truncateAll(db());
    job = await makeJob((await makeOrganisation()).id, { kind: "reported" });
  });

  const write = async (input: object | null) => {
    await withTransaction((tx) => writeSchedule(tx, job, input && ScheduleInput.parse(input)));
    return db().prisma.schedule.findUnique({ where: { jobId: job.id } });
  };
  const secondsAhead = (time: Date | null | undefined) =>
    time ? Math.round((time.getTime() - Date.now()) / 1000) : null;

  it("waits for the next time, and of a reported job until it is late", async () => {
    const written = await write({ every_seconds: 3600, late_seconds: 60 });

    expect(secondsAhead(written?.nextAt)).toBeGreaterThan(3590);
    expect(written?.dueAt?.getTime()).toBe((written?.nextAt?.getTime() ?? 0) + 60_000);
    expect(await write(null)).toBeNull();
  });

  it("goes on waiting for the same time when only something else is changed, and starts anew otherwise", async () => {
    await write({ every_seconds: 3600 });
    const soon = new Date(Math.floor(Date.now() / 1000) * 1000 + 5000);
    await db().prisma.schedule.updateMany({ data: { nextAt: soon, dueAt: soon } });

    const patient = await write({ every_seconds: 3600, grace_seconds: 600 });
    expect(patient?.nextAt).toEqual(soon);
    expect(patient?.dueAt?.getTime()).toBe(soon.getTime() + 600_000);
    expect(secondsAhead((await write({ every_seconds: 7200 }))?.nextAt)).toBeGreaterThan(7190);
  });

  it("waits for nothing while it is paused, and then starts from now", async () => {
    await write({ every_seconds: 3600 });

    expect(await write({ every_seconds: 3600, paused: true })).toMatchObject({ nextAt: null, dueAt: null });
    expect(secondsAhead((await write({ every_seconds: 3600 }))?.nextAt)).toBeGreaterThan(3590);
  });
});
