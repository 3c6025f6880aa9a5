import type { Actor } from "@/lib/core/actor";
import { readClock } from "@/lib/db/clock";
import { database } from "@/lib/db/database";
import { lastRunsOf } from "@/lib/db/jobs";
import { listNotifications } from "@/lib/db/notifications";
import { countDays, countOverview, findDemoJob, listJobsByHealth } from "@/lib/db/overview";
import { listRuns } from "@/lib/db/runs";
import { readWorkerStatus } from "@/lib/queue/control";
import type { Overview } from "@/lib/schemas/overview";
import { viewJobSummary } from "../jobs/job-view";
import { viewNotificationSummary } from "../notifications/notification-view";
import { viewRunSummary } from "../runs/run-view";
import { listNeeds } from "./list-needs";

const HOUR_MS = 3_600_000;
const DAYS = 14;
const JOBS = 12;
const RECENT = 10;

/** The state of the organisation: the last 24 hours, and what needs somebody. */
export async function getOverview({ actor }: { actor: Actor }): Promise<Overview> {
  const { prisma } = database();
  const { organisationId } = actor;
  const since = new Date((await readClock()).getTime() - 24 * HOUR_MS);
  const counts = await countOverview(prisma, organisationId, since);
  const worker = await readWorkerStatus(organisationId);
  const jobs = await listJobsByHealth(prisma, organisationId, JOBS);
  const lastRuns = await lastRunsOf(
    prisma,
    jobs.map(({ id }) => id),
  );
  const runs = await listRuns(prisma, organisationId, { limit: RECENT });
  const notifications = await listNotifications(prisma, organisationId, { limit: RECENT });
  const { queue } = worker;

  return {
    since: since.toISOString(),
    jobs: { total: counts.jobs, failed: counts.failedJobs, running: counts.runningJobs },
    notifications: {
      people_told: counts.peopleTold,
      sent: counts.sent,
      held: queue.held,
      skipped: counts.skipped,
      dead: counts.dead,
      waiting: queue.due + queue.waiting + queue.sending,
      next_release_at: counts.nextReleaseAt?.toISOString() ?? null,
    },
    days: await countDays(prisma, organisationId, DAYS),
    needs_you: await listNeeds(prisma, actor, { worker, dead: counts.dead }),
    job_health: jobs.map((job) => viewJobSummary(job, lastRuns.get(job.id) ?? [])),
    recent_runs: runs.map(viewRunSummary),
    recent_notifications: notifications.map(viewNotificationSummary),
    demo_job: await findDemoJob(prisma, organisationId),
  };
}
