import { request } from "./api";
import { expect, expectAccessible, test } from "./fixtures";

const screens = [
  ["/", "Home"],
  ["/jobs", "Jobs"],
  ["/jobs/nightly-etl", "nightly-etl"],
  ["/runs", "Runs"],
  ["/templates", "Templates"],
  ["/templates/new", "New template"],
  ["/templates/new?from=built-in-slack", "New template"],
  ["/notifications", "Notifications"],
  ["/held", "Held"],
  ["/dead-letters", "Dead letters"],
  ["/statistics", "Statistics"],
  ["/simulator", "Simulator"],
  ["/simulator?user=everybody&type=job.lost&at=2026-11-23T07:30:00.000Z", "Simulator"],
  ["/inbox", "Test inbox"],
  ["/preferences", "My preferences"],
  ["/rules", "Rules"],
  ["/rules/job.failed", "Job failed"],
  ["/channels", "Channels"],
  ["/channels/new", "Add channel"],
  ["/channels/new?kind=slack", "Add channel: Slack"],
  ["/silences", "Silences"],
  ["/silences/new", "Add silence"],
  ["/settings/email", "Email"],
  ["/settings/email/new", "Add a mail server"],
  ["/settings/email/new?preset=ses", "Add a mail server: Amazon SES"],
  ["/settings/api-keys", "API keys"],
  ["/settings/branding", "Branding"],
  ["/settings/variables", "Variables"],
  ["/system", "System"],
] as const;

for (const colorScheme of ["light", "dark"] as const)
  for (const [kind, viewport] of [
    ["wide", { width: 1440, height: 900 }],
    ["narrow", { width: 390, height: 844 }],
  ] as const)
    test(`every screen is accessible and silent: ${colorScheme}, ${kind}`, async ({
      page,
      server,
      signIn,
    }) => {
      test.setTimeout(screens.length * 10_000);
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(viewport);
      await signIn();

      for (const [path, heading] of screens) {
        await page.goto(`${server.url}${path}`);
        await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
        await expect(page.locator("main [aria-busy=true]")).toHaveCount(0);
        await expectAccessible(page);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow, `${path} scrolls sideways`).toBeLessThanOrEqual(0);
      }
    });

test("pages of a signed-out visitor lead to sign-in and back", async ({ page, server }) => {
  await page.goto(`${server.url}/notifications`);

  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=%2Fnotifications/);
});

test("the keyboard alone goes to a page, finds a row and opens it", async ({ page, server, signIn }) => {
  await request(server, "POST", "/api/v1/events", { type: "system.error", title: "Keyboard test" });
  await signIn();

  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("notif");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Notifications" })).toBeVisible();
  await expect(page.getByRole("row").nth(1)).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");

  await expect(page).toHaveURL(/\/notifications\/[0-9a-f-]{36}/);
});
