import { startSmtpSink } from "@/lib/testing/smtp-sink";
import { waitFor } from "@/lib/testing/wait-for";
import { request, setMailServer } from "./api";
import { expect, expectAccessible, test } from "./fixtures";
import type { TestServer } from "./server";

test.use({ serverEnv: { RUNBELL_DEMO: "0" } });

/** A program reports a run that failed. Gives the run's id. */
async function failRun(server: TestServer, job: string): Promise<string> {
  const opened = await request<{ id: string }>(server, "POST", `/api/v1/jobs/${job}/runs`, {});
  expect(opened.status).toBe(201);
  const closed = await request(server, "PATCH", `/api/v1/runs/${opened.body.id}`, { status: "failure" });
  expect(closed.status).toBe(200);
  return opened.body.id;
}

test("with a cooldown two failures make one mail, the second run says why; then the rule goes back to the default", async ({
  page,
  server,
  signIn,
}) => {
  const sink = await startSmtpSink();
  try {
    await setMailServer(server, sink.port);
    await signIn();
    await page.goto(`${server.url}/rules`);
    await page.getByRole("row").filter({ hasText: "Job failed" }).getByRole("link").click();
    await expect(page.getByRole("heading", { level: 1, name: "Job failed" })).toBeVisible();
    await expect(
      page.getByText("The owner of the job and all admins hear of it by what they chose."),
    ).toBeVisible();

    await page.getByRole("combobox", { name: /^Cooldown/ }).click();
    await page.getByRole("option", { name: "15 min" }).click();
    await expect(page.getByText(/; at most once every 15 minutes for each job\.$/)).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Save rule" }).click();
    await expect(page.getByText("The rule is saved. The next event goes by it.")).toBeVisible();

    await failRun(server, "backup");
    const second = await failRun(server, "backup");
    await page.goto(`${server.url}/runs/${second}`);
    await page.getByRole("button", { name: /^Job failed/ }).click();
    const heldBack = page.getByText("Held back: another one was told less than 15 minutes ago.");
    await expect(heldBack.first()).toBeVisible();
    await waitFor("the mail about the first run", () => sink.messages.length > 0);
    await expect(page.getByText("Nobody had to be told.").first()).toBeVisible();

    // Another job has a cooldown of its own: when its mail is there, one of the second run would be, too.
    await failRun(server, "billing");
    await waitFor("the mail about another job", () => sink.messages.length > 1);
    const subjects = await Promise.all(sink.messages.map((_, index) => sink.parsed(index)));
    expect(subjects.map(({ subject }) => /backup|billing/.exec(subject ?? "")?.[0]).sort()).toEqual([
      "backup",
      "billing",
    ]);

    await page.goto(`${server.url}/rules`);
    const row = page.getByRole("row").filter({ hasText: "Job failed" });
    await expect(row).toContainText("what they chose · at most one every 15 min");
    await expect(row).toContainText("2 told, 1 held back");

    await row.getByRole("link").click();
    await page.getByRole("button", { name: "More actions for Job failed" }).click();
    await page.getByRole("menuitem", { name: /Back to the default/ }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Back to the default" }).click();
    await expect(page.getByText(/This is the default: nobody has changed it\./)).toBeVisible();
    await expect(page.getByRole("combobox", { name: /^Cooldown/ })).toHaveText(/None/);
  } finally {
    await sink.close();
  }
});

test("a switch in the list decides whether anybody hears of an event", async ({ page, server, signIn }) => {
  await signIn();
  await page.goto(`${server.url}/rules`);
  const tells = page.getByRole("switch", { name: "Tell people: Job completed", exact: true });
  await expect(tells).not.toBeChecked();

  await tells.focus();
  await page.keyboard.press("Space");
  await expect(page.getByText("“Job completed” is told again.")).toBeVisible();
  await page.reload();
  await expect(tells).toBeChecked();
  await expectAccessible(page);

  const opened = await request<{ id: string }>(server, "POST", "/api/v1/jobs/reports/runs", {});
  await request(server, "PATCH", `/api/v1/runs/${opened.body.id}`, { status: "success" });
  const told = await request<{ data: { event_type: string }[] }>(
    server,
    "GET",
    `/api/v1/notifications?run_id=${opened.body.id}`,
  );
  expect(told.body.data).toMatchObject([{ event_type: "job.completed" }]);
});
