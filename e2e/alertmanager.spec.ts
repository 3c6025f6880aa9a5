import { spawn, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { startSmtpSink } from "@/lib/testing/smtp-sink";
import { request, setMailServer } from "./api";
import { admin, expect, test } from "./fixtures";
import { freePort } from "./server";

test.use({ serverEnv: { RUNBELL_DEMO: "0" } });

/** Debian calls it prometheus-alertmanager, its makers alertmanager. */
function findProgram(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return ["prometheus-alertmanager", "alertmanager"]
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find(existsSync);
}

test("an alert of the real Alertmanager is a mail, once however often it is repeated, and so is its end", async ({
  server,
}, testInfo) => {
  const program = findProgram();
  testInfo.skip(!program, "There is no Alertmanager here: apt-get install prometheus-alertmanager");
  const sink = await startSmtpSink();
  const folder = await mkdtemp(join(tmpdir(), "alertmanager-"));
  let child: ChildProcess | null = null;
  try {
    await setMailServer(server, sink.port);
    const url = `http://127.0.0.1:${await freePort()}`;
    const receiver = {
      url: `${server.url}/api/v1/receivers/alertmanager`,
      http_config: { basic_auth: { username: "runbell", password: server.apiKey } },
    };
    // JSON is YAML, too.
    const configuration = {
      route: {
        receiver: "runbell",
        group_by: ["alertname"],
        group_wait: "0s",
        group_interval: "1s",
        repeat_interval: "1s",
      },
      receivers: [{ name: "runbell", webhook_configs: [receiver] }],
    };
    await writeFile(join(folder, "alertmanager.yml"), JSON.stringify(configuration));
    child = spawn(
      program ?? "",
      [
        `--config.file=${join(folder, "alertmanager.yml")}`,
        `--storage.path=${join(folder, "data")}`,
        `--web.listen-address=${new URL(url).host}`,
        "--cluster.listen-address=",
      ],
      { stdio: "ignore" },
    );
    await expect
      .poll(() =>
        fetch(`${url}/-/ready`).then(
          ({ ok }) => ok,
          () => false,
        ),
      )
      .toBe(true);
    const alert = async (more: object) => {
      const labels = { alertname: "BackupFailed", severity: "critical", runbell_job: "nightly-backup" };
      const annotations = { summary: "The backup of db-1 failed", description: "Its disk is full." };
      const answer = await fetch(`${url}/api/v2/alerts`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify([{ labels, annotations, ...more }]),
      });
      expect(answer.status).toBe(200);
    };

    await alert({});
    await expect.poll(() => sink.messages.length, { timeout: 15_000 }).toBe(1);
    const mail = await sink.parsed(0);
    expect(mail.to?.map(({ address }) => address)).toEqual([admin.email]);
    expect(mail.subject).toContain("The backup of db-1 failed");
    expect(mail.text).toContain("Its disk is full.");

    const sent = async () => {
      const metrics = await (await fetch(`${url}/metrics`)).text();
      return Number(/^alertmanager_notifications_total\{.*"webhook".*\} (\d+)/m.exec(metrics)?.[1]);
    };
    await expect.poll(sent, { timeout: 15_000 }).toBeGreaterThan(2);
    await alert({ endsAt: new Date().toISOString() });
    await expect.poll(() => sink.messages.length, { timeout: 15_000 }).toBe(2);
    expect((await sink.parsed(1)).subject).toContain("Over: The backup of db-1 failed");

    const { body } = await request<{ data: { type: string; job: { key: string } }[] }>(
      server,
      "GET",
      "/api/v1/events?job=nightly-backup",
    );
    expect(body.data.map(({ type }) => type)).toEqual(["job.recovered", "job.failed"]);
  } finally {
    child?.kill("SIGTERM");
    await sink.close();
    await rm(folder, { recursive: true, force: true });
  }
});

test("a program that can only call an address tells of its run", async ({ server }) => {
  const authorization = `Basic ${Buffer.from(`ping:${server.apiKey}`).toString("base64")}`;
  const ping = (method: string, path: string, body?: string) =>
    fetch(`${server.url}/api/v1/receivers/ping/${path}`, { method, headers: { authorization }, body });

  expect((await ping("HEAD", "tidy-up/start")).status).toBe(200);
  expect((await ping("POST", "tidy-up/1", "Nothing to tidy up")).status).toBe(200);

  const { body } = await request<{ data: { status: string; error_message: string }[] }>(
    server,
    "GET",
    "/api/v1/runs?job=tidy-up",
  );
  expect(body.data).toMatchObject([
    { status: "failed", error_message: "It ended with exit status 1: Nothing to tidy up" },
  ]);
});
