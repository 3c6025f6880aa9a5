import { lookAt } from "@/lib/core/schedule";
import { database, type Db } from "@/lib/db/database";
import { makeJob, type StepInput } from "@/lib/testing/factories/jobs";
import { makeOrganisation } from "@/lib/testing/factories/organisations";

export interface ScheduledJob {
  cron?: string;
  everySeconds?: number;
  zone?: string;
  overlap?: "skip" | "wait";
  catchUp?: "none" | "last" | "all";
  lateSeconds?: number;
  graceSeconds?: number;
  nextAt: Date;
}

type JobFields = NonNullable<Parameters<typeof makeJob>[1]>;

const steps: StepInput[] = [{ name: "Sleep", type: "wait", config: { seconds: 1 } }];

/** A job with a schedule that waits for `nextAt`: built-in unless its fields say `kind: "reported"`. */
export async function makeScheduledJob(
  { nextAt, lateSeconds, graceSeconds = 300, ...schedule }: ScheduledJob,
  { organisationId, kind = "builtin", ...fields }: JobFields & { organisationId?: string } = {},
  db: Db = database().prisma,
) {
  const organisation = organisationId ?? (await makeOrganisation({}, db)).id;
  const job = await makeJob(organisation, { kind, steps: kind === "builtin" ? steps : [], ...fields }, db);
  const dueAt = lookAt({ lateSeconds: lateSeconds ?? null, graceSeconds }, kind, nextAt);
  await db.schedule.create({
    data: {
      jobId: job.id,
      organisationId: organisation,
      ...schedule,
      lateSeconds,
      graceSeconds,
      nextAt,
      dueAt,
    },
  });
  return job;
}

/** What became of a job's times, in their order. */
export async function listOutcomes(jobId: string) {
  const runs = await database().prisma.run.findMany({ where: { jobId }, orderBy: { scheduledFor: "asc" } });
  return runs.map(({ status, scheduledFor }) => `${scheduledFor?.toISOString().slice(11, 16)} ${status}`);
}

export async function listEvents(jobId: string) {
  const orderBy = [{ createdAt: "asc" as const }, { id: "asc" as const }];
  const select = { type: true, title: true, message: true, details: true, runId: true };
  return database().prisma.event.findMany({ where: { jobId }, orderBy, select });
}

export async function waitsFor(jobId: string) {
  const { nextAt, dueAt } = await database().prisma.schedule.findUniqueOrThrow({ where: { jobId } });
  return [nextAt, dueAt].map((time) => time?.toISOString().slice(11, 19));
}
