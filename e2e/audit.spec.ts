import { request } from "./api";
import { admin, expect, expectAccessible, test } from "./fixtures";

test.use({ serverEnv: { RUNBELL_DEMO: "0" } });

test("a changed setting is in the audit trail with who, when, before and after", async ({
  page,
  server,
  signIn,
}) => {
  const begun = await request(server, "PUT", "/api/v1/settings", {
    mode: "inherit",
    document: { retention: { inbox_days: 14 } },
  });
  expect(begun.status).toBe(200);
  await signIn();
  await page.goto(`${server.url}/settings/general`);
  const inboxDays = page.getByRole("listitem").filter({ hasText: "retention.inbox_days" });
  await inboxDays.getByRole("button", { name: /^Change/ }).click();
  await page.getByRole("dialog").getByRole("spinbutton").fill("28");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(inboxDays).toContainText("28");

  await page.goto(`${server.url}/settings/audit`);
  await expect(page.getByText(/In the last 7 days: \d+ entries by 1 person/)).toBeVisible();
  const rows = page.getByRole("row").filter({ hasText: "Changed the settings" });
  await expect(rows.first()).toContainText(admin.email);
  await expectAccessible(page);
  await rows.first().getByRole("link", { name: "Changed the settings" }).click();

  await expect(page.getByRole("heading", { level: 1, name: "Changed the settings" })).toBeVisible();
  const field = page
    .getByRole("list", { name: "Fields" })
    .getByRole("listitem")
    .filter({ hasText: "document.retention.inbox_days" });
  await expect(field).toContainText("Changed");
  await expect(field).toContainText(/Before\s*14/);
  await expect(field).toContainText(/After\s*28/);
  await expectAccessible(page);
});

test("the trail is narrowed in the address, and is a file", async ({ page, server, signIn }) => {
  await request(server, "PUT", "/api/v1/variables/runbook", { value: "https://wiki.example.org" });
  await signIn();

  await page.goto(`${server.url}/settings/audit?action=variable`);
  await expect(page.getByRole("row").filter({ hasText: "Set a variable" })).toHaveCount(1);
  await expect(page.getByRole("row").filter({ hasText: "Signed in" })).toHaveCount(0);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export CSV" }).click();
  expect((await download).suggestedFilename()).toMatch(/^audit-\d{4}-\d\d-\d\d\.csv$/);

  await page.goto(`${server.url}/settings/audit?action=escalation`);
  await expect(page.getByText("Nothing in the audit trail matches these filters.")).toBeVisible();
  await page.getByRole("button", { name: "Show everything" }).click();
  await expect(page.getByRole("row").filter({ hasText: "Signed in" }).first()).toBeVisible();
});
