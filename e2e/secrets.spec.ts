import { readdirSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { startScriptedSmtpServer } from "@/lib/testing/smtp-server";
import { waitFor } from "@/lib/testing/wait-for";
import { request } from "./api";
import { admin, expect, test } from "./fixtures";
import type { TestServer } from "./server";

/** Words that nobody else uses: wherever one turns up, a secret got out. */
const canary = (name: string) => `canary${name}zq7x`;
const words = [
  "password",
  "oauthsecret",
  "refresh",
  "hook",
  "signing",
  "header",
  "routing",
  "token",
  "own",
].map(canary);

test("no secret that was stored is in any answer, page, log, message or file", async ({ page, launch }) => {
  test.setTimeout(180_000);
  const smtp = await startScriptedSmtpServer({
    auth: "535 5.7.8 Refused, you said something",
  });
  const hook = createServer((incoming, answer) => {
    // Says back all it was told, as careless servers do.
    answer.writeHead(500).end(JSON.stringify({ url: incoming.url, headers: incoming.headers }));
  });
  await new Promise<void>((resolve) => hook.listen(0, "127.0.0.1", resolve));
  const hookUrl = `http://127.0.0.1:${(hook.address() as AddressInfo).port}`;
  const server = await launch({
    RUNBELL_ADMIN_EMAIL: admin.email,
    RUNBELL_ADMIN_PASSWORD: admin.password,
    RUNBELL_ALLOW_NETWORKS: "127.0.0.0/8",
    LOG_LEVEL: "trace",
  });
  try {
    const ids = await plant(server, smtp.port, hookUrl);
    await failEverywhere(server, ids);

    const found: string[] = [];
    const look = (where: string, text: string) => {
      for (const word of words) if (text.includes(word)) found.push(`${word} in ${where}`);
    };
    for (const path of await readablePaths(server, ids)) {
      const answer = await fetch(`${server.url}${path}`, {
        headers: { authorization: `Bearer ${server.apiKey}` },
      });
      look(`GET ${path}`, await answer.text());
    }
    await page.goto(`${server.url}/sign-in`);
    await page.getByLabel("Email").fill(admin.email);
    await page.getByLabel("Password", { exact: true }).fill(admin.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Home" })).toBeVisible();
    for (const path of [
      "/settings/email",
      "/channels",
      `/channels/${ids.webhook}`,
      "/preferences",
      "/system",
    ]) {
      await page.goto(`${server.url}${path}`);
      // The live stream never ends, so the page is there when nothing of it waits any more.
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
      look(`page ${path}`, await page.content());
      look(
        `storage at ${path}`,
        await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage })),
      );
    }
    look("the log", server.output.join("\n"));
    await page.goto("about:blank");
    await server.kill();
    for (const file of filesIn(server.dataDir)) look(file, readFileSync(file, "latin1"));

    expect(found).toEqual([]);
  } finally {
    await smtp.close();
    await new Promise((resolve) => hook.close(resolve));
  }
});

/** Secrets wherever one can be stored. */
async function plant(server: TestServer, smtpPort: number, hookUrl: string) {
  const channels = {
    webhook: {
      url: `${hookUrl}/${canary("hook")}`,
      signing_secret: `whsec_${Buffer.from(`${canary("signing")} of some length`).toString("base64")}`,
      headers: `Authorization: Bearer ${canary("header")}`,
    },
    pagerduty: { routing_key: canary("routing").padEnd(32, "0"), region: "us" },
    ntfy: { server_url: hookUrl, topic: "runbell", access_token: canary("token") },
  };
  const ids: Record<string, string> = {};
  for (const [kind, config] of Object.entries(channels)) {
    const made = await request<{ id: string }>(server, "POST", "/api/v1/channels", {
      kind,
      name: kind,
      config,
      event_types: ["system.error"],
    });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    ids[kind] = made.body.id;
  }
  const mail = await request(server, "POST", "/api/v1/mail-servers", {
    smtp_server: "127.0.0.1",
    smtp_port: smtpPort,
    security: "none",
    from_email: "runbell@example.org",
    username: "mailer",
    password: canary("password"),
    oauth_client_secret: canary("oauthsecret"),
    oauth_refresh_token: canary("refresh"),
  });
  expect(mail.status, JSON.stringify(mail.body)).toBe(201);
  const own = await request(server, "POST", "/api/v1/notification/preferences/me", {
    slack_enabled: true,
    slack_webhook_url: `https://hooks.slack.com/services/T0/B0/${canary("own")}`,
  });
  expect(own.status, JSON.stringify(own.body)).toBe(200);
  return ids;
}

/** Every way that a secret is used fails, so that errors and history have something to say. */
async function failEverywhere(server: TestServer, ids: Record<string, string>): Promise<void> {
  await request(server, "POST", "/api/v1/events", { type: "system.error", title: "Something broke" });
  for (const id of [ids.webhook, ids.ntfy]) await request(server, "POST", `/api/v1/channels/${id}/test`);
  await request(server, "POST", "/api/v1/notification/smtp/test", { to: "ada@example.org" });
  await waitFor(
    "failed tries",
    async () => {
      const { body } = await request<{
        data: { attempt_count: number; state: string; reason: string | null }[];
      }>(server, "GET", "/api/v1/notifications?limit=100");
      return body.data.filter(({ reason }) => reason !== null).length >= 2;
    },
    60_000,
  );
}

/** Every address that a GET of the API document answers at, with the ids that there are. */
async function readablePaths(server: TestServer, ids: Record<string, string>): Promise<string[]> {
  const { body: document } = await request<{ paths: Record<string, Record<string, unknown>> }>(
    server,
    "GET",
    "/api/v1/openapi.json",
  );
  const list = await request<{ data: { id: string }[] }>(server, "GET", "/api/v1/notifications?limit=50");
  const plain = Object.entries(document.paths)
    .filter(([path, methods]) => "get" in methods && !path.includes("{") && path !== "/api/v1/stream")
    .map(([path]) => path);
  return [
    ...plain,
    ...Object.values(ids).map((id) => `/api/v1/channels/${id}`),
    ...list.body.data.map(({ id }) => `/api/v1/notifications/${id}`),
    "/api/v1/notification/preferences/me",
  ];
}

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });
}
