import { request } from "./api";
import { expect, expectAccessible, test } from "./fixtures";
import type { TestServer } from "./server";

test.use({ serverEnv: { RUNBELL_DEMO: "0" } });

/** Quiet all day but for one minute, so that every mail to the person waits. */
async function rest(server: TestServer): Promise<void> {
  const answer = await request(server, "POST", "/api/v1/notification/preferences/me", {
    quiet_hours_start: "00:00",
    quiet_hours_end: "23:59",
    timezone: "UTC",
    critical_bypass: true,
  });
  if (answer.status !== 200) throw new Error(`Preferences: ${JSON.stringify(answer.body)}`);
}

test("what waits says why and until when, and is sent or dropped, also many with the keyboard", async ({
  page,
  server,
  signIn,
}) => {
  const wait = (title: string, job: string) =>
    request(server, "POST", "/api/v1/events", { type: "job.failed", title, job });
  await signIn();
  await page.goto(`${server.url}/held`);
  await expect(page.getByText("Nothing waits.", { exact: false })).toBeVisible();
  await expectAccessible(page);

  await rest(server);
  for (const name of ["ada", "grace", "barbara"]) await wait(`Backup of ${name} failed`, name);
  await request(server, "POST", "/api/v1/events", { type: "job.completed", job: "ada" });
  await page.reload();
  await expect(page.getByText("3 messages wait", { exact: false })).toBeVisible();

  // What waits for the same rest of the same person is told in one message: one entry, which opens to its parts.
  await page.getByRole("link", { name: "3 messages, told in one" }).click();
  const rows = page.getByRole("row").filter({ hasText: "Backup of" });
  await expect(rows).toHaveCount(3);
  const ada = rows.filter({ hasText: "Backup of ada failed" });
  await expect(ada).toContainText("Held. Quiet hours 00:00–23:59 (UTC)");
  await expect(ada).toContainText("23:59 (UTC)");
  await expect(ada).toContainText("Resolved meanwhile");
  await expect(rows.filter({ hasText: "Backup of grace failed" })).not.toContainText("Resolved meanwhile");
  await expectAccessible(page);

  await page.getByRole("button", { name: /^Drop: Backup of ada failed/ }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Drop" }).click();
  await expect(page.getByText("1 message was dropped.")).toBeVisible();
  await expect(rows).toHaveCount(2);

  await page.getByRole("checkbox", { name: "Select all rows" }).focus();
  await page.keyboard.press("Space");
  await expect(page.getByText("2 chosen")).toBeVisible();
  await page.getByRole("button", { name: "Send now", exact: true }).last().click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Send now" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("2 messages are on their way.")).toBeVisible();
  await expect(page.getByText("None of these waits any more", { exact: false })).toBeVisible();
  await page.goto(`${server.url}/held`);
  await expect(page.getByText("Nothing waits.", { exact: false })).toBeVisible();

  await page.goto(`${server.url}/notifications?state=cancelled`);
  await expect(page.getByRole("link", { name: "Job failed: ada" })).toBeVisible();
});
