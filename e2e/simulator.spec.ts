import { request } from "./api";
import { expect, expectAccessible, test } from "./fixtures";

test.use({ serverEnv: { RUNBELL_DEMO: "0" } });

test("somebody asks what an event would do, now and at night, and shares the question", async ({
  page,
  server,
  signIn,
}) => {
  await request(server, "POST", "/api/v1/notification/preferences/me", {
    quiet_hours_start: "22:00",
    quiet_hours_end: "08:00",
    quiet_days: [1, 2, 3, 4, 5, 6, 7],
    timezone: "Europe/Berlin",
    critical_bypass: false,
  });
  await signIn();
  await page.goto(`${server.url}/simulator`);
  const form = page.getByRole("form", { name: "What to simulate" });
  await expect(page.getByRole("heading", { name: "What would happen" })).toBeVisible();
  await expectAccessible(page);

  await form.getByLabel("When").click();
  await page.getByRole("option", { name: "At another time" }).click();
  await form.getByLabel("Day and time").fill("2030-01-06T23:30");
  const zone = form.getByLabel("Time zone");
  await zone.fill("Berlin");
  await page.getByRole("option", { name: /Europe\/Berlin/ }).click();
  await form.getByRole("button", { name: "Simulate" }).click();

  const decisions = page.getByRole("list", { name: "Decisions" });
  await expect(decisions).toContainText("Held until Mon 08:00 (Europe/Berlin), then sent by email.");
  await expect(decisions).toContainText("Quiet hours 22:00–08:00 (Europe/Berlin): held until they end.");
  await expect(page).toHaveURL(/at=2030-01-06T22%3A30%3A00\.000Z/);
  await expectAccessible(page);

  await page.reload();
  await expect(decisions).toContainText("Held until Mon 08:00 (Europe/Berlin)");
  await page.goto(`${server.url}/simulator?at=2030-01-07T11:00:00.000Z`);
  await expect(decisions).toContainText("Would be sent by email at once.");
  await page.goto(`${server.url}/simulator?user=everybody&type=job.completed`);
  await expect(page.getByText("Nobody would be told.", { exact: false })).toBeVisible();
  await expect(page.getByRole("list", { name: "Decision" })).toContainText("its trigger is off");

  const stored = await request<{ data: unknown[] }>(server, "GET", "/api/v1/events");
  expect(stored.body.data).toEqual([]);
});

test("a notification leads to its simulation", async ({ page, server, signIn }) => {
  await request(server, "POST", "/api/v1/events", {
    type: "job.failed",
    title: "Nightly failed",
    job: "nightly",
    severity: "critical",
  });
  await signIn();
  await page.goto(`${server.url}/notifications?job=nightly`);
  await page
    .getByRole("link", { name: /nightly/i })
    .first()
    .click();
  await page.getByRole("link", { name: "Simulate this" }).click();

  await expect(page.getByRole("heading", { level: 1, name: "Simulator" })).toBeVisible();
  const form = page.getByRole("form", { name: "What to simulate" });
  await expect(form.getByLabel("Severity")).toContainText("Critical");
  await expect(form.getByLabel("Job")).toHaveValue("nightly");
  await expect(page.getByRole("list", { name: "Decisions" })).toContainText(`Ada, Email`);
});
