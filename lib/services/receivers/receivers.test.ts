import { beforeEach, expect, it } from "vitest";
import { POST as airflow } from "@/app/api/v1/receivers/airflow/route";
import { POST as alertmanager } from "@/app/api/v1/receivers/alertmanager/route";
import { POST as cloudEvents } from "@/app/api/v1/receivers/cloudevents/route";
import { POST as gitHub } from "@/app/api/v1/receivers/github/route";
import { POST as gitLab } from "@/app/api/v1/receivers/gitlab/route";
import { POST as openLineage } from "@/app/api/v1/receivers/openlineage/route";
import { GET as readRun } from "@/app/api/v1/runs/[id]/route";
import { makeCast, makeKeyOf, type Cast } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeJob } from "@/lib/testing/factories/jobs";
import { send, sessionOf, type Sending } from "@/lib/testing/request";
import {
  alertmanagerWebhook,
  gitHubJob,
  gitHubRun,
  gitLabBuild,
  gitLabPipeline,
  lineageOfDag,
  lineageOfTask,
} from "./payloads.fixture";

type Receiver = typeof alertmanager | typeof cloudEvents | typeof gitHub;

describeWithDatabase("payloads of other programs", (db) => {
  let cast: Cast;
  beforeEach(async () => {
    await truncateAll(db());
    cast = await makeCast();
  });

  const give = async (handler: Receiver, body: unknown, more: Sending = {}) =>
    (await send(handler, { as: cast.ann, body, ...more })).result();
  const eventsOf = () =>
    db().prisma.event.findMany({ orderBy: { id: "asc" }, include: { job: { select: { key: true } } } });
  /** The run that a payload was recorded as. */
  const runOf = async ({ runs: [run] }: Awaited<ReturnType<typeof give>>) =>
    (await send(readRun, { as: cast.bob, params: { id: run?.id ?? "" } })).result();

  it("of Alertmanager are an event for each alert, once however often and in whatever words they come", async () => {
    const first = await give(alertmanager, alertmanagerWebhook());
    const again = await give(alertmanager, alertmanagerWebhook({ summary: "98 % are used by now" }));

    expect(first.events.map(({ duplicate }) => duplicate)).toEqual([false, false]);
    expect(again.events).toEqual(first.events.map(({ id }) => ({ id, duplicate: true })));
    const [one, two, ...others] = await eventsOf();
    expect(others).toEqual([]);
    expect(one).toMatchObject({
      type: "system.error",
      severity: "critical",
      title: "The disk of db-1 is nearly full",
      message: "97 % of /srv is used.",
      job: null,
      occurredAt: new Date("2026-11-20T08:52:26.739Z"),
      details: { labels: { device: "sda1" }, generator_url: expect.stringContaining("prometheus") as string },
    });
    expect(two).toMatchObject({ type: "job.warning", severity: "warning", title: "DiskFull" });
  });

  it("of Alertmanager are about a job that they name, and over when it is", async () => {
    const labels = { runbell_job: "Nightly backup" };
    await give(alertmanager, alertmanagerWebhook({ labels }));
    await give(alertmanager, alertmanagerWebhook({ labels, status: "resolved" }));

    const events = await eventsOf();
    expect(events.map(({ type, job }) => [type, job?.key])).toEqual([
      ["job.failed", "nightly-backup"],
      ["job.warning", "nightly-backup"],
      ["job.recovered", "nightly-backup"],
      ["job.recovered", "nightly-backup"],
    ]);
    expect(events[2]).toMatchObject({ title: "Over: The disk of db-1 is nearly full", severity: "info" });
  });

  it("of a pair of Alertmanagers that tell the same at once are told once", async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, n) =>
        give(alertmanager, alertmanagerWebhook({ summary: `Told by number ${n}` })),
      ),
    );

    expect(new Set(answers.flatMap(({ events }) => events.map(({ id }) => id))).size).toBe(2);
    expect(answers.filter(({ events }) => events.some(({ duplicate }) => !duplicate))).toHaveLength(1);
  });

  it("of GitHub are a run with its jobs as steps, in whatever order they come", async () => {
    await give(gitHub, gitHubJob("unit", null));
    await give(gitHub, gitHubRun("requested", null));
    await give(gitHub, gitHubJob("lint", "success"));
    await give(gitHub, gitHubJob("unit", "failure"));
    const ended = await give(gitHub, gitHubRun("completed", "failure"));
    const repeated = await give(gitHub, gitHubRun("completed", "failure"));
    const late = await give(gitHub, gitHubRun("in_progress", null));

    expect(repeated).toEqual(ended);
    expect(late.ignored).toEqual(["The run has ended as “failed” already."]);
    const run = await runOf(ended);
    expect(run).toMatchObject({
      job: { key: "github-octo-org-octo-repo-nightly-tests" },
      external_id: "289782451.1",
      status: "failed",
      completed_at: "2026-11-20T02:04:10.000Z",
      total_steps: 2,
      steps: [
        { name: "unit", status: "failed", error_message: "The step “Run npm test” failed" },
        { name: "lint", status: "completed", execution_time_ms: 218_000 },
      ],
    });
    expect(run.steps[0]?.output).toBe("success: Set up job\nfailure: Run npm test");
    expect(run.events.at(-1)?.title).toBe("github-octo-org-octo-repo-nightly-tests failed at step “unit”");
    const second = await runOf(await give(gitHub, gitHubRun("completed", "success", 2)));
    expect(second.events.map(({ type }) => type)).toEqual(["job.started", "job.completed", "job.recovered"]);
  });

  it("of GitHub can bring their jobs along, and be for one branch and of a job of another name", async () => {
    const { workflow_job: job } = gitHubJob("unit", "success");
    const payload = { ...gitHubRun("completed", "success"), jobs: [job] };

    const other = await give(gitHub, payload, { query: { ref: "release" } });
    const ours = await give(gitHub, payload, { query: { ref: "main", job: "tests" } });

    expect(other).toEqual({ events: [], runs: [], ignored: ["This is about main, not about release."] });
    expect(await runOf(ours)).toMatchObject({
      job: { key: "tests" },
      status: "completed",
      steps: [{ name: "unit" }],
    });
    expect((await give(gitHub, { zen: "Design for failure.", hook_id: 1 })).ignored).toHaveLength(1);
  });

  it("of GitLab are a run with its jobs as steps, and a retried pipeline is a further run", async () => {
    await give(gitLab, gitLabPipeline("running", null, null));
    await give(gitLab, gitLabBuild);
    const failed = await give(gitLab, gitLabPipeline("failed", "2026-08-12 15:26:29 UTC"));
    const repeated = await give(gitLab, gitLabPipeline("failed", "2026-08-12 15:26:29 UTC"));
    const retried = await give(gitLab, gitLabPipeline("success", "2026-08-14 09:00:00 UTC", 80));
    const again = await give(gitLab, gitLabPipeline("failed", "2026-08-12 15:26:29 UTC"));

    expect(repeated).toEqual(failed);
    expect(again).toEqual(failed);
    expect(await runOf(failed)).toMatchObject({
      job: { key: "gitlab-gitlab-org-gitlab-test" },
      external_id: "pipeline-31",
      status: "failed",
      execution_time_ms: 63_000,
      completed_at: "2026-08-12T15:26:29.000Z",
      steps: [
        { name: "build-image", status: "completed", execution_time_ms: 30_000 },
        { name: "test-image", status: "failed", error_message: "script failure" },
        { name: "production", status: "skipped" },
      ],
    });
    const run = await runOf(retried);
    expect(run).toMatchObject({
      external_id: "pipeline-31.2",
      status: "completed",
      execution_time_ms: 80_000,
    });
    expect(run.events.at(-1)?.type).toBe("job.recovered");
  });

  it("of Airflow's callbacks are the run of a DAG with its tasks", async () => {
    const of = { dag_id: "sales_etl", run_id: "scheduled__2026-11-20T02:00:00+00:00" };
    await give(airflow, {
      ...of,
      task_id: "load",
      state: "failed",
      try_number: 2,
      start_date: "2026-11-20T02:00:05+00:00",
      end_date: "2026-11-20T02:01:00+00:00",
      log_url: "https://airflow.example.org/log",
      exception: "No space left on device",
    });
    const ended = await give(airflow, { ...of, state: "failed", exception: "task_failure" });

    expect(await runOf(ended)).toMatchObject({
      job: { key: "airflow-sales_etl" },
      status: "failed",
      error_message: "task_failure",
      steps: [{ name: "load", status: "failed", execution_time_ms: 55_000, metadata: { try_number: 2 } }],
    });
  });

  it("of OpenLineage are runs, and steps of their parents", async () => {
    await give(openLineage, lineageOfTask("load", "START", "2026-11-20T02:00:05Z"));
    await give(openLineage, lineageOfDag("START", "2026-11-20T02:00:00Z"));
    await give(openLineage, lineageOfTask("load", "FAIL", "2026-11-20T02:01:00Z"));
    const ended = await give(openLineage, lineageOfDag("FAIL", "2026-11-20T02:01:02Z", "task_failure"));

    expect(await runOf(ended)).toMatchObject({
      job: { key: "production-sales_etl" },
      status: "failed",
      error_message: "task_failure",
      steps: [
        {
          name: "load",
          status: "failed",
          output: "Traceback …",
          error_message: "No space left on device",
          execution_time_ms: 55_000,
        },
      ],
    });
    expect((await give(openLineage, lineageOfDag("OTHER", "2026-11-20T02:02:00Z"))).ignored).toHaveLength(1);
  });

  it("of CloudEvents are events, however they are sent", async () => {
    const attributes = { specversion: "1.0", source: "/crm", subject: "crm-export" };
    const binary = {
      rawBody: JSON.stringify({ title: "Export stopped", message: "Half of it is there." }),
      headers: {
        "ce-specversion": "1.0",
        "ce-id": "b-1",
        "ce-source": "/crm",
        "ce-type": "org.example.job.failed",
        "ce-subject": "crm%2Dexport",
        "ce-time": "2026-11-20T02:00:00Z",
      },
    };
    const structured = { ...attributes, id: "a-1", type: "com.example.trouble", severity: "error", data: 5 };
    const batch = [structured, { ...attributes, id: "a-2", type: "pipeline_success", source: "/crm" }];
    const type = (name: string) => ({ headers: { "content-type": `application/${name}; charset=utf-8` } });

    const one = await send(cloudEvents, { as: cast.ann, ...binary });
    await give(cloudEvents, structured, type("cloudevents+json"));
    const many = await give(cloudEvents, batch, type("cloudevents-batch+json"));

    expect(one.result().events).toHaveLength(1);
    expect(many.events.map(({ duplicate }) => duplicate)).toEqual([true, false]);
    expect(
      (await eventsOf()).map((event) => [event.type, event.title, event.message, event.job?.key]),
    ).toEqual([
      ["job.failed", "Export stopped", "Half of it is there.", "crm-export"],
      ["job.failed", "com.example.trouble of crm-export", null, "crm-export"],
      ["job.completed", "pipeline_success of crm-export", null, "crm-export"],
    ]);
  });

  it("of another shape are refused with the place", async () => {
    const refusals: [Receiver, unknown, string][] = [
      [alertmanager, { ...alertmanagerWebhook(), alerts: [{ status: "firing" }] }, "/alerts/0/labels"],
      [alertmanager, [], ""],
      [gitHub, { ...gitHubRun("completed", "success"), repository: {} }, "/repository/full_name"],
      [gitLab, { object_kind: "push" }, "/object_kind"],
      [airflow, { dag_id: "a", run_id: "b", state: "exploded" }, "/state"],
      [openLineage, { eventType: "START", eventTime: "2026-11-20T02:00:00Z" }, "/run"],
      [cloudEvents, { specversion: "1.0", id: "1", source: "/", type: "com.example.hello" }, "/type"],
      [cloudEvents, { specversion: "0.3", id: "1", source: "/", type: "job.failed" }, "/specversion"],
    ];
    for (const [handler, body, pointer] of refusals) {
      const answer = await send(handler, { as: cast.ann, body });
      expect([answer.status, answer.problem().errors?.[0]?.pointer], handler.operation.id).toEqual([
        422,
        pointer,
      ]);
    }
    expect((await send(alertmanager, { as: cast.ann, rawBody: "{" })).status).toBe(400);
    expect(await db().prisma.job.count()).toBe(0);
  });

  it("come with a key in the sender's own way, never with a session, and only with its scope", async () => {
    const basic = (user: string, password: string) => ({
      headers: { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}` },
    });
    const statusOf = async (sending: Sending) =>
      (await send(gitLab, { body: gitLabPipeline("running", null), ...sending })).status;
    const { apiKey } = cast.ann;

    expect(await statusOf(basic("runbell", apiKey))).toBe(200);
    expect(await statusOf(basic(apiKey, ""))).toBe(200);
    expect(await statusOf({ headers: { "x-gitlab-token": apiKey } })).toBe(200);
    expect(await statusOf({ session: await sessionOf(cast.ann) })).toBe(403);
    expect(await statusOf({ key: await makeKeyOf(cast.ann, { scopes: ["events:write"] }) })).toBe(403);
    expect(await statusOf({ query: { key: apiKey } })).toBe(401);
    const refused = await send(gitLab, basic("runbell", "wrong"));
    expect(refused.status).toBe(401);
    expect(refused.headers.get("www-authenticate")).toContain('Basic realm="Runbell"');
    expect((await send(readRun, { params: { id: "x" }, ...basic("runbell", apiKey) })).status).toBe(401);
  });

  it("do not touch jobs that Runbell runs, nor those of others", async () => {
    const steps = [{ name: "Sleep", type: "wait" as const, config: { seconds: 1 } }];
    await makeJob(cast.organisationId, { key: "gitlab-gitlab-org-gitlab-test", steps });
    const body = gitLabPipeline("success", "2026-08-12 15:26:29 UTC");

    const ours = await send(gitLab, { as: cast.ann, body });
    const theirs = await give(gitLab, body, { as: cast.charlie });

    expect(ours.status).toBe(409);
    expect((await send(readRun, { as: cast.bob, params: { id: theirs.runs[0]?.id ?? "" } })).status).toBe(
      404,
    );
  });
});
