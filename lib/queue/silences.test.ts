import { beforeEach, expect, test } from "vitest";
import type { GateResult } from "@/lib/core/decide/gate";
import { database, withTransaction } from "@/lib/db/database";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeJob, makeTarget } from "@/lib/testing/factories/jobs";
import { makeRun } from "@/lib/testing/factories/runs";
import { decideAndEnqueue } from "./decide-and-enqueue";
import type { EventInput } from "./event-input";
import { makeAcme } from "./people.fixture";
import { recordEvent, recordEvents } from "./record-event";

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);

describeWithDatabase("events during a silence", (db) => {
  let acme: Awaited<ReturnType<typeof makeAcme>>;
  beforeEach(async () => {
    await truncateAll(db());
    acme = await makeAcme();
  });

  const record = (over: Partial<EventInput> = {}) =>
    withTransaction((tx) =>
      recordEvent(tx, {
        organisationId: acme.organisationId,
        type: "job.failed",
        jobId: acme.job.id,
        ...over,
      }),
    );
  const makeSilence = (over: object = {}) =>
    database().prisma.silence.create({
      data: {
        organisationId: acme.organisationId,
        name: "New disks",
        jobIds: [acme.job.id],
        startsAt: inHours(-1),
        endsAt: inHours(1),
        ...over,
      },
    });
  const decisionsOf = (eventId: string) => database().prisma.decision.findMany({ where: { eventId } });

  test("are recorded and not told, and the decision names the silence; then they are told again", async () => {
    const silence = await makeSilence();
    const { id, notifications } = await record({ message: "Disk full" });

    expect(notifications).toBe(0);
    expect(await database().prisma.notification.count()).toBe(0);
    expect(await database().prisma.event.findUnique({ where: { id } })).toMatchObject({
      type: "job.failed",
      message: "Disk full",
      jobId: acme.job.id,
    });
    const decisions = await decisionsOf(id);
    expect(decisions).toMatchObject([{ notificationId: null, verdict: "skip", reason: "silenced" }]);
    expect((decisions[0]?.gates as unknown as GateResult[]).at(-1)).toEqual({
      gate: "silence",
      verdict: "skip",
      reason: "silenced",
      values: { silence_id: silence.id, silence: "New disks", ends_at: silence.endsAt?.toISOString() },
    });

    await database().prisma.silence.update({ where: { id: silence.id }, data: { endsAt: inHours(-0.001) } });
    expect(await record()).toMatchObject({ notifications: 2 });
    expect(await database().prisma.notification.count()).toBe(2);
  });

  test("of another job are told all the while, also in the same call", async () => {
    await makeSilence();
    const other = await makeJob(acme.organisationId, { key: "billing" });
    const told = await withTransaction((tx) =>
      recordEvents(tx, acme.organisationId, [
        { type: "job.failed", jobId: acme.job.id },
        { type: "job.failed", jobId: other.id },
        { type: "system.error" },
      ]),
    );

    expect(told.map(({ notifications }) => notifications > 0)).toEqual([false, true, true]);
  });

  test("that the silence excepts are told", async () => {
    await makeSilence({ exceptCritical: true, eventTypes: ["job.failed"] });

    expect(await record()).toMatchObject({ notifications: 0 });
    expect(await record({ severity: "critical" })).toMatchObject({ notifications: 2 });
    expect(await record({ type: "job.lost" })).toMatchObject({ notifications: 2 });
  });

  test("are told while it is planned, rests, or is another organisation's", async () => {
    const clock = (hours: number) => inHours(hours).toISOString().slice(11, 16);
    const later = { start: clock(2), end: clock(3), days: [1, 2, 3, 4, 5, 6, 7], zone: "UTC" };
    const now = { ...later, start: clock(-1), end: clock(1) };
    await makeSilence({ startsAt: inHours(0.5) });
    await makeSilence({ schedule: later });
    const { id: organisationId } = await database().prisma.organisation.create({
      data: { slug: "other", name: "Other" },
    });
    await makeSilence({ organisationId, jobIds: [] });

    expect(await record()).toMatchObject({ notifications: 2 });
    await makeSilence({ endsAt: null, schedule: now });
    expect(await record()).toMatchObject({ notifications: 0 });
  });

  test("of a machine are those of its runs, and of the jobs that belong on it", async () => {
    const [silenced, free] = [await makeTarget(acme.organisationId), await makeTarget(acme.organisationId)];
    await makeSilence({ jobIds: [], targetIds: [silenced.id] });
    const at = async (targetId: string) => ({ runId: (await makeRun(acme.job, { targetId })).id });

    expect(await record(await at(silenced.id))).toMatchObject({ notifications: 0 });
    expect(await record(await at(free.id))).toMatchObject({ notifications: 2 });
    expect(await record()).toMatchObject({ notifications: 2 });
    await database().prisma.job.update({ where: { id: acme.job.id }, data: { targetId: silenced.id } });
    expect(await record()).toMatchObject({ notifications: 0 });
    expect(await record(await at(free.id))).toMatchObject({ notifications: 2 });
  });

  test("do not keep back what somebody asks for by hand; a step's message about the job they do", async () => {
    await makeSilence({ jobIds: [] });
    const ask = async (over: object) => {
      const [row] = await withTransaction((tx) =>
        decideAndEnqueue(
          tx,
          acme.organisationId,
          {
            purpose: "direct",
            severity: "info",
            jobId: null,
            runId: null,
            runStepId: null,
            recipients: [{ kind: "email", email: "bob@example.org" }],
            channelKinds: ["email"],
            templateVersionId: null,
            inlineTemplate: { subject: "Hello", text: "By hand", syntax: "literal" },
            attachments: [],
            dedupeKey: null,
            ...over,
          },
          null,
        ),
      );
      return row?.state;
    };

    expect(await ask({})).toBe("queued");
    expect(await ask({ jobId: acme.job.id, askedBy: acme.bob.id })).toBe("queued");
    expect(await ask({ jobId: acme.job.id })).toBe("skipped");
  });
});
