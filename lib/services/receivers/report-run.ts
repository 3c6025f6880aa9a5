import type { Actor } from "@/lib/core/actor";
import { ConflictError } from "@/lib/core/errors";
import { isFinalRunStatus, type FinalRunStatus, type RunStatus, type StepStatus } from "@/lib/core/run";
import type { JsonObject } from "@/lib/schemas/field";
import type { Received } from "@/lib/schemas/receiver";
import type { RunSummary } from "@/lib/schemas/run";
import { openRun } from "@/lib/services/runs/open-run";
import { putRunStep } from "@/lib/services/runs/put-run-step";
import { updateRun } from "@/lib/services/runs/update-run";
import { clip } from "./payload-text";

export interface StepReport {
  name: string;
  status: StepStatus;
  type?: string;
  position?: number;
  output?: string;
  errorMessage?: string | null;
  metadata?: JsonObject;
  startedAt?: Date | null;
  completedAt?: Date | null;
}

/** What a program's payload says about a run. */
export interface RunReport {
  key: string;
  /** The program's own id of the run. */
  externalId: string;
  status: "running" | Exclude<FinalRunStatus, "missed">;
  parameters?: JsonObject;
  startedAt?: Date | null;
  completedAt?: Date | null;
  executionTimeMs?: number;
  errorMessage?: string | null;
  steps?: readonly StepReport[];
  /** The program runs what has ended again under the same id: another end at another time is one of a further run. */
  runsAgain?: true;
}

/** So often nobody runs the same again. */
const MOST_REPETITIONS = 50;
const MOST_STEPS = 500;

/**
 * Opens the run at the first report about it, writes its steps, and ends it once. Reports may come in any order and
 * again: one that is older than what is known changes nothing, and its answer says so.
 */
export async function reportRun(actor: Actor, report: RunReport): Promise<Received> {
  const run = await findRun(actor, report);
  for (const step of (report.steps ?? []).slice(0, MOST_STEPS)) await reportStep(actor, run.id, step);
  const isKnown = isFinalRunStatus(run.status);
  if (!isFinalRunStatus(report.status) || isKnown) {
    const isOther = isKnown && report.status !== run.status;
    return received(run, isOther ? `The run has ended as “${wordsOf(run.status)}” already.` : null);
  }
  return received(await endRun(actor, run, report), null);
}

function received({ id, job, status }: RunSummary, note: string | null): Received {
  return { events: [], runs: [{ id, job: job.key, status }], ignored: note === null ? [] : [note] };
}

async function findRun(actor: Actor, report: RunReport): Promise<RunSummary> {
  for (let time = 1; ; time++) {
    const run = await openRun({
      actor,
      key: report.key,
      input: {
        external_id: clip(time === 1 ? report.externalId : `${report.externalId}.${time}`, 200),
        status: "running",
        parameters: report.parameters ?? {},
        started_at: report.startedAt?.toISOString(),
      },
    });
    if (!report.runsAgain || time === MOST_REPETITIONS || !isAnotherEnd(run, report)) return run;
  }
}

function isAnotherEnd(run: RunSummary, { status, completedAt }: RunReport): boolean {
  if (!isFinalRunStatus(run.status) || !isFinalRunStatus(status)) return false;
  return completedAt ? run.completed_at !== completedAt.toISOString() : run.status !== status;
}

async function endRun(actor: Actor, run: RunSummary, report: RunReport): Promise<RunSummary> {
  try {
    return await updateRun({
      actor,
      id: run.id,
      input: {
        status: report.status,
        error_message: report.errorMessage ? clip(report.errorMessage, 20_000) : undefined,
        completed_at: report.completedAt?.toISOString(),
        execution_time_ms: report.executionTimeMs,
      },
    });
  } catch (error) {
    // Somebody else has ended it in the meantime.
    if (error instanceof ConflictError) return run;
    throw error;
  }
}

/** Writes a step of a run. */
export async function reportStep(actor: Actor, runId: string, step: StepReport): Promise<void> {
  await putRunStep({
    actor,
    id: runId,
    name: clip(step.name.trim() || "unnamed", 120),
    input: {
      type: clip(step.type ?? "reported", 60),
      status: step.status,
      position: step.position,
      output: step.output,
      error_message: step.errorMessage ? clip(step.errorMessage, 20_000) : undefined,
      metadata: step.metadata,
      started_at: step.startedAt?.toISOString(),
      completed_at: step.completedAt?.toISOString(),
    },
  });
}

function wordsOf(status: RunStatus): string {
  return status.replace("_", " ");
}
