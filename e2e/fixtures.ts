import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";
import { startServer, type FirstStart, type TestServer } from "./server";

export const admin = { name: "Ada Admin", email: "ada@example.org", password: "a long enough password" };

/** What Home is headed with: as long as nothing has run, it explains itself. */
export const home = /^(Home|Welcome to Runbell)$/;

interface PageOptions {
  /** What a browser may say in the console when it refuses what the spec tries on purpose. */
  expectedRefusals: RegExp | null;
}

interface ServerOptions {
  /** The environment of the spec's own server. */
  serverEnv: Record<string, string>;
}

interface Fixtures {
  /** A page on which an error in the console, or an exception, fails the test. */
  page: Page;
  /** Starts one more server, with exactly this environment, for as long as the test. */
  launch: (env?: Record<string, string>, first?: FirstStart) => Promise<TestServer>;
  /** Signs the first admin in. */
  signIn: () => Promise<void>;
}

export const test = base.extend<Fixtures & PageOptions, ServerOptions & { server: TestServer }>({
  expectedRefusals: [null, { option: true }],
  serverEnv: [{}, { scope: "worker", option: true }],
  server: [
    async ({ serverEnv }, use) => {
      const server = await startServer({
        RUNBELL_ADMIN_EMAIL: admin.email,
        RUNBELL_ADMIN_PASSWORD: admin.password,
        RUNBELL_ALLOW_NETWORKS: "127.0.0.0/8",
        ...serverEnv,
      });
      await use(server);
      await server.close();
    },
    { scope: "worker" },
  ],
  page: async ({ page, expectedRefusals }, use) => {
    const problems: string[] = [];
    page.on("console", (message) => {
      const text = message.text();
      if (message.type() !== "error" || isFrameRefusal(text) || expectedRefusals?.test(text)) return;
      problems.push(text);
    });
    page.on("pageerror", (error) => problems.push(String(error)));
    await use(page);
    expect(problems, "errors in the browser's console").toEqual([]);
  },
  launch: async ({ page }, use) => {
    const servers: TestServer[] = [];
    await use(async (env, first) => {
      const server = await startServer(env, first);
      servers.push(server);
      return server;
    });
    // What a page still loads would end with the server, as an error in its console.
    await page.goto("about:blank");
    for (const server of servers) await server.close();
  },
  signIn: async ({ page, server }, use) => {
    await use(async () => {
      await page.goto(`${server.url}/sign-in`);
      await page.getByLabel("Email").fill(admin.email);
      await page.getByLabel("Password", { exact: true }).fill(admin.password);
      await page.getByRole("button", { name: "Sign in" }).click();
      await expect(page.getByRole("heading", { level: 1, name: home })).toBeVisible();
    });
  },
});

/** The sandbox of a mail at work: it refuses the scripts that the test tools put into every frame. */
function isFrameRefusal(text: string): boolean {
  return text.startsWith("Blocked script execution in 'about:srcdoc'");
}

/** Nobody is kept out by how the page is made. `rules` are those that are asked; without it all of them. */
export async function expectAccessible(page: Page, rules?: string[]): Promise<void> {
  // What fades in has not its colours yet. What turns as long as something runs never ends.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
        .map((animation) => animation.finished.catch(() => null)),
    ),
  );
  // A sandboxed mail lets no script in, so axe would wait for it in vain.
  const axe = new AxeBuilder({ page }).exclude("iframe").setLegacyMode(true);
  // Describing all that is in order takes a third of its time.
  axe.options({ resultTypes: ["violations"] });
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`),
  ).toEqual([]);
}

export { expect };
