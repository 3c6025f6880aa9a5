import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSmtpSink } from "@/lib/testing/smtp-sink";
import { waitFor } from "@/lib/testing/wait-for";
import { request, setMailServer } from "./api";
import { admin, expect, test } from "./fixtures";
import { findNginx, startNginx } from "./nginx";
import { freePort } from "./server";

const PATH = "/ops/runbell";
const root = join(import.meta.dirname, "..");

test("behind a real nginx, below a path, all of it works and nothing leads outside", async ({
  page,
  launch,
}, testInfo) => {
  const nginx = findNginx();
  testInfo.skip(!nginx, "There is no nginx here: apt-get install nginx-light");
  // The path is fixed when Next builds: this one needs a build of its own.
  test.setTimeout(600_000);
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const url = `${origin}${PATH}`;
  expect(await run(["scripts/build.mjs"], { APP_URL: url })).toMatchObject({ status: 0 });

  const sink = await startSmtpSink();
  const folder = await mkdtemp(join(tmpdir(), "runbell-sub-path-"));
  const started = await launch({
    APP_URL: url,
    RUNBELL_DEMO: "0",
    RUNBELL_ADMIN_EMAIL: admin.email,
    RUNBELL_ADMIN_PASSWORD: admin.password,
    RUNBELL_ALLOW_NETWORKS: "127.0.0.0/8",
  });
  const proxy = await startNginx(
    nginx ?? "",
    port,
    `
    location ${PATH} {
      proxy_pass ${new URL(started.url).origin};
      include ${join(root, "docker/proxy-headers.conf")};
    }
    location / { return 404 "not Runbell"; }`,
  );
  const server = { ...started, url };
  try {
    const strayed: string[] = [];
    page.on("request", (asked) => {
      const isOurs =
        asked.url() === url || asked.url().startsWith(`${url}/`) || asked.url().startsWith(`${url}?`);
      if (asked.url().startsWith("http") && !isOurs) strayed.push(asked.url());
    });

    await page.goto(`${url}/runs`);
    await expect(page).toHaveURL(`${url}/sign-in?callbackUrl=${encodeURIComponent("/runs")}`);
    await page.getByLabel("Email").fill(admin.email);
    await page.getByLabel("Password", { exact: true }).fill(admin.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(`${url}/runs`);
    await expect(page.getByRole("heading", { level: 1, name: "Runs" })).toBeVisible();
    const icon = await page.locator('link[rel="icon"]').first().getAttribute("href");
    expect((await fetch(new URL(icon ?? "", origin))).status).toBe(200);
    expect(icon).toContain(`${PATH}/`);

    await setMailServer(server, sink.port);
    const tool = join(folder, "runbell.mjs");
    await writeFile(tool, await (await fetch(`${url}/cli/runbell.mjs`)).text());
    const wrapped = await run([tool, "exec", "--job", "backup", "--", "sh", "-c", "exit 3"], {
      RUNBELL_URL: url,
      RUNBELL_API_KEY: server.apiKey,
      RUNBELL_SPOOL: join(folder, "spool"),
    });
    expect(wrapped).toMatchObject({ status: 3, stderr: "" });

    // Told over the open stream: nobody reloads.
    await expect(page.getByRole("link", { name: /backup/ }).first()).toBeVisible();
    await waitFor("the mail about the run", () => sink.messages.length === 1);
    const { text = "" } = await sink.parsed(0);
    const links = [...text.matchAll(/https?:\/\/[^\s)>]+/g)].map(([link]) => link);
    expect(links.filter((link) => link !== url && !link.startsWith(`${url}/`))).toEqual([]);
    const runLink = links.find((link) => link.includes("/runs/"));

    await page.goto(runLink ?? "");
    await expect(page.getByText("exit status 3").first()).toBeVisible();
    await page.getByRole("link", { name: "Jobs", exact: true }).first().click();
    await expect(page).toHaveURL(`${url}/jobs`);
    await page.reload();
    await expect(page.getByRole("heading", { level: 1, name: "Jobs" })).toBeVisible();

    const asked = await fetch(`${url}/api/auth/signin`, { redirect: "manual" });
    expect(new URL(asked.headers.get("location") ?? "", url).pathname).toBe(`${PATH}/sign-in`);
    const unsubscribe = await fetch(`${url}/api/v1/unsubscribe/none`, { redirect: "manual" });
    expect(unsubscribe.headers.get("location")).toBe(`${url}/unsubscribe/none`);
    expect((await request(server, "GET", "/api/v1/runs")).status).toBe(200);

    await page.getByRole("button", { name: /^Account of / }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await expect(page).toHaveURL(`${url}/sign-in`);
    expect(strayed).toEqual([]);
    // What a page still asks for would end with nginx, as an error in its console.
    await page.goto("about:blank");
  } finally {
    // First what would outlive the test: the page may be gone when it was given up.
    await proxy.close();
    await sink.close();
    await rm(folder, { recursive: true, force: true });
  }
});

function run(args: string[], env: Record<string, string>) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env } as unknown as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise<{ status: number | null; stdout: string; stderr: string }>((resolve) =>
    child.once("close", (status) => resolve({ status, stdout, stderr })),
  );
}
