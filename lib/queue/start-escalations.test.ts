import { beforeEach, expect, test } from "vitest";
import { database, query } from "@/lib/db/database";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeJob } from "@/lib/testing/factories/jobs";
import { listEscalated, makePolicy, record, stepFor } from "./escalation.fixture";
import { makeAcme } from "./people.fixture";

describeWithDatabase("escalations begin", (db) => {
  let acme: Awaited<ReturnType<typeof makeAcme>>;
  let policyId: string;
  const failure = () => ({ type: "job.failed" as const, jobId: acme.job.id });
  const types = ["job.failed", "system.error"] as const;
  beforeEach(async () => {
    await truncateAll(db());
    acme = await makeAcme();
    const steps = [stepFor(acme.alice.id, 5), stepFor(acme.bob.id, 10)];
    policyId = (await makePolicy(acme.organisationId, steps, { repeatCount: 2, types })).id;
  });

  test("with an event whose trigger has a policy: its steps as they are now, the first one due after its delay", async () => {
    const [eventId] = await record(acme.organisationId, failure());

    const [escalation] = await listEscalated();
    expect(escalation).toMatchObject({
      organisationId: acme.organisationId,
      eventId,
      policyId,
      policyName: "Nights",
      jobId: acme.job.id,
      state: "active",
      position: 0,
      round: 0,
      repeatCount: 2,
      steps: [stepFor(acme.alice.id, 5), stepFor(acme.bob.id, 10)],
    });
    const began = escalation?.createdAt.getTime() ?? NaN;
    expect((escalation?.nextAt?.getTime() ?? NaN) - began).toBe(5 * 60_000);
    const [clock] = await query<{ seconds: number }>(
      `SELECT abs(extract(epoch FROM now() - created_at))::float8 AS seconds FROM escalations`,
    );
    expect(clock?.seconds).toBeLessThan(60);

    await database().prisma.escalationPolicy.update({ where: { id: policyId }, data: { steps: [] } });
    expect((await listEscalated())[0]?.steps).toHaveLength(2);
  });

  test("not with an event of another type, and not with one that tells nobody", async () => {
    await record(acme.organisationId, { type: "job.lost", jobId: acme.job.id });
    await database().prisma.organisation.updateMany({ data: { mode: "off" } });
    await record(acme.organisationId, failure());
    await database().prisma.organisation.updateMany({ data: { mode: "inherit" } });
    await database().prisma.preference.createMany({
      data: [acme.alice, acme.bob].map(({ id: userId }) => ({
        organisationId: acme.organisationId,
        userId,
        emailEnabled: false,
      })),
    });
    await record(acme.organisationId, failure());

    expect(await listEscalated()).toEqual([]);
  });

  test("with an event that waits for quiet hours: somebody is going to be told", async () => {
    await database().prisma.preference.createMany({
      data: [acme.alice, acme.bob].map(({ id: userId }) => ({
        organisationId: acme.organisationId,
        userId,
        quietHoursStart: "00:00",
        quietHoursEnd: "23:59",
      })),
    });
    await record(acme.organisationId, failure());

    expect(await database().prisma.notification.findMany()).toMatchObject([
      { state: "held" },
      { state: "held" },
    ]);
    expect(await listEscalated()).toHaveLength(1);
  });

  test("once for a job that fails again: what comes meanwhile joins the one that goes on", async () => {
    const [first] = await record(acme.organisationId, failure(), failure());
    await record(acme.organisationId, failure());
    expect(await listEscalated()).toMatchObject([{ eventId: first }]);

    const other = await makeJob(acme.organisationId, { key: "billing" });
    await record(acme.organisationId, { type: "job.failed", jobId: other.id });
    await database().prisma.escalation.updateMany({
      where: { jobId: acme.job.id },
      data: { state: "stopped" },
    });
    const [again] = await record(acme.organisationId, failure());
    expect((await listEscalated()).map(({ eventId }) => eventId)).toContain(again);
    expect(await listEscalated()).toHaveLength(3);
  });

  test("each for itself with events of no job", async () => {
    await record(acme.organisationId, { type: "system.error" }, { type: "system.error" });
    expect(await listEscalated()).toMatchObject([{ jobId: null }, { jobId: null }]);
  });

  test("not with a failure that is over by the end of the same call, but with one after that", async () => {
    const over = { type: "job.completed" as const, jobId: acme.job.id };
    await record(acme.organisationId, failure(), over);
    expect(await listEscalated()).toEqual([]);

    const [, , last] = await record(acme.organisationId, failure(), over, failure());
    expect(await listEscalated()).toMatchObject([{ eventId: last }]);
  });

  test("once when two failures of a job are recorded at the same time, and once with an event that comes twice", async () => {
    await Promise.all(Array.from({ length: 10 }, () => record(acme.organisationId, failure())));
    expect(await listEscalated()).toHaveLength(1);

    await truncateEscalations();
    const keyed = { ...failure(), dedupeKey: "k" };
    await record(acme.organisationId, keyed);
    await truncateEscalations();
    await record(acme.organisationId, keyed);
    expect(await listEscalated()).toEqual([]);
  });

  const truncateEscalations = () => database().prisma.escalation.deleteMany();
});
