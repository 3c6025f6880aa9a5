import { readdirSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { startScriptedSmtpServer } from "@/lib/testing/smtp-server";
import { waitFor } from "@/lib/testing/wait-for";
import { request } from "./api";
import { admin, expect, test } from "./fixtures";
import {
  plantChannels,
  plantElsewhere,
  plantedWords,
  plantLinks,
  secretEnvironment,
  sentToHooks,
  shownInJob,
} from "./planted-secrets";
import type { TestServer } from "./server";

// Two of the pages are those of what there is not.
test.use({ expectedRefusals: /status of 404/ });

test("no secret that was stored is in any answer, page, log, message or file", async ({ page, launch }) => {
  test.setTimeout(240_000);
  const smtp = await startScriptedSmtpServer({
    auth: "535 5.7.8 Refused, you said something",
  });
  const heard: string[] = [];
  const hook = createServer((incoming, answer) => {
    // Says back all it was told, as careless servers do.
    const told = JSON.stringify({ url: incoming.url, headers: incoming.headers });
    heard.push(told);
    answer.writeHead(500).end(told);
  });
  await new Promise<void>((resolve) => hook.listen(0, "127.0.0.1", resolve));
  const hookUrl = `http://127.0.0.1:${(hook.address() as AddressInfo).port}`;
  const environment = secretEnvironment();
  const server = await launch({
    RUNBELL_ADMIN_EMAIL: admin.email,
    RUNBELL_ALLOW_NETWORKS: "127.0.0.0/8",
    LOG_LEVEL: "trace",
    ...environment,
  });
  try {
    const channelIds = await plantChannels(server, hookUrl);
    await plantElsewhere(server, smtp.port, hookUrl);
    const words = [...plantedWords(), ...(await plantLinks(server)), server.apiKey];
    const found: string[] = [];
    const look = (where: string, text: string) => {
      for (const word of words) if (text.includes(word)) found.push(`${word} in ${where}`);
    };

    for (const text of await failEverywhere(server, channelIds)) look("a test's answer", text);
    // They were stored and used; otherwise it would be no wonder that they are nowhere.
    expect([...sentToHooks(), shownInJob].filter((word) => !heard.join().includes(word))).toEqual([]);
    const paths = await readablePaths(server);
    expect(paths.length).toBeGreaterThan(60);
    for (const path of paths) {
      const text = await read(server, path);
      look(`GET ${path}`, text);
      // Its run shows what the server answered, and this one says back what it was sent.
      if (!/^\/api\/v1\/(jobs|runs)\b/.test(path) && text.includes(shownInJob))
        found.push(`a step's header in GET ${path}`);
    }
    const bearer = { authorization: `Bearer ${environment.RUNBELL_METRICS_TOKEN ?? ""}` };
    const metrics = await fetch(`${server.url}/metrics`, { headers: bearer });
    expect(metrics.status).toBe(200);
    look("the metrics", await metrics.text());

    await page.goto(`${server.url}/sign-in`);
    await page.getByLabel("Email").fill(admin.email);
    await page.getByLabel("Password", { exact: true }).fill(environment.RUNBELL_ADMIN_PASSWORD ?? "");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Home" })).toBeVisible();
    for (const path of await pagePaths(server, channelIds)) {
      await page.goto(`${server.url}${path}`);
      // The live stream never ends, so the page is there when nothing of it waits any more.
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
      await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
      look(`page ${path}`, await page.content());
      look(
        `storage at ${path}`,
        await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage })),
      );
    }
    look("the log", server.output.join("\n"));
    expect(server.output.join("\n"), "a step's header in the log").not.toContain(shownInJob);
    await page.goto("about:blank");
    await server.kill();
    for (const file of filesIn(server.dataDir)) look(file, readFileSync(file, "latin1"));

    expect(found).toEqual([]);
  } finally {
    await smtp.close();
    await new Promise((resolve) => hook.close(resolve));
  }
});

/** Every way that a secret is used fails, so that errors and history have something to say. Gives what was answered. */
async function failEverywhere(server: TestServer, channelIds: readonly string[]): Promise<string[]> {
  const answers: unknown[] = [];
  const post = async (path: string, body?: unknown) =>
    answers.push((await request(server, "POST", path, body)).body);
  await post("/api/v1/events", { type: "system.error", title: "Something broke" });
  for (const id of channelIds) await post(`/api/v1/channels/${id}/test`);
  await post("/api/v1/notification/smtp/test", { to: "ada@example.org" });
  await post("/api/v1/jobs/asks/trigger", {});
  // Wrong bodies with secrets in them: what is wrong is said without saying it.
  await post("/api/v1/channels", {
    kind: "slack",
    name: "x",
    config: { webhook_url: plantedWords()[0], bot_token: 5 },
  });
  await post("/api/v1/password-resets/use", { token: plantedWords()[0], password: plantedWords()[1] });
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
  await waitFor(
    "the job's end",
    async () => {
      const { body } = await request<{ data: { status: string }[] }>(server, "GET", "/api/v1/runs?job=asks");
      return body.data[0]?.status === "failed";
    },
    60_000,
  );
  return answers.map((answer) => JSON.stringify(answer));
}

async function read(server: TestServer, path: string): Promise<string> {
  const answer = await fetch(`${server.url}${path}`, {
    headers: { authorization: `Bearer ${server.apiKey}` },
  });
  return answer.text();
}

/** Every address that a GET of the API document answers at: lists, and the first rows of each. */
async function readablePaths(server: TestServer): Promise<string[]> {
  const { body: document } = await request<{ paths: Record<string, Record<string, unknown>> }>(
    server,
    "GET",
    "/api/v1/openapi.json",
  );
  const templates = Object.entries(document.paths)
    .filter(([path, methods]) => "get" in methods && path !== "/api/v1/stream" && path !== "/metrics")
    .map(([path]) => path);
  const paths: string[] = [];
  for (const template of templates) {
    const [list = "", name, rest = ""] = template.split(/\/\{(\w+)\}/);
    if (name === undefined) paths.push(template);
    else if (name === "user_id") paths.push(template.replace("{user_id}", "me"));
    else if (templates.includes(list) && !rest.includes("{"))
      for (const value of await firstOf(server, list, name))
        paths.push(`${list}/${encodeURIComponent(value)}${rest}`);
  }
  return paths;
}

/** The first few rows of a list, by the field that addresses name them with. */
async function firstOf(server: TestServer, list: string, field: string): Promise<string[]> {
  const text = await read(server, `${list}?limit=50`).then((answer) =>
    answer.includes('"status":400') ? read(server, list) : answer,
  );
  const { data } = JSON.parse(text) as { data?: Record<string, unknown>[] };
  return (data ?? []).map((row) => String(row[field] ?? row.id ?? "")).filter(Boolean);
}

/** Pages that show what secrets belong to, and those that show that something is wrong. */
async function pagePaths(server: TestServer, channelIds: readonly string[]): Promise<string[]> {
  const [notification = ""] = await firstOf(server, "/api/v1/notifications", "id");
  const [run = ""] = await firstOf(server, "/api/v1/runs", "id");
  return [
    "/settings/email",
    "/settings/general",
    "/settings/general?tab=json",
    "/settings/api-keys",
    "/settings/audit",
    "/channels",
    ...channelIds.map((id) => `/channels/${id}`),
    "/preferences",
    "/notifications",
    `/notifications/${notification}`,
    `/runs/${run}`,
    "/dead-letters",
    "/inbox",
    "/system",
    "/nothing/is/here",
    "/channels/0193a1b2-0000-7000-8000-000000000001",
  ];
}

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });
}
