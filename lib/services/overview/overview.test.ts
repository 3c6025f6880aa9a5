import { beforeEach, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { database } from "@/lib/db/database";
import { beat } from "@/lib/queue/heartbeat";
import { setPaused } from "@/lib/queue/control";
import { Overview } from "@/lib/schemas/overview";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeJob } from "@/lib/testing/factories/jobs";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { makeRun } from "@/lib/testing/factories/runs";
import { makePeople } from "../people.fixture";
import { getOverview } from "./get-overview";

const HOUR = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR);

describeWithDatabase("the overview", (db) => {
  let people: Awaited<ReturnType<typeof makePeople>>;
  beforeEach(async () => {
    await truncateAll(db());
    people = await makePeople();
  });

  const look = (actor: Actor = people.alice) => getOverview({ actor });
  const run = (
    job: { id: string; organisationId: string },
    fields: NonNullable<Parameters<typeof makeRun>[1]>,
    hours: number,
  ) => makeRun(job, { ...fields, createdAt: ago(hours), startedAt: ago(hours) });

  test("of an empty organisation is what the API declares, with nothing in it", async () => {
    const overview = await look();

    expect(Overview.parse(overview)).toEqual(overview);
    expect(overview).toMatchObject({
      jobs: { total: 0, failed: 0, running: 0 },
      notifications: {
        people_told: 0,
        sent: 0,
        held: 0,
        skipped: 0,
        dead: 0,
        waiting: 0,
        next_release_at: null,
      },
      job_health: [],
      recent_runs: [],
      demo_job: null,
    });
    expect(overview.days).toHaveLength(14);
    expect(overview.days.at(-1)?.day).toBe(new Date().toISOString().slice(0, 10));
  });

  test("counts jobs by how their last run ended, in the last day", async () => {
    const failing = await makeJob(people.acme, { name: "Failing" });
    await run(failing, { status: "completed" }, 3);
    await run(failing, { status: "timed_out" }, 2);
    await run(failing, { status: "cancelled" }, 1);
    const recovered = await makeJob(people.acme, { name: "Recovered" });
    await run(recovered, { status: "failed" }, 2);
    await run(recovered, { status: "completed" }, 1);
    const longBroken = await makeJob(people.acme, { name: "Long broken" });
    await run(longBroken, { status: "lost" }, 50);
    const running = await makeJob(people.acme, { name: "Running" });
    await run(running, { status: "running" }, 0.5);
    await run(await makeJob(people.other), { status: "failed" }, 1);

    const overview = await look();

    expect(overview.jobs).toEqual({ total: 4, failed: 1, running: 1 });
    // Those that fail come first, each with its runs.
    expect(overview.job_health.map(({ name }) => name)).toEqual([
      "Failing",
      "Long broken",
      "Running",
      "Recovered",
    ]);
    expect(overview.job_health[0]?.last_runs.map(({ status }) => status)).toEqual([
      "completed",
      "timed_out",
      "cancelled",
    ]);
    expect(overview.needs_you.filter(({ kind }) => kind === "failing_job").map(({ text }) => text)).toEqual([
      "The last run of Failing timed out.",
      "The last run of Long broken was lost.",
    ]);
  });

  test("counts people, not messages, and what became of the messages", async () => {
    const sent = (recipient: string, hours: number) =>
      makeNotification(people.acme, { recipient, state: "sent", nextAttemptAt: null, sentAt: ago(hours) });
    await sent("ada@example.org", 1);
    await sent("ADA@example.org", 2);
    await sent("bob@example.org", 3);
    const old = await sent("old@example.org", 30);
    await database().prisma.notification.update({ where: { id: old.id }, data: { updatedAt: ago(30) } });
    const release = ago(-2);
    await makeNotification(people.acme, { state: "held", nextAttemptAt: null, heldUntil: release });
    await makeNotification(people.acme, { state: "held", nextAttemptAt: null, heldUntil: ago(-5) });
    await makeNotification(people.acme, { state: "skipped", nextAttemptAt: null });
    await makeNotification(people.acme, { state: "retrying", nextAttemptAt: ago(-1) });
    await makeNotification(people.acme);
    await makeNotification(people.acme, { state: "dead", nextAttemptAt: null });
    await makeNotification(people.other, { state: "sent", sentAt: new Date() });

    const overview = await look();

    expect(overview.notifications).toEqual({
      people_told: 2,
      sent: 3,
      held: 2,
      skipped: 1,
      dead: 1,
      waiting: 2,
      next_release_at: release.toISOString(),
    });
    expect(overview.days.at(-1)).toMatchObject({ failed: 1, held: 2 });
    expect(overview.recent_notifications).toHaveLength(10);
  });

  test("says what needs whom", async () => {
    await makeNotification(people.acme, { state: "dead", nextAttemptAt: null });
    const kinds = async (actor: Actor) => (await look(actor)).needs_you.map(({ kind }) => kind);

    expect(await kinds(people.alice)).toEqual(["worker_absent", "dead", "smtp_missing"]);
    expect(await kinds(people.ann)).toEqual(["dead"]);
    expect(await kinds(people.bob)).toEqual([]);

    await beat({ workerId: "w", isDraining: false, delivered: 0, failed: 0 });
    await setPaused(true, "Alice");
    await database().prisma.smtpSettings.create({
      data: { organisationId: people.acme, smtpServer: "s", smtpPort: 587, fromEmail: "a@b.org" },
    });
    expect((await look()).needs_you).toMatchObject([
      { kind: "worker_paused", text: "The workers are paused by Alice: messages and runs wait." },
      {
        kind: "dead",
        text: "1 message could not be delivered in the last 24 hours.",
        href: "/dead-letters",
      },
    ]);
  });

  test("names a few failing jobs and says that there are more", async () => {
    for (let n = 0; n < 7; n++) await run(await makeJob(people.acme), { status: "failed" }, n);

    const needs = (await look(people.bob)).needs_you;

    expect(needs).toHaveLength(6);
    expect(needs.at(-1)).toMatchObject({ text: "The last runs of other jobs failed, too.", href: "/jobs" });
  });

  test("knows the demo job", async () => {
    const job = await makeJob(people.acme, {
      isDemo: true,
      steps: [{ name: "wait", type: "wait", config: { seconds: 1 } }],
    });

    expect((await look()).demo_job).toEqual({ id: job.id, key: job.key, name: job.name });
  });
});
