import { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import type { StepStatus } from "@/lib/core/run";
import type { Received, ReceiverQuery } from "@/lib/schemas/receiver";
import { makeKey } from "@/lib/services/jobs/make-key";
import { instantOf } from "./payload-text";
import { ignore, ignoreOtherRef } from "./ignore";
import { readPayload } from "./read-payload";
import { reportRun, type RunReport, type StepReport } from "./report-run";

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#workflow_job, and the same of the REST API. */
const Job = z.object({
  id: z.int(),
  run_id: z.int(),
  run_attempt: z.int().default(1),
  workflow_name: z.string().nullish(),
  head_branch: z.string().nullish(),
  name: z.string(),
  status: z.string(),
  conclusion: z.string().nullish(),
  html_url: z.string().nullish(),
  runner_name: z.string().nullish(),
  started_at: z.string().nullish(),
  completed_at: z.string().nullish(),
  steps: z
    .array(
      z.object({ name: z.string(), number: z.int(), status: z.string(), conclusion: z.string().nullish() }),
    )
    .nullish(),
});
type Job = z.infer<typeof Job>;

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#workflow_run */
const Run = z.object({
  id: z.int(),
  run_attempt: z.int().default(1),
  name: z.string().nullish(),
  status: z.string().nullish(),
  conclusion: z.string().nullish(),
  event: z.string().nullish(),
  head_branch: z.string().nullish(),
  head_sha: z.string().nullish(),
  html_url: z.string().nullish(),
  run_started_at: z.string().nullish(),
  created_at: z.string().nullish(),
  updated_at: z.string().nullish(),
});

const repository = z.object({ full_name: z.string().min(1) });
const Payload = z.union([
  z.object({
    workflow_run: Run,
    workflow: z.object({ name: z.string() }).nullish(),
    repository,
    /** What the API answers at the run's jobs_url, when whoever sends it adds that. */
    jobs: z.array(Job).optional(),
  }),
  z.object({ workflow_job: Job, repository }),
  z.object({ zen: z.string() }),
]);

/** Records a run of a workflow, or one of its jobs as a step of its run. Each attempt is a run of its own. */
export async function receiveGitHub({
  actor,
  query,
  payload,
}: {
  actor: Actor;
  query: ReceiverQuery;
  payload: unknown;
}): Promise<Received> {
  const given = readPayload(Payload, payload, "workflow_run or workflow_job of GitHub");
  if ("zen" in given) return ignore("GitHub's ping: this address works.");

  const isRun = "workflow_run" in given;
  const about = isRun ? given.workflow_run : given.workflow_job;
  const other = ignoreOtherRef(query.ref, about.head_branch);
  if (other) return other;
  const workflow = isRun ? given.workflow_run.name || given.workflow?.name : given.workflow_job.workflow_name;
  if (!workflow && query.job === undefined) return ignore("It does not say which workflow it is about.");
  const key = query.job ?? makeKey(`github-${given.repository.full_name}-${workflow ?? ""}`);
  return reportRun(actor, isRun ? reportOfRun(key, given) : reportOfJob(key, given.workflow_job));
}

function reportOfRun(
  key: string,
  { workflow_run: run, jobs = [] }: { workflow_run: z.infer<typeof Run>; jobs?: Job[] },
): RunReport {
  const status = endOf(run.conclusion);
  return {
    key,
    externalId: `${run.id}.${run.run_attempt}`,
    status,
    parameters: {
      branch: run.head_branch ?? null,
      sha: run.head_sha ?? null,
      event: run.event ?? null,
      url: run.html_url ?? null,
    },
    startedAt: instantOf(run.run_started_at ?? run.created_at),
    completedAt: status === "running" ? null : instantOf(run.updated_at),
    errorMessage:
      status === "failed" && jobs.length === 0 ? `It ended as ${run.conclusion ?? "failed"}.` : null,
    steps: jobs.map(stepOf),
  };
}

function reportOfJob(key: string, job: Job): RunReport {
  return {
    key,
    externalId: `${job.run_id}.${job.run_attempt}`,
    status: "running",
    startedAt: instantOf(job.started_at),
    steps: [stepOf(job)],
  };
}

/** A conclusion is there only when it is over. One that waits for an approval goes on as another attempt, or never. */
function endOf(conclusion: string | null | undefined): RunReport["status"] {
  switch (conclusion) {
    case null:
    case undefined:
      return "running";
    case "success":
    case "neutral":
      return "completed";
    case "timed_out":
      return "timed_out";
    case "cancelled":
    case "skipped":
    case "stale":
    case "action_required":
      return "cancelled";
    default:
      return "failed";
  }
}

function stepOf(job: Job): StepReport {
  const status = stepStatusOf(job);
  const failed = job.steps?.filter(
    ({ conclusion }) => conclusion === "failure" || conclusion === "timed_out",
  );
  const [first] = failed ?? [];
  return {
    name: job.name,
    type: "github.job",
    status,
    output: job.steps?.map((step) => `${step.conclusion ?? step.status}: ${step.name}`).join("\n"),
    errorMessage:
      status !== "failed"
        ? null
        : first
          ? `The step “${first.name}” failed`
          : `It ended as ${job.conclusion ?? "failed"}`,
    metadata: { url: job.html_url ?? null, runner: job.runner_name ?? null },
    startedAt: status === "pending" ? null : instantOf(job.started_at),
    completedAt: instantOf(job.completed_at),
  };
}

function stepStatusOf({ status, conclusion }: Job): StepStatus {
  if (status !== "completed") return status === "in_progress" ? "running" : "pending";
  const end = endOf(conclusion);
  if (end === "cancelled") return "skipped";
  return end === "completed" ? "completed" : "failed";
}
