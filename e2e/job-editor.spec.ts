import type { Locator, Page } from "@playwright/test";
import { startHttpServer } from "../lib/testing/http-server";
import { startSmtpSink } from "../lib/testing/smtp-sink";
import { request, setMailServer } from "./api";
import { expect, expectAccessible, test } from "./fixtures";
import type { TestServer } from "./server";

// The message of a step whose fields come from run, job and target.
const subject = "Job '{{job.name}}' Status: {{job.status}}";
const body =
  "Job {{job.name}} on target {{target.hostname}} completed with status: {{job.status}}\n\n" +
  "Execution time: {{job.execution_time_ms}}ms\n" +
  "Steps completed: {{job.completed_steps}}/{{job.total_steps}}";

test.use({ expectedRefusals: /status of 409/ });

/** The rows of the steps, each with its number and name. */
const rowsOf = (page: Page) => page.getByRole("list", { name: "Steps", exact: true }).locator("[data-step]");

async function expectSteps(page: Page, ...names: string[]): Promise<void> {
  await expect(rowsOf(page)).toContainText(names.map((name, index) => `${index + 1}. ${name}`));
}

/** Chooses a type in the menu; the name of the new step waits to be typed. */
async function addStep(page: Page, type: RegExp, name: string): Promise<void> {
  await page.getByRole("button", { name: "Add a step", exact: true }).click();
  await page.getByRole("menuitem", { name: type }).click();
  await expect(page.getByRole("menu")).toBeHidden();
  // The branches of a condition have names, too.
  await expect(page.getByLabel("Name", { exact: true }).first()).toBeFocused();
  await page.keyboard.type(name);
  await expect(page.getByRole("list", { name: "Steps", exact: true })).toContainText(name);
}

/** Drags with the mouse, as a hand does: not in one jump. */
async function drag(page: Page, handle: Locator, to: Locator): Promise<void> {
  await handle.hover();
  await page.mouse.down();
  const target = await to.boundingBox();
  if (!target) throw new Error("There is nothing to drag to.");
  const x = target.x + target.width / 2;
  for (const share of [0.9, 0.5, 0.3])
    await page.mouse.move(x, target.y + target.height * share, { steps: 4 });
  await page.mouse.up();
}

async function write(page: Page, editor: Locator, text: string): Promise<void> {
  await editor.click();
  await page.keyboard.insertText(text);
}

