import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import type { StepInput } from "@/lib/testing/factories/jobs";
import { makePreference } from "@/lib/testing/factories/people";
import { makePendingRun } from "@/lib/testing/factories/runs";
import { startHttpServer, type HttpTestServer } from "@/lib/testing/http-server";
import { claimOne, execute, loadRun, makeWaitingRun } from "./run.fixture";

describeWithDatabase("executeRun", (db) => {
  let server: HttpTestServer;
  beforeAll(async () => {
    server = await startHttpServer((request, response) => {
      response.statusCode = request.url?.startsWith("/broken") ? 500 : 200;
      response.end(`hello from ${request.url}`);
    });
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    await truncateAll(db());
    server.requests.length = 0;
  });

  const run = async (steps: StepInput[], fields: Parameters<typeof makeWaitingRun>[1] = {}) => {
    const made = await makeWaitingRun(steps, fields);
    const outcome = await execute(await claimOne());
    return { ...made, outcome, ...(await loadRun(made.id)) };
  };
  const mail = (name: string, more: object = {}): StepInput => ({
    name,
    type: "notify.email",
    config: {
      recipients: ["oncall@example.org"],
      subject_template: "{{ job.name }} is {{ job.status }}",
      body_template: "{{ job.completed_steps }} of {{ job.total_steps }}",
      ...more,
    },
  });
  const ask = (name: string, path = "/ask", more: Partial<StepInput> & { config?: object } = {}): StepInput =>
    ({
      name,
      type: "http.request",
      ...more,
      config: { url: `${server.url}${path}`, ...more.config },
    }) as StepInput;
  const statuses = (steps: { status: string }[]) => steps.map(({ status }) => status);

  it("runs the steps in order and completes", async () => {
    const { outcome, steps, events, ...row } = await run([
      { name: "Wait", type: "wait", config: { seconds: 0.01 } },
      ask("Ask"),
    ]);

    expect(outcome).toBe("completed");
    expect(steps).toMatchObject([
      { status: "completed", output: "Waited 0.01 s" },
      { status: "completed", output: "hello from /ask", metadata: { status_code: 200 } },
    ]);
    expect(row).toMatchObject({
      status: "completed",
      totalSteps: 2,
      completedSteps: 2,
      failedSteps: 0,
      leaseToken: null,
    });
    expect(row.completedAt).not.toBeNull();
    expect(row.executionTimeMs).toBeGreaterThanOrEqual(10);
    expect(events.map(({ type, title }) => [type, title])).toEqual([
      ["job.started", "nightly started"],
      ["job.completed", "nightly completed"],
    ]);
  });

  it("fails at the failing step, skips the rest, and tells owner and admin", async () => {
    const { outcome, steps, events, notifications, owner, admin, ...row } = await run([
      ask("Extract"),
      ask("Load", "/broken"),
      ask("Report"),
    ]);

    expect(outcome).toBe("failed");
    expect(steps).toMatchObject([
      { status: "completed" },
      { status: "failed", output: "hello from /broken", metadata: { status_code: 500 } },
      { status: "skipped", output: "Skipped: step “Load” failed.", startedAt: null },
    ]);
    expect(row).toMatchObject({
      status: "failed",
      completedSteps: 1,
      failedSteps: 1,
      errorMessage: expect.stringMatching(/^GET 127\.0\.0\.1:\d+ answered 500; expected 2xx\.$/) as string,
    });
    expect(events.at(-1)).toMatchObject({
      type: "job.failed",
      title: "nightly failed at step “Load”",
      details: { failed_step: { name: "Load", type: "http.request" }, completed_steps: 1, total_steps: 3 },
    });
    expect(notifications.map(({ recipient, state }) => [recipient, state]).sort()).toEqual([
      [admin.email, "queued"],
      [owner.email, "queued"],
    ]);
    expect(server.requests.map(({ url }) => url)).toEqual(["/ask", "/broken"]);
  });

  it("goes on after a failed step that says so", async () => {
    const { outcome, steps, failedSteps } = await run([
      ask("Optional", "/broken", { on_error: "continue" }),
      mail("Done", { send_on: ["success"] }),
      ask("Needed"),
    ]);

    expect(outcome).toBe("completed");
    expect(statuses(steps)).toEqual(["failed", "completed", "completed"]);
    expect(failedSteps).toBe(1);
  });

  it("queues a mail at the first, a middle and the last position, each with the run as it was", async () => {
    const { outcome, steps, notifications } = await run([
      mail("First"),
      ask("Work"),
      mail("Middle"),
      mail("Last"),
    ]);

    expect(outcome).toBe("completed");
    expect(statuses(steps)).toEqual(["completed", "completed", "completed", "completed"]);
    expect(steps[0]).toMatchObject({
      output: "Email queued for 1 recipient",
      metadata: { notification_id: notifications[0]?.id, notification_ids: [notifications[0]?.id] },
    });
    expect(notifications).toMatchObject([
      {
        purpose: "step",
        recipient: "oncall@example.org",
        state: "queued",
        runStepId: steps[0]?.id,
        context: { data: { job: { status: "running", completed_steps: 0 } } },
      },
      { runStepId: steps[2]?.id, context: { data: { steps: { Work: { output: "hello from /ask" } } } } },
      { runStepId: steps[3]?.id, context: { data: { job: { status: "running", completed_steps: 3 } } } },
    ]);
  });

  it("sends to the failed step's audience before the run is over, and only what is for failures", async () => {
    const { steps, notifications } = await run([
      mail("Early", { send_on: ["failure"] }),
      ask("Load", "/broken"),
      mail("On success", { send_on: ["success"] }),
      ask("Report"),
      mail("On failure", { send_on: ["failure"] }),
      mail("Always"),
    ]);

    expect(steps.map(({ status, output }) => [status, output])).toEqual([
      ["skipped", "Not sent: this message is for failures, and no step had failed."],
      ["failed", "hello from /broken"],
      ["skipped", "Not sent: this message is for success, and step “Load” had failed."],
      ["skipped", "Skipped: step “Load” failed."],
      ["completed", "Email queued for 1 recipient"],
      ["completed", "Email queued for 1 recipient"],
    ]);
    const fromSteps = notifications.filter(({ purpose }) => purpose === "step");
    expect(fromSteps).toMatchObject([
      {
        runStepId: steps[4]?.id,
        severity: "error",
        context: {
          data: { job: { status: "failed", failed_steps: 1, error_message: steps[1]?.errorMessage } },
        },
      },
      { runStepId: steps[5]?.id },
    ]);
  });

  it("gives templated recipients, file names and requests their values", async () => {
    const { steps, notifications, owner } = await run(
      [
        ask("Ask", "/orders?day={{ job.parameters.day | urlencode }}", {
          config: {
            method: "POST",
            headers: { "x-job": "{{ job.name }}" },
            body: "{{ job.parameters.day }}",
          },
        }),
        mail("Tell", {
          recipients: ["{{job.created_by.email}}", "ops@example.org", "OPS@example.org"],
          attachments: [{ type: "job_log", filename: "job_{{ job.key }}_log.txt" }],
        }),
      ],
      { parameters: { day: "2026-11-20 x" } },
    );

    expect(server.requests).toMatchObject([
      {
        method: "POST",
        url: "/orders?day=2026-11-20%20x",
        body: "2026-11-20 x",
        headers: { "x-job": "nightly" },
      },
    ]);
    expect(steps[1]?.output).toBe("Email queued for 2 recipients");
    expect(notifications.map(({ recipient, userId }) => [recipient, userId])).toEqual([
      [owner.email, owner.id],
      ["OPS@example.org", null],
    ]);
    expect(notifications[0]?.attachments).toEqual([{ type: "job_log", filename: "job_nightly_log.txt" }]);
  });

  it("fails a mail step whose template or recipients are wrong, but neither the mail nor by default the run", async () => {
    const { outcome, steps, notifications } = await run(
      [
        mail("Syntax", { body_template: "line one\n{% if %}" }),
        mail("Subject", { subject_template: "{{ job.name | nosuchfilter }}" }),
        mail("Owner", { recipients: ["{{job.created_by.email}}"] }),
        mail("Half", { recipients: ["not an address", "ops@example.org"] }),
      ],
      { withoutOwner: true },
    );

    expect(outcome).toBe("completed");
    expect(statuses(steps)).toEqual(["failed", "failed", "failed", "failed"]);
    expect(steps[0]?.errorMessage).toMatch(
      /^The body cannot be rendered: .+ \(line 2, column \d+\)\. The standard message is sent instead\.$/,
    );
    expect(steps[1]?.errorMessage).toMatch(/^The subject cannot be rendered: .*nosuchfilter/);
    expect(steps[2]?.errorMessage).toBe("The recipient {{job.created_by.email}} gives no address.");
    expect(steps[3]).toMatchObject({
      errorMessage: "The recipient “not an address” is no e-mail address.",
      output: "Email queued for 1 recipient",
    });
    expect(notifications.map(({ recipient, runStepId }) => [recipient, runStepId])).toEqual([
      ["oncall@example.org", steps[0]?.id],
      ["oncall@example.org", steps[1]?.id],
      ["ops@example.org", steps[3]?.id],
    ]);
  });

  it("fails the run for a mail step that says so", async () => {
    const { outcome, steps } = await run([
      { ...mail("Must", { recipients: ["nobody"] }), on_error: "fail_job" },
      ask("Work"),
    ]);

    expect(outcome).toBe("failed");
    expect(statuses(steps)).toEqual(["failed", "skipped"]);
  });

  it("holds and skips as the member behind the address wishes, and says so", async () => {
    const made = await makeWaitingRun([
      mail("Tell", { recipients: ["{{job.created_by.email}}", "x@example.org"] }),
    ]);
    await makePreference(made.organisation.id, made.owner.id, { emailEnabled: false });

    await execute(await claimOne());

    const { steps, notifications } = await loadRun(made.id);
    expect(steps[0]?.output).toBe("Email queued for 1 recipient, skipped for 1 recipient");
    expect(notifications.map(({ state, reason }) => [state, reason])).toEqual([
      ["skipped", "channel_off"],
      ["queued", null],
    ]);
  });

  it("judges answers by status and text, and keeps what was said", async () => {
    const { steps } = await run([
      ask("Teapot", "/broken", { on_error: "continue", config: { expect_status: [500, 503] } }),
      ask("Text", "/ask", { on_error: "continue", config: { expect_body_contains: "goodbye" } }),
      ask("Host", "/ask", { on_error: "continue" }),
    ]);

    expect(steps[0]?.status).toBe("completed");
    expect(steps[1]).toMatchObject({ status: "failed", output: "hello from /ask" });
    expect(steps[1]?.errorMessage).toMatch(/answered 200, but the answer does not contain “goodbye”\.$/);
    expect(steps[2]?.status).toBe("completed");
  });

  it("does not go where the guard does not let it, and says why", async () => {
    const { steps } = await run([
      { name: "Metadata", type: "http.request", config: { url: "http://169.254.169.254/latest/meta-data" } },
    ]);

    expect(steps[0]).toMatchObject({ status: "failed", metadata: { failure: "blocked_address" } });
    expect(steps[0]?.errorMessage).toMatch(/^GET 169\.254\.169\.254: .*link-local.*\.$/);
  });

  it("records a recovery beside the completion after a run that failed", async () => {
    const { job, id } = await run([ask("Load", "/broken")]);
    const [step] = job.steps;
    const second = await makePendingRun({
      ...job,
      steps: step ? [{ ...step, config: { url: `${server.url}/ask` } }] : [],
    });

    await execute(await claimOne());

    const { events } = await loadRun(second.id);
    expect(events.map(({ type, title }) => [type, title])).toEqual([
      ["job.started", "nightly started"],
      ["job.completed", "nightly completed"],
      ["job.recovered", "nightly works again"],
    ]);
    expect(events[2]?.details).toMatchObject({ previous_run_id: id, previous_status: "failed" });
  });

  it("runs the steps as they were when the run was made", async () => {
    const made = await makeWaitingRun([ask("Gone")]);
    await db().prisma.jobStep.deleteMany({ where: { jobId: made.job.id } });

    expect(await execute(await claimOne())).toBe("completed");
    expect((await loadRun(made.id)).steps[0]?.output).toBe("hello from /ask");
  });
});
