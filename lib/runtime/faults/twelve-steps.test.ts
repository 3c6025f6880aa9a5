import { describe, expect, it } from "vitest";
import type { StepDefinition } from "@/lib/core/step";
import { channelSecretField } from "@/lib/db/named-channels";
import { putSecret } from "@/lib/db/secrets";
import { createKeyRing, Secret } from "@/lib/secrets";
import { hasPostgres } from "@/lib/testing/database";
import { makeChannel } from "@/lib/testing/factories/channels";
import { makeJob, type StepInput } from "@/lib/testing/factories/jobs";
import { makePendingRun } from "@/lib/testing/factories/runs";
import { startHttpServer } from "@/lib/testing/http-server";
import { hang, startScriptedSmtpServer } from "@/lib/testing/smtp-server";
import { startWorkerProcess, workerKey } from "@/lib/testing/worker-process";
import { makeFaultScene } from "./fault-scene.fixture";

const TIMEOUT = 240_000;
/** A mail server that does not greet is given up after 10 s: no step waits for that. */
const MAIL_PATIENCE_MS = 10_000;

describe.runIf(hasPostgres())("a run of twelve steps whose worker is killed", () => {
  it(
    "is picked up by another: every step and every message once, though no mail server answers",
    async ({ onTestFinished }) => {
      const smtp = await startScriptedSmtpServer({ banner: hang });
      onTestFinished(() => smtp.close());
      let isHeld = true;
      const held: (() => void)[] = [];
      const server = await startHttpServer((request, response) => {
        const answer = () => response.end("ok");
        if (isHeld && request.url === "/middle") held.push(answer);
        else answer();
      });
      onTestFinished(() => server.close());
      const scene = await makeFaultScene(smtp.port, onTestFinished);
      const { prisma } = scene.database;
      const ring = createKeyRing([new Secret(workerKey)]);
      const addChannel = async (kind: "slack" | "teams" | "webhook", secret: string) => {
        const config = kind === "webhook" ? {} : { other_host: true };
        const { id } = await makeChannel(scene.organisationId, { kind, name: kind, config }, prisma);
        const place = {
          organisationId: scene.organisationId,
          ownerId: id,
          field: channelSecretField(secret),
        };
        await putSecret(prisma, place, new Secret(`${server.url}/${kind}`), ring);
        return id;
      };
      const channels = {
        slack: await addChannel("slack", "webhook_url"),
        teams: await addChannel("teams", "url"),
        webhook: await addChannel("webhook", "url"),
      };
      const ask = (name: string, method: "GET" | "POST"): StepInput => ({
        name,
        type: "http.request",
        config: { url: `${server.url}/${name}`, method },
      });
      const shell = (name: string, argument: string): StepInput => ({
        name,
        type: "shell.command",
        config: { command: "/bin/echo", args: [argument] },
      });
      const mail: Extract<StepDefinition, { type: "notify.email" }>["config"] = {
        recipients: ["ops@example.org"],
        subject_template: "{{ job.name }}",
        body_template: "{{ job.completed_steps }} steps",
        body_type: "auto",
        send_on: ["success", "failure"],
        attachments: [],
      };
      const toWebhook = { channel_id: channels.webhook, recipients: [], send_on: mail.send_on };
      const job = await makeJob(
        scene.organisationId,
        {
          key: "twelve",
          steps: [
            ask("first", "GET"),
            { name: "mail", type: "notify.email", config: mail },
            ask("second", "POST"),
            { name: "slack", type: "notify.slack", config: { channel_id: channels.slack } },
            shell("shell", "{{ steps.second.output }} from {{ job.key }}"),
            { name: "webhook", type: "notify.webhook", config: { channel_id: channels.webhook } },
            ask("middle", "GET"),
            { name: "teams", type: "notify.teams", config: { channel_id: channels.teams } },
            { name: "wait", type: "wait", config: { seconds: 0.05 } },
            ask("third", "POST"),
            {
              name: "conditional",
              type: "notify.conditional",
              config: {
                branches: [
                  { condition: "job.failed_steps > 0", notify: [{ type: "notify.email", config: mail }] },
                  {
                    name: "All well",
                    condition: "steps.shell.output == 'ok from twelve\n'",
                    notify: [
                      { type: "notify.email", config: mail },
                      { type: "notify.webhook", config: toWebhook },
                    ],
                  },
                ],
              },
            },
            shell("last", "bye"),
          ],
        },
        prisma,
      );
      const { id } = await makePendingRun(job, {}, prisma);
      const notifications = () =>
        prisma.notification.findMany({
          where: { runId: id },
          orderBy: [{ createdAt: "asc" }, { id: "asc" }],
          include: { runStep: { select: { name: true } } },
        });
      const sent = async () => (await notifications()).filter(({ state }) => state === "sent").length;
      const worker = () => {
        const started = startWorkerProcess(scene.url, { RUNBELL_ALLOW_SHELL: "1" });
        onTestFinished(() => started.kill());
        return started;
      };

      const first = worker();
      await scene.until("the step in the middle", () => held.length === 1, 120_000);
      await scene.until("the messages before it", async () => (await sent()) === 2, 60_000);
      await first.kill();
      isHeld = false;
      await prisma.run.update({ where: { id }, data: { leaseUntil: new Date(0) } });
      const second = worker();
      const load = () => prisma.run.findUniqueOrThrow({ where: { id }, include: { events: true } });
      await scene.until("the end", async () => (await load()).status !== "running", 120_000);
      await scene.until("the messages after it", async () => (await sent()) === 4, 60_000);
      await second.kill();

      const run = await load();
      expect(run).toMatchObject({ status: "completed", totalSteps: 12, completedSteps: 12, failedSteps: 0 });
      expect(run.events.map(({ type }) => type).sort()).toEqual(["job.completed", "job.started"]);
      const steps = await prisma.runStep.findMany({ where: { runId: id }, orderBy: { position: "asc" } });
      expect(steps.map(({ name, status, output }) => [name, status, output])).toEqual([
        ["first", "completed", "ok"],
        ["mail", "completed", "Email queued for 1 recipient"],
        ["second", "completed", "ok"],
        ["slack", "completed", "Slack notification queued for 1 recipient"],
        ["shell", "completed", "ok from twelve\n"],
        ["webhook", "completed", "Webhook notification queued for 1 recipient"],
        ["middle", "completed", "ok"],
        ["teams", "completed", "Teams notification queued for 1 recipient"],
        ["wait", "completed", "Waited 0.05 s"],
        ["third", "completed", "ok"],
        [
          "conditional",
          "completed",
          "All well:\nEmail queued for 1 recipient\nWebhook notification queued for 1 recipient",
        ],
        ["last", "completed", "bye\n"],
      ]);
      expect(steps.map(({ metadata }) => (metadata as { resumptions?: number }).resumptions ?? 0)).toEqual(
        steps.map(({ name }) => (name === "middle" ? 1 : 0)),
      );
      for (const { name, type, executionTimeMs } of steps)
        if (type.startsWith("notify.")) expect(executionTimeMs, name).toBeLessThan(MAIL_PATIENCE_MS);

      // The GET that was under way is asked again; nothing else is.
      const asked = server.requests.map(({ url }) => url);
      expect(asked.filter((url) => url !== "/webhook").sort()).toEqual(
        ["/first", "/second", "/slack", "/middle", "/middle", "/teams", "/third"].sort(),
      );
      expect(asked.filter((url) => url === "/webhook")).toHaveLength(2);
      const told = await notifications();
      expect(told.map(({ runStep, channelKind }) => [runStep?.name, channelKind])).toEqual([
        ["mail", "email"],
        ["slack", "slack"],
        ["webhook", "webhook"],
        ["teams", "teams"],
        ["conditional", "email"],
        ["conditional", "webhook"],
      ]);
      const mails = told.filter(({ channelKind }) => channelKind === "email");
      expect(mails.map(({ state }) => state)).not.toContain("sent");
      expect(smtp.messages).toEqual([]);
      expect(smtp.connections).toBeGreaterThan(0);
    },
    TIMEOUT,
  );
});
