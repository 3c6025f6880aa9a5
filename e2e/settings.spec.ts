import { request } from "./api";
import { expect, expectAccessible, test } from "./fixtures";
import type { TestServer } from "./server";

test.use({ serverEnv: { RUNBELL_DEMO: "0" } });

interface Settings {
  mode: string;
  document: Record<string, unknown>;
}

async function storedSettings(server: TestServer): Promise<Settings> {
  return (await request<Settings>(server, "GET", "/api/v1/settings")).body;
}

/** An organisation without settings of its own, and root with these. */
async function begin(server: TestServer, root: object): Promise<void> {
  const above = await request(server, "PUT", "/api/v1/root/settings", { document: root });
  expect(above.status).toBe(200);
  const own = await request(server, "PUT", "/api/v1/settings", { mode: "inherit", document: {} });
  expect(own.status).toBe(200);
}

test("an admin imports a config.json, having seen what it changes, and takes one field back to root's", async ({
  page,
  server,
  signIn,
}) => {
  await begin(server, { retention: { inbox_days: 14 } });
  await signIn();
  await page.goto(`${server.url}/settings/general`);
  const inboxDays = page.getByRole("listitem").filter({ hasText: "retention.inbox_days" });
  await expect(inboxDays).toContainText("14");
  await expect(inboxDays).toContainText("Root");
  await expectAccessible(page);

  await page.getByRole("tab", { name: "Import" }).click();
  const file = {
    tenant_id: "somebody-else",
    colour: "blue",
    email: { smtp_port: 2525, from_name: "Operations" },
    retention: { inbox_days: 21 },
  };
  await page.getByLabel("File with settings").setInputFiles({
    name: "config.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(file)),
  });
  await page.getByRole("button", { name: "Show what would change" }).click();
  await expect(page.getByRole("heading", { name: "What would change" })).toBeVisible();
  const changes = page.getByRole("list", { name: "Changes" });
  await expect(changes.getByRole("listitem")).toHaveCount(3);
  await expect(changes.getByRole("listitem").filter({ hasText: "email.smtp_port" })).toContainText("2525");
  await expect(page.getByText(/“colour” is no setting of Runbell/)).toBeVisible();
  await expect(page.getByText(/The file is for “somebody-else”/)).toBeVisible();
  await expectAccessible(page);
  expect((await storedSettings(server)).document, "a dry run changes nothing").toEqual({});

  await page.getByRole("button", { name: "Apply 3 changes" }).click();
  await expect(page.getByText(/The settings are imported/)).toBeVisible();
  await expect(inboxDays).toContainText("21");
  await expect(inboxDays).toContainText("Organisation");
  await expect(inboxDays).toContainText("Without it: 14");
  await expect(page.getByText(/3 of \d+ fields are the organisation’s own/)).toBeVisible();
  expect((await storedSettings(server)).document).toEqual({
    email: { smtp_port: 2525, from_name: "Operations" },
    retention: { inbox_days: 21 },
  });

  await inboxDays.getByRole("button", { name: /^Use root’s/ }).click();
  await expect(inboxDays).toContainText("Root");
  await expect(inboxDays).toContainText("14");
  expect((await storedSettings(server)).document).toEqual({
    email: { smtp_port: 2525, from_name: "Operations" },
  });
});

test.describe("a field", () => {
  // The browser says so of the value that is refused.
  test.use({ expectedRefusals: /400 \(Bad Request\)/ });

  test("is changed where it stands, what is wrong is said there, and a secret never comes back", async ({
    page,
    server,
    signIn,
  }) => {
    await begin(server, {});
    await signIn();
    await page.goto(`${server.url}/settings/general`);
    const port = page.getByRole("listitem").filter({ hasText: "email.smtp_port" });
    await expect(port).toContainText("Default");

    await port.getByRole("button", { name: /^Change/ }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("spinbutton").fill("99999");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog.getByRole("alert")).toBeVisible();
    await expectAccessible(page);
    await dialog.getByRole("spinbutton").fill("2526");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(port).toContainText("2526");
    await expect(port).toContainText("Organisation");

    const password = page.getByRole("listitem").filter({ hasText: "email.smtp_password" });
    await password.getByRole("button", { name: /^Change/ }).click();
    await dialog.getByLabel("Password", { exact: true }).fill("canary-of-settings");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(password).toContainText("Organisation");
    expect(await page.content()).not.toContain("canary-of-settings");

    await page.getByRole("tab", { name: "As JSON" }).click();
    await expect(page.getByRole("textbox", { name: "Settings, as JSON" })).toContainText('"smtp_port": 2526');
    await expect(page.getByRole("textbox", { name: "Settings, as JSON" })).not.toContainText("canary");
  });
});

test("off is asked about, said on every page, and taken back", async ({ page, server, signIn }) => {
  await begin(server, {});
  await signIn();
  await page.goto(`${server.url}/settings/general`);
  await page.getByRole("radio", { name: "Off" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Switch off" }).click();
  await expect(page.getByText("Notifications are off for the whole organisation.")).toBeVisible();
  await expectAccessible(page);

  const recorded = await request<{ data: { id: string }[] }>(server, "POST", "/api/v1/events", {
    type: "system.error",
    title: "Nobody hears this",
  });
  const { body: told } = await request<{ notifications: unknown[]; decisions: { reason: string }[] }>(
    server,
    "GET",
    `/api/v1/events/${recorded.body.data[0]?.id}`,
  );
  expect(told.notifications).toEqual([]);
  expect(new Set(told.decisions.map(({ reason }) => reason))).toEqual(new Set(["organisation_off"]));
  await page.goto(server.url);
  await expect(page.getByText("Notifications are off for the whole organisation.")).toBeVisible();

  await page.goto(`${server.url}/settings/general`);
  await page.getByRole("radio", { name: "Inherit" }).click();
  await expect(page.getByText("Notifications are off for the whole organisation.")).toHaveCount(0);
  expect((await storedSettings(server)).mode).toBe("inherit");
});

test("the page of a job says what the settings say of it alone", async ({ page, server, signIn }) => {
  await request(server, "POST", "/api/v1/jobs/backup/runs", {});
  await request(server, "PUT", "/api/v1/settings", {
    mode: "inherit",
    document: { jobs: { backup: { event_triggers: [{ event: "job.failed", severity: "critical" }] } } },
  });
  await signIn();

  await page.goto(`${server.url}/jobs/backup`);

  const section = page.getByRole("region", { name: "Settings of this job" });
  await expect(section).toContainText("Job failed: critical");
  await section.getByRole("link", { name: "General settings" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "jobs.backup" })).toContainText("Organisation");
});
