import { describe, expect, it } from "vitest";
import { installDatabase, query, type Database } from "@/lib/db/database";
import { makeScheduledJob } from "@/lib/executor/schedules/schedule.fixture";
import { holdOne } from "@/lib/queue/bundles/bundles.fixture";
import { letEscalationsWait, listTold, makePolicy, record, stepFor } from "@/lib/queue/escalation.fixture";
import { hasPostgres, openTestDatabase } from "@/lib/testing/database";
import { makeJob } from "@/lib/testing/factories/jobs";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { makeMember } from "@/lib/testing/factories/people";
import { startSmtpSink } from "@/lib/testing/smtp-sink";
import { makeFaultScene, messageIdsOf } from "./fault-scene.fixture";

const TIMEOUT = 150_000;
const HOUR_MS = 3_600_000;
const BACKLOG = 300;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR_MS);

/** Mails that came due one after the other over a day, the oldest first. */
async function makeBacklog(organisationId: string): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < BACKLOG; index++) {
    const { id } = await makeNotification(organisationId, {
      nextAttemptAt: ago(23.9 - (index * 23.5) / BACKLOG),
      expiresAt: new Date(Date.now() + HOUR_MS),
    });
    ids.push(id);
  }
  return ids;
}

const steps = [{ name: "Sleep", type: "wait" as const, config: { seconds: 1 } }];

/** Built-in jobs that were due four times meanwhile, by what becomes of times at which nobody was there. */
async function makeScheduledJobs() {
  const schedule = { everySeconds: 6 * 3600, nextAt: ago(23) };
  return {
    none: await makeScheduledJob({ ...schedule, catchUp: "none" }, { steps }),
    last: await makeScheduledJob({ ...schedule, catchUp: "last" }, { steps }),
    all: await makeScheduledJob({ ...schedule, catchUp: "all" }, { steps }),
  };
}

async function runsOf({ prisma }: Database, { id: jobId }: { id: string }) {
  const runs = await prisma.run.findMany({ where: { jobId }, orderBy: { scheduledFor: "asc" } });
  return runs.map(({ status }) => status);
}

describe.runIf(hasPostgres())("after a day in which no process ran", () => {
  it(
    "all that came due is done once, the oldest first, and what is too late is not done",
    async ({ onTestFinished }) => {
      const sink = await startSmtpSink();
      onTestFinished(() => sink.close());
      const opened = await openTestDatabase("postgres");
      installDatabase(opened.database);
      const scene = await makeFaultScene(sink.port, onTestFinished, opened);
      const { organisationId, database } = scene;
      const { prisma } = database;
      const [alice, bob] = [
        await makeMember(organisationId, "admin", { email: "alice@example.org" }),
        await makeMember(organisationId, "author", { email: "bob@example.org" }),
      ];

      const backlog = await makeBacklog(organisationId);
      const tooLate = await makeNotification(organisationId, { nextAttemptAt: ago(20), expiresAt: ago(10) });
      const held = await makeNotification(organisationId, {
        state: "held",
        heldUntil: ago(17),
        nextAttemptAt: null,
      });
      const digest = [
        await holdOne(organisationId),
        await holdOne(organisationId),
        await holdOne(organisationId),
      ];
      await query("UPDATE notifications SET held_until = now() - interval '16 hours' WHERE state = 'held'");
      const job = await makeJob(organisationId, { ownerId: bob.id });
      await makePolicy(organisationId, [stepFor(alice.id, 5), stepFor(bob.id, 30)]);
      await record(organisationId, { type: "job.failed", jobId: job.id, title: "Backup failed" });
      await letEscalationsWait(24 * 60);
      const jobs = await makeScheduledJobs();

      const worker = scene.worker();
      await scene.until("everything to be through", async () => {
        const [notifications, runs, escalations] = await Promise.all([
          prisma.notification.count({ where: { state: { in: ["queued", "retrying", "sending", "held"] } } }),
          prisma.run.count({ where: { status: "completed" } }),
          prisma.escalation.count({ where: { state: "active" } }),
        ]);
        return notifications === 0 && runs === 5 && escalations === 0;
      });
      worker.signal("SIGTERM");
      expect(await worker.exited).toBe(0);

      const sent = await prisma.notification.findMany({ where: { state: "sent" }, select: { id: true } });
      const mails = messageIdsOf(sink.messages);
      expect(mails.toSorted()).toEqual(sent.map(({ id }) => `<${id}@runbell.test>`).toSorted());
      expect(sent.map(({ id }) => id)).toEqual(expect.arrayContaining([...backlog, held.id]));

      const tries = await query<{ id: string }>(
        `
SELECT n.id FROM notifications n JOIN attempts a ON a.notification_id = n.id
WHERE n.id = ANY ($1::uuid[]) ORDER BY a.started_at, array_position($1::uuid[], n.id)`,
        [backlog],
      );
      expect(tries.map(({ id }) => id)).toEqual(backlog);

      const late = await prisma.notification.findUniqueOrThrow({ where: { id: tooLate.id } });
      expect(late).toMatchObject({ state: "dead", reason: "expired" });

      const bundled = await prisma.notification.findMany({
        where: { id: { in: digest.map(({ id }) => id) } },
      });
      expect(bundled.map(({ state }) => state)).toEqual(["bundled", "bundled", "bundled"]);
      expect(await prisma.notification.count({ where: { purpose: "digest" } })).toBe(1);

      const told = await listTold();
      expect(told.map(({ recipient }) => recipient)).toEqual(["alice@example.org", "bob@example.org"]);

      expect(await runsOf(database, jobs.none)).toEqual(["missed"]);
      expect(await runsOf(database, jobs.last)).toEqual(["completed"]);
      expect(await runsOf(database, jobs.all)).toEqual(["completed", "completed", "completed", "completed"]);
    },
    TIMEOUT,
  );
});
