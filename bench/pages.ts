// What the five main pages cost a browser that comes for the first time: when the largest thing on them is painted, how much
// they move while they load, and the JavaScript that they fetch, as it goes over the wire.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Browser, type BrowserContext, type Page } from "@playwright/test";
import { request } from "../e2e/api";
import { startServer, type TestServer } from "../e2e/server";
import { inMs, say, sayTable, whole } from "./figures";
import { median } from "./median";
import { rounds } from "./settings";

interface Visit {
  paintMs: number;
  shift: number;
  scripts: number;
  bytes: number;
}

declare global {
  interface Window {
    vitals?: Record<string, number>;
  }
}

const admin = { email: "bench@example.org", password: "a long enough password" };
const vitals = join(import.meta.dirname, "../node_modules/web-vitals/dist/web-vitals.iife.js");
/** What a page loads after it is there, such as an editor, has come by then. */
const CALM_MS = 2_000;

const server = await startServer({
  RUNBELL_ADMIN_EMAIL: admin.email,
  RUNBELL_ADMIN_PASSWORD: admin.password,
  RUNBELL_DEMO: "1",
});
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
try {
  const state = await signIn(browser, server);
  const pages = await mainPages(server);
  const visits = new Map<string, Visit[]>(pages.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds(); round++)
    for (const { name, path } of pages) visits.get(name)?.push(await visit(`${server.url}${path}`, state));
  sayTable([
    ["page", "largest paint", "moved", "JavaScript", "files"],
    ...[...visits].map(([name, measured]) => {
      const of = (field: keyof Visit) => median(measured.map((one) => one[field]));
      return [
        name,
        inMs(of("paintMs")),
        of("shift").toFixed(3),
        `${whole(of("bytes") / 1000)} kB`,
        whole(of("scripts")),
      ];
    }),
  ]);
  say(
    `medians of ${rounds()} first visits, nothing in the browser's cache; JavaScript as compressed by the server`,
  );
} finally {
  await browser.close();
  await server.close();
}

async function mainPages(from: TestServer): Promise<{ name: string; path: string }[]> {
  const { body } = await request<{ data: { id: string }[] }>(
    from,
    "GET",
    "/api/v1/notification-templates?q=On-call",
  );
  const [template] = body.data;
  if (!template) throw new Error("The demo has no template to open.");
  return [
    { name: "Home", path: "/" },
    { name: "Notifications", path: "/notifications" },
    { name: "a template", path: `/templates/${template.id}` },
    { name: "Rules", path: "/rules" },
    { name: "a job's editor", path: "/jobs/nightly-etl/edit" },
  ];
}

type State = Awaited<ReturnType<BrowserContext["storageState"]>>;

async function signIn(inBrowser: Browser, { url }: TestServer): Promise<State> {
  const page = await inBrowser.newPage();
  await page.goto(`${url}/sign-in`);
  await page.getByLabel("Email").fill(admin.email);
  await page.getByLabel("Password", { exact: true }).fill(admin.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Home" }).waitFor();
  const state = await page.context().storageState();
  await page.close();
  return state;
}

async function visit(address: string, storageState: State): Promise<Visit> {
  const context = await browser.newContext({ storageState, viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await page.addInitScript({
      content: `${readFileSync(vitals, "utf8")}
        window.vitals = {};
        const keep = ({ name, value }) => void (window.vitals[name] = value);
        webVitals.onLCP(keep, { reportAllChanges: true });
        webVitals.onCLS(keep, { reportAllChanges: true });
      `,
    });
    const fetched = await countScripts(page);
    await page.goto(address);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await page.waitForFunction(
      () => !document.querySelector("main :is([aria-busy=true], .MuiSkeleton-root)"),
    );
    await page.waitForTimeout(CALM_MS);
    const { LCP = NaN, CLS = NaN } = (await page.evaluate(() => window.vitals)) ?? {};
    return {
      paintMs: LCP,
      shift: CLS,
      scripts: fetched.size,
      bytes: [...fetched.values()].reduce((a, b) => a + b, 0),
    };
  } finally {
    await context.close();
  }
}

/** The bytes of each script, with its headers, as it came over the wire. */
async function countScripts(page: Page): Promise<Map<string, number>> {
  const fetched = new Map<string, number>();
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  session.on("Network.responseReceived", ({ requestId, type, response }) => {
    if (type === "Script" || response.mimeType.includes("javascript")) fetched.set(requestId, 0);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (fetched.has(requestId)) fetched.set(requestId, encodedDataLength);
  });
  return fetched;
}
