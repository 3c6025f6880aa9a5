import type { RunStatus } from "@/lib/core/run";
import type { Db } from "@/lib/db/database";
import type { Prisma } from "@/prisma/generated/client";
import { next, openDb, type Fields } from "./making";

/** A run of the job; by default a reported one that completed. */
export async function makeRun(
  job: { id: string; organisationId: string },
  fields: Fields<Prisma.RunUncheckedCreateInput> & { status?: RunStatus } = {},
  db: Db = openDb(),
) {
  const startedAt = (fields.startedAt as Date | undefined) ?? new Date(Date.now() - 60_000);
  const isOver = !["pending", "running"].includes(fields.status ?? "completed");
  return db.run.create({
    data: {
      organisationId: job.organisationId,
      jobId: job.id,
      source: "reported",
      status: "completed",
      startedAt,
      ...(isOver ? { completedAt: new Date(startedAt.getTime() + 30_000), executionTimeMs: 30_000 } : {}),
      ...fields,
    },
  });
}

/** A run that waits for the executor, with the job's steps. */
export async function makePendingRun(
  job: {
    id: string;
    organisationId: string;
    steps: readonly { name: string; type: string; position: number; config: unknown; onError: string }[];
  },
  fields: Fields<Prisma.RunUncheckedCreateInput> = {},
  db: Db = openDb(),
) {
  return db.run.create({
    data: {
      organisationId: job.organisationId,
      jobId: job.id,
      source: "builtin",
      status: "pending",
      totalSteps: job.steps.length,
      ...fields,
      steps: {
        create: job.steps.map(({ name, type, position, config, onError }) => ({
          name,
          type,
          position,
          config: config as Prisma.InputJsonObject,
          onError,
          status: "pending",
        })),
      },
    },
    include: { steps: { orderBy: { position: "asc" } } },
  });
}

export async function makeRunStep(
  runId: string,
  fields: Fields<Prisma.RunStepUncheckedCreateInput> = {},
  db: Db = openDb(),
) {
  const number = next();
  return db.runStep.create({
    data: {
      runId,
      position: number,
      name: `Step ${number}`,
      type: "reported",
      status: "completed",
      ...fields,
    },
  });
}
