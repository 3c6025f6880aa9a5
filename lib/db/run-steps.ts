import type { StepStatus } from "@/lib/core/run";
import type { Prisma } from "@/prisma/generated/client";
import { query, type Db, type Tx } from "./database";

export type RunStepRow = Prisma.RunStepGetPayload<object>;

export const stepOrder = [
  { position: "asc" },
  { id: "asc" },
] satisfies Prisma.RunStepOrderByWithRelationInput[];

export function listRunSteps(db: Db, runId: string): Promise<RunStepRow[]> {
  return db.runStep.findMany({ where: { runId }, orderBy: stepOrder });
}

export function findRunStep(db: Db, runId: string, name: string): Promise<RunStepRow | null> {
  return db.runStep.findUnique({ where: { runId_name: { runId, name } } });
}

export interface RunStepFields {
  position?: number;
  type?: string;
  status?: StepStatus;
  output?: string | null;
  errorMessage?: string | null;
  metadata?: Prisma.InputJsonObject;
  startedAt?: Date | null;
  completedAt?: Date | null;
  executionTimeMs?: number | null;
}

/** Writes a reported step; a new one without position comes last. The caller holds the run's row lock. */
export async function saveRunStep(
  tx: Tx,
  runId: string,
  name: string,
  fields: RunStepFields,
): Promise<RunStepRow> {
  const known = await findRunStep(tx, runId, name);
  if (known) return tx.runStep.update({ where: { id: known.id }, data: fields });
  const { _max: last } = await tx.runStep.aggregate({ where: { runId }, _max: { position: true } });
  return tx.runStep.create({
    data: {
      type: "reported",
      status: "pending",
      ...fields,
      runId,
      name,
      position: fields.position ?? (last.position ?? 0) + 1,
    },
  });
}

/**
 * Counts the run's steps anew. The caller holds the run's row lock, so no report is counted twice or lost. A reporter may
 * announce more steps than it reported yet: the total never shrinks below that.
 */
export async function recountSteps(tx: Tx, runId: string): Promise<void> {
  await query(
    `
UPDATE runs SET
  total_steps = greatest(runs.total_steps, counted.total),
  completed_steps = counted.completed,
  failed_steps = counted.failed,
  updated_at = clock_timestamp()
FROM (
  SELECT count(*)::int AS total,
    (count(*) FILTER (WHERE status = 'completed'))::int AS completed,
    (count(*) FILTER (WHERE status = 'failed'))::int AS failed
  FROM run_steps WHERE run_id = $1::uuid
) AS counted
WHERE runs.id = $1::uuid`,
    [runId],
    tx,
  );
}

/** Steps of a run that will not be reached any more. */
export async function skipPendingSteps(tx: Tx, runId: string, because: string): Promise<void> {
  await skipSteps(tx, runId, "pending", because);
}

/** A step of a built-in run that was stopped in the middle. What it had shown by then stays. */
export async function skipRunningSteps(tx: Tx, runId: string, because: string): Promise<void> {
  await tx.runStep.updateMany({
    where: { runId, status: "running", output: { not: null } },
    data: { status: "skipped" satisfies StepStatus, errorMessage: because },
  });
  await skipSteps(tx, runId, "running", because);
}

async function skipSteps(tx: Tx, runId: string, status: StepStatus, because: string): Promise<void> {
  await tx.runStep.updateMany({
    where: { runId, status },
    data: { status: "skipped" satisfies StepStatus, output: because },
  });
}
