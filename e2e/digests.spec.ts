import { request } from "./api";
import { expect, expectAccessible, test } from "./fixtures";

test.use({ serverEnv: { RUNBELL_DEMO: "0" } });

test("who wants a digest gets three messages as one, and can read it before", async ({
  page,
  server,
  signIn,
}) => {
  const chosen = await request(server, "POST", "/api/v1/notification/preferences/me", {
    notification_frequency: "hourly",
  });
  expect(chosen.status).toBe(200);
  for (const name of ["ada", "grace", "barbara"])
    await request(server, "POST", "/api/v1/events", {
      type: "job.failed",
      title: `Backup of ${name} failed`,
      job: name,
    });

  await signIn();
  await page.goto(`${server.url}/held`);
  await expect(page.getByText("3 messages wait", { exact: false })).toBeVisible();
  const row = page.getByRole("row").filter({ hasText: "3 messages, one digest" });
  await expect(row).toHaveCount(1);
  await expectAccessible(page);

  await row.getByRole("link", { name: "3 messages, one digest" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "3 messages, one digest" })).toBeVisible();
  await expect(page.getByText("3 × Job failed", { exact: true })).toBeVisible();
  const mail = page.frameLocator("iframe").first();
  for (const name of ["ada", "grace", "barbara"]) {
    await expect(mail.getByText(`Backup of ${name} failed`)).toBeVisible();
    await expect(page.getByRole("row").filter({ hasText: `Backup of ${name} failed` })).toHaveCount(1);
  }
  await expectAccessible(page);

  await page.getByRole("button", { name: "Send now", exact: true }).first().click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Send now" }).click();
  await expect(page.getByText("3 messages are on their way.")).toBeVisible();
  await expect(page.getByText("None of these waits any more", { exact: false })).toBeVisible();

  await page.goto(`${server.url}/inbox`);
  await page.getByRole("link", { name: "3 × Job failed" }).click();
  const sent = page.frameLocator("iframe").first();
  for (const name of ["ada", "grace", "barbara"])
    await expect(sent.getByText(`Backup of ${name} failed`)).toBeVisible();

  await page.goto(`${server.url}/notifications?state=bundled`);
  await page.getByRole("link", { name: "Job failed: ada" }).click();
  await expect(page.getByText("in one message with 2 others", { exact: false })).toBeVisible();
  await page.getByRole("link", { name: "one message" }).click();
  await expect(page.getByRole("list", { name: "Messages that it tells" }).getByRole("listitem")).toHaveCount(
    3,
  );
});
