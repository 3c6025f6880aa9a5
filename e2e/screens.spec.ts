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

for (const [kind, viewport] of [
  ["wide", { width: 1440, height: 900 }],
  ["narrow", { width: 390, height: 844 }],
] as const)
  test(`every screen is accessible and silent, in light and dark: ${kind}`, async ({
    page,
    server,
    signIn,
  }) => {
    test.setTimeout(screens.length * 15_000);
    await page.setViewportSize(viewport);
    await signIn();

    for (const [path, heading] of screens) {
      await page.emulateMedia({ colorScheme: "light" });
      await page.goto(`${server.url}${path}`);
      await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
      await expect(page.locator("main [aria-busy=true]")).toHaveCount(0);
      await expectAccessible(page);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `${path} scrolls sideways`).toBeLessThanOrEqual(0);

      await page.emulateMedia({ colorScheme: "dark" });
      await expect(page.locator("html[data-dark]")).toBeAttached();
      // The page is the same: only its colours are others.
      await expectAccessible(page, ["color-contrast"]);
    }
  });

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