test("an author builds a job by mouse and keyboard, starts it, watches it and opens its mail", async ({
  page,
  server,
  signIn,
}) => {
  test.slow();
  const warehouse = await startHttpServer((_, response) => response.end("warehouse ok"));
  const sink = await startSmtpSink();
  await setMailServer(server, sink.port);
  await signIn();
  await page.setViewportSize({ width: 1440, height: 1000 });

  await page.goto(`${server.url}/jobs/new`);
  await page.getByRole("link", { name: /^Blank/ }).click();
  await expect(page.getByLabel("Name of the job")).toBeFocused();
  await page.keyboard.type("Warehouse check");

  await addStep(page, /^HTTP request/, "Ask the warehouse");
  await page.getByLabel("Address").fill(`${warehouse.url}/health?run={{job.id}}`);
  await page.getByLabel("Expected text").fill("warehouse ok");

  await addStep(page, /^Email/, "Send Status Email");
  const to = page.getByRole("combobox", { name: "To" });
  await to.fill("admin@company.com");
  await to.press("Enter");
  await to.fill("{{job.created_by.email}}");
  await to.press("Enter");
  await to.press("Escape");
  await write(page, page.getByRole("textbox", { name: "Subject" }), subject);
  await write(page, page.getByRole("textbox", { name: "Body" }), body);
  await page.getByRole("checkbox", { name: "The job’s log" }).check();
  await expect(page.getByLabel("Name of the log")).toHaveValue("job_{{job.id}}_log.txt");

  await addStep(page, /^Wait/, "Give it a moment");
  await page.getByLabel("Wait for", { exact: true }).fill("2");
  await expectSteps(page, "Ask the warehouse", "Send Status Email", "Give it a moment");

  // By mouse to the top, by keyboard one down and up again, by the menu to the middle.
  await drag(page, page.getByRole("button", { name: "Drag step 3, Give it a moment" }), rowsOf(page).first());
  await expectSteps(page, "Give it a moment", "Ask the warehouse", "Send Status Email");
  await rowsOf(page).first().focus();
  await page.keyboard.press("Alt+ArrowDown");
  await expectSteps(page, "Ask the warehouse", "Give it a moment", "Send Status Email");
  await expect(rowsOf(page).nth(1)).toBeFocused();
  await page.keyboard.press("Control+d");
  await expectSteps(
    page,
    "Ask the warehouse",
    "Give it a moment",
    "Give it a moment copy",
    "Send Status Email",
  );
  await expect(rowsOf(page).nth(2)).toBeFocused();
  await page.keyboard.press("Delete");
  await expectSteps(page, "Ask the warehouse", "Give it a moment", "Send Status Email");
  await page.getByRole("button", { name: "Actions for step 2, Give it a moment" }).click();
  await page.getByRole("menuitem", { name: "Move up" }).click();
  await expectSteps(page, "Give it a moment", "Ask the warehouse", "Send Status Email");
  await expectAccessible(page);

  // The draft outlives the page.
  await page.getByRole("tab", { name: "General" }).click();
  await page.getByLabel("Host name").fill("db-1.company.com");
  await expect
    .poll(() =>
      page.evaluate(() => Object.values(localStorage).some((text) => text.includes("db-1.company.com"))),
    )
    .toBe(true);
  page.once("dialog", (dialog) => void dialog.accept());
  await page.reload();
  await expect(page.getByText(/Your unsaved changes from .* are back\./)).toBeVisible();
  await expect(page.getByLabel("Host name")).toHaveValue("db-1.company.com");

  await page.getByRole("button", { name: "Create the job" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Warehouse check" })).toBeVisible();
  await page.getByRole("button", { name: "Run now" }).click();

  // Nothing is loaded anew: the page follows the run.
  await expect(page).toHaveURL(/\/runs\/[0-9a-f-]{36}/);
  await expect(page.getByText(/^Completed/).first()).toBeVisible({ timeout: 20_000 });
  const told = page.getByRole("list", { name: "Told by Send Status Email" });
  await expect(told.getByRole("listitem")).toHaveCount(2);
  await expect(told.getByText("Sent")).toHaveCount(2, { timeout: 20_000 });

  expect(warehouse.requests.map(({ url }) => url)).toEqual([
    expect.stringMatching(/^\/health\?run=[0-9a-f-]{36}$/),
  ]);
  expect(
    sink.messages
      .map(({ envelope }) => envelope.to)
      .flat()
      .toSorted(),
  ).toEqual(["ada@example.org", "admin@company.com"]);
  const mail = await sink.parsed();
  expect(mail.subject).toBe("Job 'Warehouse check' Status: running");
  expect(mail.attachments.map(({ filename }) => filename)).toEqual([
    expect.stringMatching(/^job_[0-9a-f-]{36}_log\.txt$/),
  ]);

  await told.getByRole("link", { name: /^admin@company\.com/ }).click();
  await expect(
    page.getByText("Job Warehouse check on target db-1.company.com completed with status: running").first(),
  ).toBeVisible();
  await expectAccessible(page);

  await sink.close();
  await warehouse.close();
});

/** A channel of the organisation; gives its name. */
async function addChannel(server: TestServer, kind: string, config: object): Promise<string> {
  const name = `Room of ${kind}`;
  const made = await request(server, "POST", "/api/v1/channels", { kind, name, config });
  expect(made.status).toBe(201);
  return name;
}

test("an author chooses how each message goes, and puts a variable where the cursor stands", async ({
  page,
  server,
  signIn,
}) => {
  const address = "https://chat.example.org/hooks/1";
  const rooms = [
    [/^Slack/, await addChannel(server, "slack", { webhook_url: address, other_host: true })],
    [/^Teams/, await addChannel(server, "teams", { url: address, other_host: true })],
    [/^Webhook/, await addChannel(server, "webhook", { url: address })],
  ] as const;
  await signIn();
  await page.goto(`${server.url}/jobs/new`);
  await page.getByRole("link", { name: /^Blank/ }).click();
  await expect(page.getByLabel("Name of the job")).toBeFocused();
  await page.keyboard.type("Four ways");

  await addStep(page, /^Email/, "By mail");
  const to = page.getByRole("combobox", { name: "To" });
  await to.fill("admin@company.com");
  await to.press("Enter");
  await to.press("Escape");
  await write(page, page.getByRole("textbox", { name: "Subject" }), "Done");
  const editor = page.getByRole("textbox", { name: "Body" });
  await expect(editor.getByText("Enter your notification template...")).toBeVisible();
  const rows = await editor.evaluate(
    (content) =>
      (content.closest(".cm-editor")?.getBoundingClientRect().height ?? 0) /
      (content.querySelector(".cm-line")?.getBoundingClientRect().height ?? 0),
  );
  expect(Math.floor(rows)).toBe(10);

  await write(page, editor, "Run  is done");
  await page.keyboard.press("Home");
  for (const _ of "Run ") await page.keyboard.press("ArrowRight");
  const insert = page.getByRole("button", { name: "Insert Variable", exact: true });
  const palette = page.getByRole("dialog", { name: "Variables" });
  await insert.click();
  await expect(palette.getByRole("option", { name: /^target\.hostname/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(palette).toBeHidden();
  await expect(editor).toHaveText("Run is done");
  await insert.click();
  await palette.getByRole("combobox", { name: "Search variables" }).fill("job.name");
  await page.keyboard.press("Enter");
  await expect(palette).toBeHidden();
  await expect(editor).toHaveText("Run {{ job.name }} is done");
  await expect(editor).toBeFocused();

  for (const [type, room] of rooms) {
    await addStep(page, type, `To ${room}`);
    await page.getByRole("combobox", { name: "Channel" }).click();
    await page.getByRole("option", { name: room }).click();
  }
  await addStep(page, /^Conditional/, "By what came of it");
  await expect(page.getByRole("list", { name: "Branches" })).toBeAttached();
  await rowsOf(page).last().focus();
  await page.keyboard.press("Delete");
  await expectSteps(page, "By mail", ...rooms.map(([, room]) => `To ${room}`));

  await page.getByRole("button", { name: "Create the job" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Four ways" })).toBeVisible();
  const stored = await request(server, "GET", "/api/v1/jobs/four-ways");
  const id = expect.stringMatching(/^[0-9a-f-]{36}$/);
  expect(stored.body).toMatchObject({
    steps: [
      { type: "notify.email", config: { body_template: "Run {{ job.name }} is done" } },
      { type: "notify.slack", config: { channel_id: id } },
      { type: "notify.teams", config: { channel_id: id } },
      { type: "notify.webhook", config: { channel_id: id } },
    ],
  });
});

test("what is wrong stands at its field, and a job that others changed is not written over unasked", async ({
  page,
  server,
  signIn,
}) => {
  const step = { name: "Pause", type: "wait", config: { seconds: 1 } };
  const made = await request<{ key: string }>(server, "POST", "/api/v1/jobs", {
    name: "Shared",
    steps: [step],
  });
  expect(made.status).toBe(201);
  await signIn();
  await page.goto(`${server.url}/jobs/${made.body.key}/edit`);

  await page.getByLabel("Wait for", { exact: true }).fill("4000");
  await page.getByRole("tab", { name: "Schedule" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByLabel("Wait for", { exact: true })).toBeFocused();
  await expect(page.getByText("Must be at most 3600.")).toBeVisible();

  const other = await request(server, "PATCH", `/api/v1/jobs/${made.body.key}`, { description: "Theirs" });
  expect(other.status).toBe(200);
  await page.getByLabel("Wait for", { exact: true }).fill("5");
  await expect(async () => {
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByText("Somebody changed this job after you began.")).toBeVisible({
      timeout: 2_000,
    });
  }).toPass();
  await page.getByRole("button", { name: "Save mine over it" }).click();
  await expect(page.getByText(/^The job is saved\./)).toBeVisible();

  const stored = await request(server, "GET", `/api/v1/jobs/${made.body.key}`);
  expect(stored.body).toMatchObject({ description: "Theirs", steps: [{ config: { seconds: 5 } }] });
});
