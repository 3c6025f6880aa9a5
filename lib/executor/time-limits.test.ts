import { beforeEach, expect, it } from "vitest";
import { systemActor } from "@/lib/auth/system-actor";
import { updateRun } from "@/lib/services/runs/update-run";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import type { StepInput } from "@/lib/testing/factories/jobs";
import { waitFor } from "@/lib/testing/wait-for";
import { extendLease } from "./lease";
import { claimOne, execute, leaveRunning, loadRun, makeWaitingRun } from "./run.fixture";

const shell = (name: string, script: string): StepInput => ({
  name,
  type: "shell.command",
  config: { command: "/bin/sh", args: ["-c", script] },
});
const mail = (name: string, send_on: ("success" | "failure")[]): StepInput => ({
  name,
  type: "notify.email",
  config: {
    recipients: ["a@example.org"],
    subject_template: "{{ job.status }}",
    body_template: "x",
    send_on,
  },
});
const sleep: StepInput = { name: "Sleep", type: "wait", config: { seconds: 3600 } };

describeWithDatabase("the time of a run", (db) => {
  beforeEach(() => truncateAll(db()));

  const limitStep = (runId: string, name: string, timeoutSeconds: number) =>
    db().prisma.runStep.update({ where: { runId_name: { runId, name } }, data: { timeoutSeconds } });

  it("fails a step that takes longer than it may, and on_error decides what follows", async () => {
    const { id } = await makeWaitingRun([
      { ...sleep, name: "Load", on_error: "continue" },
      sleep,
      mail("Tell", ["failure"]),
    ]);
    await limitStep(id, "Load", 1);
    await limitStep(id, "Sleep", 1);

    expect(await execute(await claimOne())).toBe("failed");

    const { steps, errorMessage, events } = await loadRun(id);
    expect(steps).toMatchObject([
      { status: "failed", metadata: { timed_out: "step" } },
      { status: "failed", errorMessage: "The step took longer than 1 s, its limit." },
      { status: "completed" },
    ]);
    expect(errorMessage).toBe("The step took longer than 1 s, its limit.");
    expect(events.at(-1)).toMatchObject({ type: "job.failed", title: "nightly failed at step “Sleep”" });
  });

  it("ends a run that takes longer than it may, and tells who is to hear of failures", async () => {
    const { id } = await makeWaitingRun(
      [sleep, mail("Good", ["success"]), mail("Bad", ["failure"]), shell("Never", "exit 1")],
      { timeoutSeconds: 600 },
    );
    const claimed = await claimOne();
    // Under way already: else the time may be over before it begins.
    await leaveRunning(id, "Sleep");
    await extendLease(claimed);

    expect(await execute({ ...claimed, timeLeftMs: 200 }, { allowShell: true })).toBe("timed_out");

    const { status, steps, events, notifications, timeoutAt, startedAt } = await loadRun(id);
    expect(status).toBe("timed_out");
    expect(timeoutAt?.getTime()).toBe((startedAt?.getTime() ?? 0) + 600_000);
    expect(steps.map(({ status: step, output, errorMessage }) => [step, errorMessage ?? output])).toEqual([
      ["failed", "The run took longer than 10 min, its limit."],
      ["skipped", "Not sent: this message is for success, and the run had timed out at step “Sleep”."],
      ["completed", "Email queued for 1 recipient"],
      ["skipped", "Skipped: the run timed out at step “Sleep”."],
    ]);
    expect(notifications.find(({ purpose }) => purpose === "step")).toMatchObject({
      severity: "error",
      context: { data: { job: { status: "timed_out" } } },
    });
    expect(events.at(-1)).toMatchObject({
      type: "job.timed_out",
      title: "nightly timed out at step “Sleep”",
    });
  });

  it("goes on counting when another worker takes the run", async () => {
    const { id } = await makeWaitingRun([sleep, shell("Never", "exit 1")], { timeoutSeconds: 600 });
    await claimOne("worker-1");
    await leaveRunning(id, "Sleep");
    await db().prisma.run.update({ where: { id }, data: { timeoutAt: new Date(Date.now() - 1000) } });

    expect(await execute(await claimOne("worker-2"))).toBe("timed_out");
    const { errorMessage, steps } = await loadRun(id);
    expect(errorMessage).toBe("The run took longer than 10 min, its limit.");
    expect(steps[1]?.status).toBe("skipped");
  });

  it("is over between two steps as well: none is to blame", async () => {
    const { id } = await makeWaitingRun([sleep], { timeoutSeconds: 600 });
    const claimed = await claimOne();

    expect(await execute({ ...claimed, timeLeftMs: -1 })).toBe("timed_out");
    const { steps, events } = await loadRun(id);
    expect(steps[0]).toMatchObject({ status: "skipped", output: "Skipped: the run timed out." });
    expect(events.at(-1)).toMatchObject({ title: "nightly timed out" });
  });

  it("shows what a program writes while it runs, and ends it when somebody cancels the run", async () => {
    const { id, organisation } = await makeWaitingRun([
      shell("Work", "echo $$; while :; do sleep 60; done"),
      shell("Next", "exit 1"),
    ]);
    const execution = execute(await claimOne(), { allowShell: true, lookMs: 20 });
    const pid = Number(
      await waitFor("the first output", async () => (await loadRun(id)).steps[0]?.output, 30_000),
    );
    const actor = { ...systemActor(organisation.id, "test"), label: "ada@example.org" };

    const cancelled = await updateRun({ actor, id, input: { status: "cancelled" } });

    expect(cancelled.status).toBe("cancelled");
    expect(await execution).toBe("lease_lost");
    expect(() => process.kill(pid, 0)).toThrow("ESRCH");
    const { steps } = await loadRun(id);
    expect(steps).toMatchObject([
      {
        status: "skipped",
        output: `${pid}\n`,
        errorMessage: "Stopped in the middle: the run was cancelled.",
      },
      { status: "skipped", output: "Skipped: the run was cancelled." },
    ]);
    expect(await db().prisma.auditEntry.findFirst({ where: { subjectId: id } })).toMatchObject({
      action: "run.cancel",
      actorLabel: "ada@example.org",
      before: { status: "running" },
    });
  });

  it("is not needed to cancel a run that waits", async () => {
    const { id, organisation } = await makeWaitingRun([sleep]);

    await updateRun({ actor: systemActor(organisation.id, "test"), id, input: { status: "cancelled" } });

    expect(await loadRun(id)).toMatchObject({ status: "cancelled", startedAt: null, executionTimeMs: null });
  });
});
