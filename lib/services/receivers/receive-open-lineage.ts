import { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import type { StepStatus } from "@/lib/core/run";
import type { Received } from "@/lib/schemas/receiver";
import { makeKey } from "@/lib/services/jobs/make-key";
import { ignore } from "./ignore";
import { clip, instantOf } from "./payload-text";
import { readPayload } from "./read-payload";
import { reportRun, type RunReport } from "./report-run";

const job = { namespace: z.string(), name: z.string().min(1) };

/** https://openlineage.io/spec/2-0-2/OpenLineage.json, and of its facets those that say something about the run. */
const RunEvent = z.object({
  eventType: z.enum(["START", "RUNNING", "COMPLETE", "ABORT", "FAIL", "OTHER"]).optional(),
  eventTime: z.string(),
  producer: z.string().nullish(),
  run: z.object({
    runId: z.string().min(1),
    facets: z
      .object({
        parent: z.object({ run: z.object({ runId: z.string() }), job: z.object(job) }).nullish(),
        errorMessage: z.object({ message: z.string(), stackTrace: z.string().nullish() }).nullish(),
      })
      .nullish(),
  }),
  job: z.object({
    ...job,
    facets: z.object({ jobType: z.object({ jobType: z.string().nullish() }).nullish() }).nullish(),
  }),
});
type RunEvent = z.infer<typeof RunEvent>;

/**
 * Records a run, or a step of its parent's run: the tasks of a DAG, the queries of an application. The run of a DAG that
 * another one started is a run of its own. Only what is said of the parent itself ends the parent's run.
 */
export async function receiveOpenLineage({
  actor,
  payload,
}: {
  actor: Actor;
  payload: unknown;
}): Promise<Received> {
  const event = readPayload(RunEvent, payload, "a run event of OpenLineage");
  const { eventType } = event;
  if (eventType === undefined || eventType === "OTHER") return ignore("It does not say how the run goes.");
  const parent = event.job.facets?.jobType?.jobType === "DAG" ? null : event.run.facets?.parent;
  if (!parent)
    return reportRun(actor, {
      key: keyOf(event.job),
      externalId: event.run.runId,
      ...timesOf(event),
      status: runStatuses[eventType],
      parameters: { namespace: event.job.namespace, name: event.job.name, producer: event.producer ?? null },
      errorMessage:
        event.run.facets?.errorMessage?.message ?? (eventType === "ABORT" ? "It was aborted." : null),
    });
  return reportRun(actor, {
    key: keyOf(parent.job),
    externalId: parent.run.runId,
    status: "running",
    startedAt: instantOf(event.eventTime),
    steps: [
      {
        name: nameWithin(event.job.name, parent.job.name),
        type: "openlineage.job",
        status: stepStatuses[eventType],
        errorMessage: event.run.facets?.errorMessage?.message,
        output: outputOf(event),
        metadata: { run_id: event.run.runId },
        ...timesOf(event),
      },
    ],
  });
}

type Known = Exclude<NonNullable<RunEvent["eventType"]>, "OTHER">;
const runStatuses: Record<Known, RunReport["status"]> = {
  START: "running",
  RUNNING: "running",
  COMPLETE: "completed",
  FAIL: "failed",
  ABORT: "failed",
};
const stepStatuses: Record<Known, StepStatus> = { ...runStatuses } as Record<Known, StepStatus>;

/** When it began is known from its first event only: a later one that comes first would make it too short. */
function timesOf({ eventType, eventTime }: RunEvent): { startedAt: Date | null; completedAt: Date | null } {
  const at = instantOf(eventTime);
  const isOver = eventType !== "START" && eventType !== "RUNNING";
  return { startedAt: eventType === "START" ? at : null, completedAt: isOver ? at : null };
}

/** Namespaces tell one scheduler from another; most have one, which is called default. */
function keyOf({ namespace, name }: { namespace: string; name: string }): string {
  return makeKey(namespace === "default" || namespace === "" ? name : `${namespace}-${name}`);
}

/** dag.task is the task of the DAG. */
function nameWithin(name: string, parent: string): string {
  return name.startsWith(`${parent}.`) ? name.slice(parent.length + 1) : name;
}

function outputOf({ run }: RunEvent): string | undefined {
  const { stackTrace } = run.facets?.errorMessage ?? {};
  return stackTrace ? clip(stackTrace, 60_000) : undefined;
}
