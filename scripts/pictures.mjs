// `node scripts/pictures.mjs [NAME…]`: takes the pictures of docs/pictures from the built product with its demo, on a
// server and in a browser of its own that end with it. Without names all of them.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "@playwright/test";
import { ensureChromium } from "./chromium.mjs";
import { repackPng } from "./repack-png.mjs";
import { bin, fail, root, say } from "./setup.mjs";

const admin = { email: "ada@example.org", password: "a long enough password" };
const apiKey = `rb_pictures_${"k".repeat(40)}`;
const MAX_BYTES = 250_000;
const START_TIMEOUT_MS = 60_000;
/** What comes after the page itself, such as a preview, is there by then. Live pages are never idle. */
const CALM_MS = 4_000;

const wide = { width: 1440, height: 900 };
const narrow = { width: 390, height: 844 };

/** `path` may be found out from the running product. */
const pictures = [
  { name: "home", path: "/", size: wide },
  { name: "home-dark", path: "/", size: wide, isDark: true },
  { name: "home-narrow", path: "/", size: narrow, isDark: true },
  { name: "run", path: latestRun, size: wide },
  { name: "run-narrow", path: latestRun, size: narrow },
  { name: "notification", path: latestNotification, size: wide },
  { name: "jobs", path: "/jobs", size: wide },
  { name: "job-editor", path: "/jobs/nightly-etl/edit", size: wide },
  { name: "template-editor", path: demoTemplate, size: wide },
  { name: "rule", path: "/rules/job.failed", size: wide },
  { name: "preferences", path: "/preferences", size: wide },
  {
    name: "simulator",
    path: "/simulator?user=everybody&type=job.failed",
    size: wide,
    isDark: true,
  },
  { name: "statistics", path: "/statistics", size: wide },
];

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !pictures.some((picture) => picture.name === name));
if (unknown.length > 0)
  fail(`there is no picture ${unknown.join(", ")}; there are ${pictures.map(({ name }) => name).join(", ")}`);

const dataDir = mkdtempSync(join(tmpdir(), "runbell-pictures-"));
let server = null;
let browser = null;
try {
  const url = `http://127.0.0.1:${await freePort()}`;
  server = await startServer(url);
  await failOnce(url);
  browser = await chromium.launch({
    executablePath: await ensureChromium(say),
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  const state = await signIn(url);
  for (const picture of pictures)
    if (asked.length === 0 || asked.includes(picture.name)) await take(picture, url, state);
} catch (error) {
  process.exitCode = 1;
  process.stderr.write(`runbell: ${error.message}\n`);
} finally {
  await browser?.close();
  await end(server);
  rmSync(dataDir, { recursive: true, force: true });
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function startServer(url) {
  const { port, hostname } = new URL(url);
  const child = spawn(
    process.execPath,
    [bin("next/dist/bin/next"), "start", "--port", port, "--hostname", hostname],
    {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        NODE_ENV: "production",
        NEXT_MANUAL_SIG_HANDLE: "1",
        NEXT_TELEMETRY_DISABLED: "1",
        PORT: port,
        HOSTNAME: hostname,
        RUNBELL_DATA_DIR: dataDir,
        RUNBELL_DEMO: "1",
        RUNBELL_ADMIN_EMAIL: admin.email,
        RUNBELL_ADMIN_PASSWORD: admin.password,
        RUNBELL_API_KEY: apiKey,
        LOG_LEVEL: "warn",
      },
    },
  );
  const output = [];
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => refuse("did not start in time"), START_TIMEOUT_MS);
    const refuse = (why) => {
      child.kill("SIGKILL");
      reject(new Error(`the server ${why}:\n${output.join("\n")}`));
    };
    child.once("exit", (code) => refuse(`ended with ${code}`));
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on("line", (line) => {
        output.push(line);
        if (!line.includes("Runbell is ready")) return;
        clearTimeout(timer);
        child.removeAllListeners("exit");
        until(() => fetch(`${url}/readyz`).then(({ ok }) => ok)).then(() => resolve(child), reject);
      });
  });
}

function end(child) {
  if (!child || child.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", resolve);
    child.kill("SIGTERM");
  });
}

/** Asks until the answer is yes. */
async function until(isSo) {
  const stopAt = Date.now() + START_TIMEOUT_MS;
  while (!(await isSo().catch(() => false))) {
    if (Date.now() > stopAt) throw new Error("what was waited for did not come");
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function call(url, path, method = "GET") {
  const answer = await fetch(`${url}${path}`, { method, headers: { authorization: `Bearer ${apiKey}` } });
  if (!answer.ok) throw new Error(`${method} ${path} was answered with ${answer.status}`);
  return answer.json();
}

/** A run that failed just now, and everything that was told of it. */
async function failOnce(url) {
  await call(url, "/api/v1/jobs/nightly-etl/trigger", "POST");
  await until(
    async () => (await call(url, "/api/v1/runs?job=nightly-etl&limit=1")).data[0].status === "failed",
  );
  await until(
    async () => (await call(url, "/api/v1/notifications?state=queued,sending,retrying")).data.length === 0,
  );
}

async function latestRun(url) {
  return `/runs/${(await call(url, "/api/v1/runs?job=nightly-etl&limit=1")).data[0].id}`;
}

async function latestNotification(url) {
  const { data } = await call(url, "/api/v1/notifications?state=sent&limit=20");
  const told = data.find(({ event_type }) => event_type === "job.failed") ?? data[0];
  return `/notifications/${told.id}`;
}

async function demoTemplate(url) {
  const { data } = await call(url, "/api/v1/notification-templates?q=On-call");
  return `/templates/${data[0].id}`;
}

async function signIn(url) {
  const page = await browser.newPage();
  await page.goto(`${url}/sign-in`);
  await page.getByLabel("Email").fill(admin.email);
  await page.getByLabel("Password", { exact: true }).fill(admin.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Home" }).waitFor();
  const state = await page.context().storageState();
  await page.close();
  return state;
}

async function take({ name, path, size, isDark = false }, url, storageState) {
  const context = await browser.newContext({
    storageState,
    viewport: size,
    colorScheme: isDark ? "dark" : "light",
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  await page.goto(`${url}${typeof path === "string" ? path : await path(url)}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForTimeout(CALM_MS);
  await page.waitForFunction(() => !document.querySelector("main :is([aria-busy=true], .MuiSkeleton-root)"));
  await page.evaluate(() => document.fonts.ready);
  const file = join(root, "docs", "pictures", `${name}.png`);
  writeFileSync(file, repackPng(await page.screenshot({ caret: "hide", animations: "disabled" })));
  await context.close();
  const { size: bytes } = statSync(file);
  say(`${name}.png, ${Math.ceil(bytes / 1000)} kB`);
  if (bytes > MAX_BYTES) throw new Error(`${name}.png has more than ${MAX_BYTES / 1000} kB: show less`);
}
