import { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import type { StepStatus } from "@/lib/core/run";
import type { Received, ReceiverQuery } from "@/lib/schemas/receiver";
import { makeKey } from "@/lib/services/jobs/make-key";
import { instantOf } from "./payload-text";
import { ignore, ignoreOtherRef } from "./ignore";
import { readPayload } from "./read-payload";
import { reportRun, type RunReport, type StepReport } from "./report-run";

/** https://docs.gitlab.com/user/project/integrations/webhook_events/#pipeline-events */
const Pipeline = z.object({
  object_kind: z.literal("pipeline"),
  object_attributes: z.object({
    id: z.int(),
    ref: z.string().nullish(),
    sha: z.string().nullish(),
    source: z.string().nullish(),
    url: z.string().nullish(),
    status: z.string(),
    created_at: z.string().nullish(),
    finished_at: z.string().nullish(),
    /** Seconds in which its jobs ran. */
    duration: z.number().nullish(),
  }),
  project: z.object({ path_with_namespace: z.string().min(1) }),
  builds: z
    .array(
      z.object({
        id: z.int(),
        stage: z.string().nullish(),
        name: z.string(),
        status: z.string(),
        started_at: z.string().nullish(),
        finished_at: z.string().nullish(),
        failure_reason: z.string().nullish(),
      }),
    )
    .default([]),
});
type Pipeline = z.infer<typeof Pipeline>;

/** https://docs.gitlab.com/user/project/integrations/webhook_events/#job-events */
const Build = z.object({
  object_kind: z.literal("build"),
  ref: z.string().nullish(),
  build_id: z.int(),
  build_name: z.string(),
  build_stage: z.string().nullish(),
  build_status: z.string(),
  build_started_at: z.string().nullish(),
  build_finished_at: z.string().nullish(),
  build_failure_reason: z.string().nullish(),
  pipeline_id: z.int(),
  project: z.object({ path_with_namespace: z.string() }).nullish(),
  repository: z.object({ homepage: z.string() }).nullish(),
});
type Build = z.infer<typeof Build>;

const Payload = z.discriminatedUnion("object_kind", [Pipeline, Build]);

/** Records a pipeline as a run, and a job as a step of its pipeline's run. A pipeline that is retried is a further run. */
export async function receiveGitLab({
  actor,
  query,
  payload,
}: {
  actor: Actor;
  query: ReceiverQuery;
  payload: unknown;
}): Promise<Received> {
  const given = readPayload(Payload, payload, "a pipeline or job event of GitLab");
  const ref = given.object_kind === "pipeline" ? given.object_attributes.ref : given.ref;
  const other = ignoreOtherRef(query.ref, ref);
  if (other) return other;
  const project = projectOf(given);
  if (!project && query.job === undefined) return ignore("It does not say which project it is about.");
  const key = query.job ?? makeKey(`gitlab-${project ?? ""}`);
  return reportRun(
    actor,
    given.object_kind === "pipeline" ? reportOfPipeline(key, given) : reportOfBuild(key, given),
  );
}

/** GitLab before 16.4 told only the address of the project with a job. */
function projectOf(given: Pipeline | Build): string | undefined {
  if (given.object_kind === "pipeline") return given.project.path_with_namespace;
  if (given.project) return given.project.path_with_namespace;
  const { homepage } = given.repository ?? {};
  return homepage && URL.canParse(homepage) ? new URL(homepage).pathname.slice(1) : undefined;
}

const ends: Record<string, RunReport["status"]> = {
  success: "completed",
  failed: "failed",
  canceled: "cancelled",
  skipped: "cancelled",
};

function reportOfPipeline(key: string, { object_attributes: pipeline, builds }: Pipeline): RunReport {
  const status = ends[pipeline.status] ?? "running";
  const { duration } = pipeline;
  return {
    key,
    externalId: `pipeline-${pipeline.id}`,
    runsAgain: true,
    status,
    parameters: {
      ref: pipeline.ref ?? null,
      sha: pipeline.sha ?? null,
      source: pipeline.source ?? null,
      url: pipeline.url ?? null,
    },
    startedAt: instantOf(pipeline.created_at),
    completedAt: status === "running" ? null : instantOf(pipeline.finished_at),
    executionTimeMs: status === "running" || duration == null ? undefined : Math.round(duration * 1000),
    // In the order in which they were made, a retried job's newest last.
    steps: builds.toSorted((a, b) => a.id - b.id).map(stepOf),
  };
}

function reportOfBuild(key: string, build: Build): RunReport {
  return {
    key,
    externalId: `pipeline-${build.pipeline_id}`,
    status: "running",
    steps: [
      stepOf({
        name: build.build_name,
        stage: build.build_stage,
        status: build.build_status,
        started_at: build.build_started_at,
        finished_at: build.build_finished_at,
        failure_reason: build.build_failure_reason,
      }),
    ],
  };
}

function stepOf(build: Omit<Pipeline["builds"][number], "id">): StepReport {
  const status = stepStatusOf(build.status);
  return {
    name: build.name,
    type: "gitlab.job",
    status,
    errorMessage: status === "failed" ? (build.failure_reason ?? "").replaceAll("_", " ") || null : null,
    metadata: { stage: build.stage ?? null },
    startedAt: instantOf(build.started_at),
    completedAt: instantOf(build.finished_at),
  };
}

function stepStatusOf(status: string): StepStatus {
  switch (status) {
    case "success":
      return "completed";
    case "failed":
      return "failed";
    case "canceled":
    case "skipped":
      return "skipped";
    case "running":
    case "canceling":
      return "running";
    default:
      return "pending";
  }
}
