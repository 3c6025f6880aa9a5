import { request } from "./api";
import { expect, expectAccessible, test } from "./fixtures";
import type { TestServer } from "./server";

test.use({ serverEnv: { RUNBELL_DEMO: "0" } });

interface Told {
  notifications: number;
  decisions: { reason: string | null; text: string }[];
}

/** A program reports a run that failed. Gives the run's id, and what became of the event about it. */
async function failRun(server: TestServer, job: string): Promise<Told & { runId: string }> {
  const opened = await request<{ id: string }>(server, "POST", `/api/v1/jobs/${job}/runs`, {});
  const runId = opened.body.id;
  const closed = await request(server, "PATCH", `/api/v1/runs/${runId}`, { status: "failure" });
  expect(closed.status).toBe(200);
  const events = await request<{ data: { id: string; type: string }[] }>(
    server,
    "GET",
    `/api/v1/events?run_id=${runId}`,
  );
  const failure = events.body.data.find(({ type }) => type === "job.failed");
  expect(failure, "the failure is recorded").toBeDefined();
  const { body } = await request<{ notifications: unknown[]; decisions: Told["decisions"] }>(
    server,
    "GET",
    `/api/v1/events/${failure?.id}`,
  );
  return { runId, notifications: body.notifications.length, decisions: body.decisions };
}

test("an author silences a job: its failures are recorded, not told and say why, until the silence is ended", async ({
  page,
  server,
  signIn,
}) => {
  expect((await failRun(server, "backup")).notifications).toBeGreaterThan(0);

  await signIn();
  await page.goto(`${server.url}/silences`);
  await expect(page.getByText(/No silences yet/)).toBeVisible();
  await page.goto(`${server.url}/jobs/backup`);
  await page.getByRole("button", { name: "More actions for backup" }).click();
  await page.getByRole("menuitem", { name: "Silence for everybody…" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Add silence" })).toBeVisible();
  await expect(page.getByRole("button", { name: "backup" })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Name", { exact: true }).fill("");
  await page.getByRole("button", { name: "Add the silence" }).click();
  await expect(page.getByText("Give the silence a name.")).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill("New disks");
  await page.getByRole("button", { name: "Add the silence" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "New disks" })).toBeVisible();
  await expect(page.getByText("On", { exact: true })).toBeVisible();
  await expectAccessible(page);

  const silenced = await failRun(server, "backup");
  expect(silenced.notifications).toBe(0);
  expect(silenced.decisions).toMatchObject([{ reason: "silenced" }]);
  expect((await failRun(server, "billing")).notifications).toBeGreaterThan(0);
  await page.goto(`${server.url}/runs/${silenced.runId}`);
  await expect(page.getByText(/Silenced by “New disks”/).first()).toBeVisible();

  await page.goto(`${server.url}/silences`);
  await expect(page.getByText(/One silence is on now/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "End New disks now" }).click();
  await expect(page.getByText("“New disks” is over. The next event is told.")).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "New disks" }).getByText("Over")).toBeVisible();
  await expect(page.getByText(/One silence is on now/)).toHaveCount(0);
  expect((await failRun(server, "backup")).notifications).toBeGreaterThan(0);

  await page.getByRole("link", { name: "New disks" }).click();
  await page.getByRole("button", { name: "More actions for New disks" }).click();
  await page.getByRole("menuitem", { name: /Delete the silence/ }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText(/No silences yet/)).toBeVisible();
});

test("a maintenance window that comes again is shown in words, and changed", async ({
  page,
  server,
  signIn,
}) => {
  await signIn();
  await page.goto(`${server.url}/silences`);
  await page.getByRole("link", { name: "4 hours" }).click();
  await expect(page.getByText("It silences every event of the organisation.")).toBeVisible();
  await page.getByLabel("How long").click();
  await page.getByRole("option", { name: "Until somebody ends it" }).click();
  await page.getByLabel("Only in a weekly window").click();
  await page.getByLabel("From", { exact: true }).fill("22:00");
  await page.getByLabel("Until", { exact: true }).fill("06:00");
  await page.getByLabel("Name", { exact: true }).fill("Nightly maintenance");
  await page.getByRole("button", { name: "Add the silence" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Nightly maintenance" })).toBeVisible();
  await expect(page.getByText(/Everything · every night 22:00–06:00/)).toBeVisible();

  await page.getByLabel("Sunday").click();
  await page.getByRole("button", { name: "Save silence" }).click();
  await expect(page.getByText("The silence is saved.")).toBeVisible();
  await expect(page.getByText(/Everything · Mon–Sat 22:00–06:00/)).toBeVisible();
});
