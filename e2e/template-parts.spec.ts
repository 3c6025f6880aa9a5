import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures";

/** Writes a template from a blank start and creates it. */
async function create(page: Page, url: string, name: string, html: string): Promise<string> {
  await page.goto(url);
  await page.getByRole("textbox", { name: "Mail HTML" }).click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(html);
  await expect(page.getByText("No problems")).toBeVisible();
  await page.keyboard.press("Control+s");
  await page.getByRole("dialog", { name: "Create the template" }).getByLabel("Name").fill(name);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/templates\/[0-9a-f-]{36}$/);
  await expect(page.getByText(/^Version 1, published/)).toBeVisible();
  return page.url();
}

async function askToDelete(page: Page, name: string) {
  await page.getByRole("button", { name: `More actions for ${name}` }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  return page.getByRole("alertdialog");
}

test.use({ expectedRefusals: /status of 409/ });

test("a part serves the templates that include it, and what is in use is not deleted silently", async ({
  page,
  server,
  signIn,
}) => {
  test.slow();
  await signIn();
  const part = await create(
    page,
    `${server.url}/templates/new?from=blank-partial`,
    "regards",
    "<p>Regards, {{ org.name }}</p>",
  );
  const mail = await create(
    page,
    `${server.url}/templates/new?from=blank-email`,
    "With regards",
    "<p>{{ job.name }}</p>{% include 'regards' %}",
  );
  const preview = page.getByRole("region", { name: "Mail preview" }).frameLocator("iframe");
  await expect(preview.getByText("Regards, Demo organisation")).toBeVisible();

  await page.getByRole("button", { name: /^Used for|^Not used/ }).click();
  await page.getByRole("menuitemcheckbox", { name: "Job failed" }).click();
  await page.keyboard.press("Escape");
  const refused = await askToDelete(page, "With regards");
  await expect(refused).toContainText("Its events get the built-in message again: job failed.");
  await expectAccessible(page);
  await page.keyboard.press("Escape");

  await page.goto(part);
  const named = await askToDelete(page, "regards");
  await expect(named).toContainText("It is named by the template With regards. Change that first.");
  await named.getByRole("button", { name: "Delete" }).click();
  await expect(named.getByRole("alert")).toContainText("With regards");
  await page.keyboard.press("Escape");

  await page.goto(mail);
  await (
    await askToDelete(page, "With regards")
  )
    .getByRole("button", { name: "Delete and fall back" })
    .click();
  await expect(page).toHaveURL(/\/templates$/);
  await page.goto(part);
  await (await askToDelete(page, "regards")).getByRole("button", { name: "Delete" }).click();
  await expect(page).toHaveURL(/\/templates$/);
  await expect(page.getByRole("heading", { level: 1, name: "Templates" })).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "On-call mail" })).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "regards" })).toHaveCount(0);
});
