// As the programs send them, without the parts that nobody looks at.

/** Taken from Alertmanager 0.25 with two alerts of a group. */
export function alertmanagerWebhook(
  fields: { status?: "firing" | "resolved"; summary?: string; labels?: Record<string, string> } = {},
) {
  const { status = "firing", summary = "The disk of db-1 is nearly full", labels = {} } = fields;
  const group = { alertname: "DiskFull", instance: "db-1:9100", severity: "critical" };
  return {
    receiver: "runbell",
    status,
    alerts: [
      {
        status,
        labels: { ...group, device: "sda1", ...labels },
        annotations: { description: "97 % of /srv is used.", summary },
        startsAt: "2026-11-20T09:52:26.739266876+01:00",
        endsAt: status === "resolved" ? "2026-11-20T10:12:26.739Z" : "0001-01-01T00:00:00Z",
        generatorURL: "http://prometheus.example.org:9090/graph?g0.expr=disk_free_bytes+%3C+1",
        fingerprint: "1a30ba71cca2921f",
      },
      {
        status,
        labels: { ...group, device: "sdb1", severity: "warning", ...labels },
        annotations: {},
        startsAt: "2026-11-20T08:00:00Z",
        endsAt: "0001-01-01T00:00:00Z",
        generatorURL: "",
        fingerprint: "a0b1c2d3e4f50617",
      },
    ],
    groupLabels: { alertname: "DiskFull" },
    commonLabels: { alertname: "DiskFull" },
    commonAnnotations: {},
    externalURL: "http://alertmanager.example.org:9093",
    version: "4",
    groupKey: '{}:{alertname="DiskFull"}',
    truncatedAlerts: 0,
  };
}

const repository = { id: 300029405, name: "octo-repo", full_name: "octo-org/octo-repo", private: false };

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#workflow_run */
export function gitHubRun(
  action: "requested" | "in_progress" | "completed",
  conclusion: string | null,
  attempt = 1,
) {
  return {
    action,
    workflow_run: {
      id: 289782451,
      name: "Nightly tests",
      head_branch: "main",
      head_sha: "3484a3fb816e0859fd6e1cea078d76385ff50625",
      path: ".github/workflows/test.yml",
      display_title: "Nightly tests",
      run_number: 42,
      event: "schedule",
      status: action === "completed" ? "completed" : "queued",
      conclusion,
      workflow_id: 2823525,
      html_url: "https://github.com/octo-org/octo-repo/actions/runs/289782451",
      created_at: "2026-11-20T02:00:00Z",
      updated_at: "2026-11-20T02:04:10Z",
      run_attempt: attempt,
      run_started_at: "2026-11-20T02:00:00Z",
    },
    workflow: { id: 2823525, name: "Nightly tests", path: ".github/workflows/test.yml", state: "active" },
    repository,
    sender: { login: "octocat", id: 15669918, type: "User" },
  };
}

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#workflow_job */
export function gitHubJob(name: string, conclusion: string | null) {
  const isOver = conclusion !== null;
  return {
    action: isOver ? "completed" : "in_progress",
    workflow_job: {
      id: 2832853555,
      run_id: 289782451,
      workflow_name: "Nightly tests",
      head_branch: "main",
      run_attempt: 1,
      status: isOver ? "completed" : "in_progress",
      conclusion,
      html_url: "https://github.com/octo-org/octo-repo/actions/runs/289782451/job/2832853555",
      started_at: "2026-11-20T02:00:20Z",
      completed_at: isOver ? "2026-11-20T02:03:58Z" : null,
      name,
      steps: [
        { name: "Set up job", status: "completed", conclusion: "success", number: 1 },
        { name: "Run npm test", status: isOver ? "completed" : "in_progress", conclusion, number: 2 },
      ],
      labels: ["ubuntu-latest"],
      runner_name: "GitHub Actions 5",
    },
    repository,
  };
}

/** https://docs.gitlab.com/user/project/integrations/webhook_events/#pipeline-events */
export function gitLabPipeline(status: string, finishedAt: string | null, duration: number | null = 63) {
  const build = (id: number, stage: string, name: string, state: string, more: object = {}) => ({
    id,
    stage,
    name,
    status: state,
    created_at: "2026-08-12 15:23:28 UTC",
    started_at: "2026-08-12 15:24:56 UTC",
    finished_at: "2026-08-12 15:25:26 UTC",
    failure_reason: null,
    allow_failure: false,
    ...more,
  });
  const failed = status === "failed";
  return {
    object_kind: "pipeline",
    object_attributes: {
      id: 31,
      iid: 3,
      ref: "master",
      tag: false,
      sha: "bcbb5ec396a2c0f828686f14fac9b80b780504f2",
      source: "schedule",
      status,
      detailed_status: status,
      stages: ["build", "test"],
      created_at: "2026-08-12 15:23:28 UTC",
      finished_at: finishedAt,
      duration,
      url: "http://gitlab.example.org/gitlab-org/gitlab-test/-/pipelines/31",
    },
    project: { id: 1, name: "Gitlab Test", path_with_namespace: "gitlab-org/gitlab-test" },
    builds: [
      build(377, "test", "test-image", failed ? "failed" : "success", {
        failure_reason: failed ? "script_failure" : null,
      }),
      build(376, "build", "build-image", "success"),
      build(378, "deploy", "production", "manual", { started_at: null, finished_at: null }),
    ],
  };
}

/** https://docs.gitlab.com/user/project/integrations/webhook_events/#job-events */
export const gitLabBuild = {
  object_kind: "build",
  ref: "master",
  build_id: 376,
  build_name: "build-image",
  build_stage: "build",
  build_status: "running",
  build_started_at: "2026-08-12 15:24:56 UTC",
  build_finished_at: null,
  build_failure_reason: "unknown_failure",
  pipeline_id: 31,
  project_name: "Gitlab Org / Gitlab Test",
  repository: { name: "gitlab-test", homepage: "http://gitlab.example.org/gitlab-org/gitlab-test" },
};

const lineage = {
  producer: "https://github.com/apache/airflow/tree/providers-openlineage/2.3.0",
  schemaURL: "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent",
  inputs: [],
  outputs: [],
};
const DAG_RUN = "0193a1b2-1111-7000-8000-000000000001";

/** As Airflow's provider for OpenLineage sends the run of a DAG. */
export function lineageOfDag(eventType: string, eventTime: string, message?: string) {
  return {
    ...lineage,
    eventType,
    eventTime,
    run: {
      runId: DAG_RUN,
      facets: {
        nominalTime: { nominalStartTime: "2026-11-20T02:00:00Z" },
        ...(message && { errorMessage: { message, programmingLanguage: "python" } }),
      },
    },
    job: {
      namespace: "production",
      name: "sales_etl",
      facets: { jobType: { jobType: "DAG", processingType: "BATCH", integration: "AIRFLOW" } },
    },
  };
}

/** And one of its tasks. */
export function lineageOfTask(task: string, eventType: string, eventTime: string) {
  return {
    ...lineage,
    eventType,
    eventTime,
    run: {
      runId: "0193a1b2-2222-7000-8000-000000000002",
      facets: {
        parent: { run: { runId: DAG_RUN }, job: { namespace: "production", name: "sales_etl" } },
        ...(eventType === "FAIL" && {
          errorMessage: {
            message: "No space left on device",
            programmingLanguage: "python",
            stackTrace: "Traceback …",
          },
        }),
      },
    },
    job: {
      namespace: "production",
      name: `sales_etl.${task}`,
      facets: { jobType: { jobType: "TASK", processingType: "BATCH", integration: "AIRFLOW" } },
    },
  };
}
