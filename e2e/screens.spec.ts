import type { Page } from "@playwright/test";
import { request } from "./api";
import { expect, expectAccessible, test } from "./fixtures";

const screens = [
  ["/", "Home"],
  ["/jobs", "Jobs"],
  ["/jobs/nightly-etl", "nightly-etl"],
  ["/jobs/nightly-etl/edit", "Edit nightly-etl"],
  ["/jobs/new", "New job"],
  ["/jobs/new?from=status-email", "New job"],
  ["/jobs/new?from=check&tab=schedule", "New job"],
  ["/jobs/new?from=reported&tab=limits", "New job"],
  ["/runs", "Runs"],
  ["/templates", "Templates"],
  ["/templates/new", "New template"],
  ["/templates/new?from=built-in-slack", "New template"],
  ["/notifications", "Notifications"],
  ["/held", "Held"],
  ["/dead-letters", "Dead letters"],
  ["/statistics", "Statistics"],
  ["/statistics?of=jobs&period=month", "Statistics"],
  ["/simulator", "Simulator"],
  ["/simulator?user=everybody&type=job.lost&at=2026-11-23T07:30:00.000Z", "Simulator"],
  ["/inbox", "Test inbox"],
  ["/preferences", "My preferences"],
  ["/rules", "Rules"],
  ["/rules/job.failed", "Job failed"],
  ["/channels", "Channels"],
  ["/channels/new", "Add channel"],
  ["/channels/new?kind=slack", "Add channel: Slack"],
  ["/escalations", "Escalations"],
  ["/escalations/policies", "Escalation policies"],
  ["/escalations/policies/new", "Add escalation policy"],
  ["/escalations/on-call", "On call"],
  ["/escalations/on-call/new", "Add rotation"],
  ["/silences", "Silences"],
  ["/silences/new", "Add silence"],
  ["/settings/general", "General settings"],
  ["/settings/general?tab=json", "General settings"],
  ["/settings/general?tab=import", "General settings"],
  ["/settings/root", "Root settings"],
  ["/settings/audit", "Audit"],
  ["/settings/email", "Email"],
  ["/settings/email/new", "Add a mail server"],
  ["/settings/email/new?preset=ses", "Add a mail server: Amazon SES"],
  ["/settings/members", "Members"],
  ["/settings/organisations", "Organisations"],
  ["/settings/api-keys", "API keys"],
  ["/settings/branding", "Branding"],
  ["/settings/variables", "Variables"],
  ["/system", "System"],
  ["/api-reference", "API reference"],
  ["/api-reference#recordEvents", "API reference"],
  ["/account", "Your account"],
  ["/forgot-password", "Forgot your password?"],
  ["/invitation", "Invitation"],
  ["/reset-password", "Set a new password"],
] as const;

const widths = {
  wide: { width: 1440, height: 900 },
  narrow: { width: 390, height: 844 },
} as const;

// Parts, so that two workers share them.
test.describe.configure({ mode: "parallel" });
const PARTS = 4;

for (let part = 0; part < PARTS; part++)
  test(`every screen is accessible and silent, wide and narrow, in light and dark: part ${part + 1}`, async ({
    page,
    server,
    signIn,
  }) => {
    const some = screens.filter((_, index) => index % PARTS === part);
    test.setTimeout(some.length * 30_000);
    await signIn();

    for (const [index, [path, heading]] of some.entries())
      await test.step(path, async () => {
        // A page is loaded once; every other one on a phone, so that both first looks are taken.
        const [first, second] =
          index % 2 === 0 ? (["wide", "narrow"] as const) : (["narrow", "wide"] as const);
        await page.emulateMedia({ colorScheme: "light" });
        await page.setViewportSize(widths[first]);
        await page.goto(`${server.url}${path}`);
        await expectLoaded(page, heading);
        await expectAccessible(page);
        await expectNoOverflow(page, path);

        await page.emulateMedia({ colorScheme: "dark" });
        await expect(page.locator("html[data-dark]")).toBeAttached();
        // The page is the same: only its colours are others.
        await expectAccessible(page, ["color-contrast"]);

        await page.setViewportSize(widths[second]);
        // Where there is room beside its list, it opens a mail when it loads.
        if (path === "/inbox") await page.reload();
        await expectLoaded(page, heading);
        await expectAccessible(page, ["color-contrast"]);
        await page.emulateMedia({ colorScheme: "light" });
        await expect(page.locator("html[data-dark]")).toHaveCount(0);
        await expectAccessible(page);
        await expectNoOverflow(page, path);
      });
  });

async function expectLoaded(page: Page, heading: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
  await expect(page.locator("main [aria-busy=true]")).toHaveCount(0);
  // What follows the width of the window has done so two frames later.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

async function expectNoOverflow(page: Page, path: string): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${path} scrolls sideways`).toBeLessThanOrEqual(0);
}

test("pages of a signed-out visitor lead to sign-in and back", async ({ page, server }) => {
  await page.goto(`${server.url}/notifications`);

  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=%2Fnotifications/);
});

test("the keyboard alone goes to a page, finds a row and opens it", async ({ page, server, signIn }) => {
  await request(server, "POST", "/api/v1/events", { type: "system.error", title: "Keyboard test" });
  await signIn();

  // Before the page is hydrated nobody hears the keys.
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("combobox")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.getByRole("combobox").fill("notif");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Notifications" })).toBeVisible();
  await expect(page.getByRole("row").nth(1)).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");

  await expect(page).toHaveURL(/\/notifications\/[0-9a-f-]{36}/);
});
