import "@/lib/services/instance.fixture";
import { beforeEach, expect, it } from "vitest";
import type { NotifyAction, NotifyConditionalConfig } from "@/lib/core/step";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeChannel } from "@/lib/testing/factories/channels";
import type { StepInput } from "@/lib/testing/factories/jobs";
import { claimOne, execute, leaveRunning, loadRun, makeWaitingRun } from "./run.fixture";

const broken: StepInput = { name: "Load", type: "http.request", config: { url: "http://169.254.169.254/" } };
const mail = (subject: string, config: object = {}) =>
  ({
    type: "notify.email",
    config: { recipients: ["a@example.org"], subject_template: subject, body_template: "x", ...config },
  }) as NotifyAction;
const failureOrLate: Partial<NotifyConditionalConfig> = {
  branches: [
    { name: "Failed", condition: "job.status == 'failed'", notify: [mail("One"), mail("Two")] },
    { condition: "job.parameters.rows > 100", notify: [mail("Many")] },
  ],
  otherwise: [mail("Fine")],
};

describeWithDatabase("notify.conditional", (db) => {
  beforeEach(() => truncateAll(db()));

  const run = async (
    config: Partial<NotifyConditionalConfig>,
    { before = [], parameters = {} }: { before?: StepInput[]; parameters?: object } = {},
  ) => {
    const { id } = await makeWaitingRun([...before, { name: "Tell", type: "notify.conditional", config }], {
      parameters,
    });
    await execute(await claimOne());
    const { steps, notifications } = await loadRun(id);
    const own = notifications.filter(({ purpose }) => purpose === "step");
    const subjects = own.map(({ inlineTemplate }) => (inlineTemplate as { subject: string }).subject);
    return { step: steps.at(-1), subjects, ids: own.map((row) => row.id) };
  };

  it("sends all messages of the first branch that holds, and says which it was", async () => {
    const { step, subjects, ids } = await run(failureOrLate, { before: [broken], parameters: { rows: 500 } });

    expect(subjects).toEqual(["One", "Two"]);
    expect(step).toMatchObject({
      status: "completed",
      output: "Failed:\nEmail queued for 1 recipient\nEmail queued for 1 recipient",
      metadata: { branch: "Failed", notification_id: ids[0], notification_ids: ids },
    });
  });

  it("goes on to the next branch, to what is for otherwise, and to nothing", async () => {
    const second = await run(failureOrLate, { parameters: { rows: 500 } });
    const otherwise = await run(failureOrLate, { parameters: { rows: 5 } });
    const nothing = await run({ ...failureOrLate, otherwise: [] }, { parameters: { rows: 5 } });

    expect(second).toMatchObject({ subjects: ["Many"], step: { metadata: { branch: "Branch 2" } } });
    expect(otherwise).toMatchObject({ subjects: ["Fine"], step: { metadata: { branch: "Otherwise" } } });
    expect(nothing).toMatchObject({
      subjects: [],
      step: {
        status: "completed",
        output: "No condition holds: nothing was sent.",
        metadata: { branch: null, notification_ids: [] },
      },
    });
  });

  it("fails in words when a condition cannot be worked out, and sends nothing", async () => {
    const { step, subjects } = await run(failureOrLate, { parameters: { rows: "many" } });

    expect(subjects).toEqual([]);
    expect(step?.status).toBe("failed");
    expect(step?.errorMessage).toMatch(
      /^The condition of “Branch 2” cannot be worked out: .+ \(line 1, column \d+\)\. Nothing was sent\.$/,
    );
  });

  it("says which of its messages is wrong; the others go out", async () => {
    const { step, subjects } = await run({
      branches: [
        {
          condition: "true",
          notify: [
            mail("Good"),
            mail("Bad", { recipients: ["nobody"] }),
            mail("Late", { send_on: ["failure"] }),
          ],
        },
      ],
    });

    expect(subjects).toEqual(["Good"]);
    expect(step).toMatchObject({
      status: "failed",
      errorMessage: "Message 2 (notify.email): The recipient “nobody” is no e-mail address.",
    });
    expect(step?.output).toContain("Not sent: this message is for failures, and no step had failed.");
  });

  it("reaches channels, and stores its messages once however often it is resumed", async () => {
    const made = await makeWaitingRun([{ name: "Tell", type: "notify.conditional", config: {} }]);
    const channel = await makeChannel(made.organisation.id, { kind: "slack", name: "#ops" });
    const slack = { type: "notify.slack" as const, config: { channel_id: channel.id } };
    const config = { branches: [{ condition: "true", notify: [slack, mail("Mail")] }] };
    await db().prisma.runStep.updateMany({ where: { runId: made.id }, data: { config } });
    const first = await claimOne();
    await leaveRunning(made.id, "Tell");
    await execute(await claimOne("worker-2"));
    expect(await execute(first)).toBe("lease_lost");

    const { notifications, steps } = await loadRun(made.id);
    expect(notifications.map(({ recipient }) => recipient)).toEqual(["#ops", "a@example.org"]);
    expect(steps[0]?.output).toBe(
      "Branch 1:\nSlack notification queued for 1 recipient\nEmail queued for 1 recipient",
    );
  });
});
