import { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import type { StepStatus } from "@/lib/core/run";
import type { Received } from "@/lib/schemas/receiver";
import { makeKey } from "@/lib/services/jobs/make-key";
import { instantOf } from "./payload-text";
import { readPayload } from "./read-payload";
import { reportRun, type RunReport } from "./report-run";

/** States of a run and of a task: airflow.utils.state. */
const runStates = { queued: "running", running: "running", success: "completed", failed: "failed" } as const;
const taskStates = {
  none: "pending",
  scheduled: "pending",
  queued: "pending",
  running: "running",
  restarting: "running",
  deferred: "running",
  up_for_retry: "running",
  up_for_reschedule: "running",
  success: "completed",
  failed: "failed",
  upstream_failed: "failed",
  skipped: "skipped",
  removed: "skipped",
} as const satisfies Record<string, StepStatus>;

const base = {
  dag_id: z.string().min(1),
  run_id: z.string().min(1),
  start_date: z.string().nullish(),
  end_date: z.string().nullish(),
  log_url: z.string().nullish(),
  exception: z.string().nullish(),
};

/** What the callback of docs/receivers.md sends: Airflow itself has no form for it. */
const Task = z.object({
  ...base,
  task_id: z.string().min(1),
  state: z.enum(Object.keys(taskStates) as (keyof typeof taskStates)[]),
  try_number: z.int().nullish(),
});
const Dag = z.object({
  ...base,
  task_id: z.null().optional(),
  state: z.enum(Object.keys(runStates) as (keyof typeof runStates)[]),
});
const Payload = z.union([Task, Dag]);

/** Records the run of a DAG, or one of its tasks as a step of it. Only what is said of the DAG ends the run. */
export async function receiveAirflow({
  actor,
  payload,
}: {
  actor: Actor;
  payload: unknown;
}): Promise<Received> {
  const given = readPayload(Payload, payload, "what a callback of Airflow sends");
  const run = { key: makeKey(`airflow-${given.dag_id}`), externalId: given.run_id };
  return reportRun(actor, given.task_id == null ? { ...run, ...ofDag(given) } : { ...run, ...ofTask(given) });
}

function ofDag(dag: z.infer<typeof Dag>): Omit<RunReport, "key" | "externalId"> {
  const status = runStates[dag.state];
  return {
    status,
    parameters: { dag_id: dag.dag_id, run_id: dag.run_id, log_url: dag.log_url ?? null },
    startedAt: instantOf(dag.start_date),
    completedAt: status === "running" ? null : instantOf(dag.end_date),
    errorMessage: status === "failed" ? dag.exception : null,
    runsAgain: true,
  };
}

function ofTask(task: z.infer<typeof Task>): Omit<RunReport, "key" | "externalId"> {
  return {
    status: "running",
    steps: [
      {
        name: task.task_id,
        type: "airflow.task",
        status: taskStates[task.state],
        errorMessage: taskStates[task.state] === "completed" ? null : task.exception,
        metadata: { try_number: task.try_number ?? null, log_url: task.log_url ?? null },
        startedAt: instantOf(task.start_date),
        completedAt: instantOf(task.end_date),
      },
    ],
  };
}
