import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { systemActor } from "@/lib/auth/system-actor";
import type { Database } from "@/lib/db/database";
import { updateRun } from "@/lib/services/runs/update-run";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import type { StepInput } from "@/lib/testing/factories/jobs";
import { startHttpServer, type HttpTestServer } from "@/lib/testing/http-server";
import { waitFor } from "@/lib/testing/wait-for";
import { claimRuns } from "./claim-run";
import { claimOne, execute, expireLease, leaveRunning, loadRun, makeWaitingRun } from "./run.fixture";
import { watchRuns } from "./watch-runs";

describeWithDatabase("a run whose worker died", (db: () => Database) => {
  let server: HttpTestServer;
  let answer: ((end: () => void) => void) | undefined;
  beforeAll(async () => {
    server = await startHttpServer((_, response) => {
      const end = () => response.end("ok");
      if (answer) answer(end);
      else end();
    });
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    await truncateAll(db());
    server.requests.length = 0;
    answer = undefined;
  });

  const wait = (name: string, seconds = 0.01): StepInput => ({ name, type: "wait", config: { seconds } });
  const ask = (name: string, method: "GET" | "POST" = "GET"): StepInput => ({
    name,
    type: "http.request",
    config: { url: `${server.url}/${name}`, method },
  });
  const mail: StepInput = {
    name: "Tell",
    type: "notify.email",
    config: {
      recipients: ["a@example.org", "b@example.org"],
      subject_template: "{{ job.status }}",
      body_template: "x",
    },
  };

  it("goes on after the last step that had ended, and says once that it started", async () => {
    const { id } = await makeWaitingRun([ask("one"), ask("two"), ask("three")]);
    const first = await claimOne("worker-1");
    const stop = new AbortController();
    answer = (end) => {
      if (server.requests.length === 2) stop.abort();
      end();
    };
    expect(await execute(first, { signal: stop.signal })).toBe("released");

    expect(await execute(await claimOne("worker-2"))).toBe("completed");

    const { steps, events } = await loadRun(id);
    expect(server.requests.map(({ url }) => url)).toEqual(["/one", "/two", "/three"]);
    expect(steps.map(({ status }) => status)).toEqual(["completed", "completed", "completed"]);
    expect(events.map(({ type }) => type)).toEqual(["job.started", "job.completed"]);
  });

  it("waits only for the rest", async () => {
    const { id } = await makeWaitingRun([wait("Sleep", 3600)]);
    await claimOne("worker-1");
    await leaveRunning(id, "Sleep", new Date(Date.now() - 3_599_950));

    expect(await execute(await claimOne("worker-2"))).toBe("completed");

    const { steps } = await loadRun(id);
    expect(steps[0]).toMatchObject({ status: "completed", metadata: { resumptions: 1 } });
    expect(steps[0]?.executionTimeMs).toBeGreaterThanOrEqual(3_599_900);
  });

  it("repeats a GET", async () => {
    const { id } = await makeWaitingRun([ask("Get")]);
    await claimOne("worker-1");
    await leaveRunning(id, "Get");

    expect(await execute(await claimOne("worker-2"))).toBe("completed");
    expect(server.requests).toHaveLength(1);
  });

  it("does not repeat a POST: whether it ran is unknown", async () => {
    const { id } = await makeWaitingRun([ask("Post", "POST")]);
    await claimOne("worker-1");
    await leaveRunning(id, "Post");

    expect(await execute(await claimOne("worker-2"))).toBe("failed");

    const { steps } = await loadRun(id);
    expect(server.requests).toHaveLength(0);
    expect(steps[0]?.errorMessage).toMatch(
      /^POST 127\.0\.0\.1:\d+ was interrupted: whether it reached .* unknown/,
    );
  });

  it("queues a mail once, however often the step is resumed", async () => {
    const { id } = await makeWaitingRun([mail, wait("Sleep", 3600)]);
    for (const worker of ["worker-1", "worker-2"]) {
      const stop = new AbortController();
      const execution = execute(await claimOne(worker), { signal: stop.signal });
      await waitFor("the mail step to end", async () => (await loadRun(id)).steps[1]?.status === "running");
      stop.abort();
      expect(await execution).toBe("released");
      await db().prisma.runStep.updateMany({ where: { runId: id }, data: { status: "running" } });
    }

    const { notifications, steps } = await loadRun(id);
    const mails = notifications.filter(({ purpose }) => purpose === "step");
    expect(mails.map(({ recipient }) => recipient).sort()).toEqual(["a@example.org", "b@example.org"]);
    expect(steps[0]?.output).toBe("Email queued for 2 recipients");
  });

  it("refuses what a frozen worker writes late", async () => {
    const { id } = await makeWaitingRun([ask("Slow"), ask("Next")]);
    const frozen = await claimOne("worker-1");
    let thaw: () => void = () => undefined;
    answer = (end) => {
      thaw = end;
    };
    const late = execute(frozen);
    await waitFor("the request of the frozen worker", () => server.requests.length === 1);
    answer = undefined;
    await expireLease(id);
    expect(await execute(await claimOne("worker-2"))).toBe("completed");

    thaw();

    expect(await late).toBe("lease_lost");
    const { steps, events } = await loadRun(id);
    expect(steps.map(({ status }) => status)).toEqual(["completed", "completed"]);
    expect(events.map(({ type }) => type)).toEqual(["job.started", "job.completed"]);
    expect(server.requests.map(({ url }) => url)).toEqual(["/Slow", "/Slow", "/Next"]);
  });

  it("gives a run back at once when its worker stops in a wait", async () => {
    const { id } = await makeWaitingRun([wait("Sleep", 3600)]);
    const stop = new AbortController();
    const execution = execute(await claimOne("worker-1"), { signal: stop.signal });
    await waitFor("the step to start", async () => (await loadRun(id)).steps[0]?.status === "running");

    stop.abort();

    expect(await execution).toBe("released");
    expect(await claimRuns("worker-2", 1)).toMatchObject([{ runId: id }]);
    const { steps } = await loadRun(id);
    expect(steps[0]).toMatchObject({ status: "running", metadata: {} });
  });

  it("gives a run back when the step under way does not end within the grace", async () => {
    const { id } = await makeWaitingRun([ask("Hangs")]);
    const stop = new AbortController();
    answer = () => undefined;
    const execution = execute(await claimOne("worker-1"), { signal: stop.signal, graceMs: 50 });
    await waitFor("the request", () => server.requests.length === 1);

    stop.abort();

    expect(await execution).toBe("released");
    answer = undefined;
    expect(await execute(await claimOne("worker-2"))).toBe("completed");
    expect((await loadRun(id)).steps[0]).toMatchObject({ status: "completed", output: "ok" });
  });

  it("stops when the run was cancelled meanwhile", async () => {
    const { id, organisation } = await makeWaitingRun([wait("Sleep", 3600), ask("Next")]);
    const claimed = await claimOne();
    const execution = execute(claimed, { lookMs: 5 });
    await waitFor("the step to start", async () => (await loadRun(id)).steps[0]?.status === "running");

    await updateRun({ actor: systemActor(organisation.id, "test"), id, input: { status: "cancelled" } });

    expect(await execution).toBe("lease_lost");
    const { status, steps, events } = await loadRun(id);
    expect(status).toBe("cancelled");
    expect(steps.map(({ status: step, output }) => [step, output])).toEqual([
      ["skipped", "Stopped in the middle: the run was cancelled."],
      ["skipped", "Skipped: the run was cancelled."],
    ]);
    expect(events.map(({ type }) => type)).toEqual(["job.started"]);
  });

  it("is given up as lost when one step has ended its worker four times", async () => {
    const { id } = await makeWaitingRun([ask("Killer"), wait("Sleep")]);
    await claimOne();
    for (let resumption = 1; resumption <= 3; resumption++) {
      await leaveRunning(id, "Killer");
      expect(await watchRuns()).toBe(0);
      await claimOne();
    }
    await leaveRunning(id, "Killer");
    expect(await claimRuns("worker-5", 1)).toEqual([]);

    expect(await watchRuns()).toBe(1);

    const { status, steps, events, errorMessage } = await loadRun(id);
    expect(status).toBe("lost");
    expect(errorMessage).toBe(
      "Runbell's worker stopped 4 times in the middle of this step: it was given up.",
    );
    expect(steps.map(({ status: step }) => step)).toEqual(["failed", "skipped"]);
    expect(events.at(-1)).toMatchObject({
      type: "job.lost",
      title: "The run of nightly was lost at step “Killer”",
    });
    expect(await watchRuns()).toBe(0);
  });
});
