import type { Locator, Page } from "@playwright/test";
import { waitFor } from "@/lib/testing/wait-for";
import { request } from "./api";
import { expect, expectAccessible, test } from "./fixtures";

interface Opened {
  id: string;
}

interface Inbox {
  data: { subject: string; html: string }[];
}

/** Goes on with Tab until the focus is where it is wanted, as a person without a mouse does. */
async function tabTo(page: Page, wanted: Locator, most = 60): Promise<void> {
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press("Tab");
    const isThere = await wanted.evaluateAll((found) => found.some((it) => it === document.activeElement));
    if (isThere) return;
  }
  throw new Error(`${most} times Tab do not lead to ${String(wanted)}`);
}

/** Searches in the palette and inserts what is found first; the focus is in the editor again. */
async function insert(page: Page, search: string): Promise<void> {
  await page.keyboard.press("Control+i");
  await expect(page.getByRole("combobox", { name: "Search variables" })).toBeFocused();
  await page.keyboard.type(search);
  await expect(page.getByRole("option", { selected: true })).toBeVisible();
  await page.keyboard.press("Enter");
}

test("an author writes a template by keyboard alone, tries it on a past run, publishes it and goes back", async ({
  page,
  server,
  signIn,
}) => {
  test.slow();
  const run = await request<Opened>(server, "POST", "/api/v1/jobs/harbour-tides/runs", {
    status: "failed",
    error_message: "The gauge does not answer",
  });
  expect(run.status).toBe(201);
  await signIn();

  // Keys are heard once the page has come to life.
  await expect(async () => {
    await page.keyboard.press("g");
    await page.keyboard.press("t");
    await expect(page.getByRole("heading", { level: 1, name: "Templates" })).toBeVisible({ timeout: 2000 });
  }).toPass();
  await tabTo(page, page.getByRole("link", { name: "New template" }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("link", { name: /An empty mail/ }));
  await page.keyboard.press("Enter");

  const subject = page.getByRole("textbox", { name: "Subject" });
  await expect(subject).toBeVisible();
  await tabTo(page, subject);
  await page.keyboard.type("Look at ");
  await insert(page, "job.name");
  await expect(subject).toBeFocused();
  await expect(subject).toHaveText("Look at {{ job.name }}");

  const body = page.getByRole("textbox", { name: "Mail HTML" });
  await tabTo(page, body);
  await page.keyboard.type("<p>It said: ");
  await insert(page, "job.error_message");
  await expect(body).toBeFocused();
  await expect(body).toHaveText("<p>It said: {{ job.error_message }}</p>");

  await tabTo(page, page.getByRole("tab", { name: "Variables" }), 90);
  for (let tab = 0; tab < 3; tab++) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  const values = page.getByRole("combobox", { name: "Values of" });
  await tabTo(page, values);
  await page.keyboard.type("harbour");
  await expect(page.getByRole("option", { name: /harbour-tides/ }).first()).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");

  const mail = page.getByRole("region", { name: "Mail preview" });
  await expect(mail.getByText("Look at harbour-tides")).toBeVisible();
  await expect(mail.frameLocator("iframe").getByText("It said: The gauge does not answer")).toBeVisible();
  await expect(page.getByRole("region", { name: "Slack preview" })).toContainText("harbour-tides");
  await expectAccessible(page);

  await page.keyboard.press("Control+Enter");
  await expect(page.getByText(/^On its way: Mail to .+ \(the test inbox/)).toBeVisible();

  await page.keyboard.press("Control+s");
  await expect(page.getByRole("dialog", { name: "Create the template" })).toBeVisible();
  await page.keyboard.type("Harbour mail");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/templates\/[0-9a-f-]{36}$/);
  await expect(page.getByText(/^Version 1, published/)).toBeVisible();

  await tabTo(page, page.getByRole("textbox", { name: "Subject" }));
  await page.keyboard.press("Control+End");
  await page.keyboard.type("!");
  await expect(page.getByText("Unpublished changes")).toBeVisible();
  await page.reload();
  await expect(page.getByText(/Your unpublished changes from .* are back/)).toBeVisible();
  await page.keyboard.press("Control+s");
  await expect(page.getByText(/^Version 2, published/)).toBeVisible();

  await page.goto(`${page.url()}/versions`);
  await expect(page.getByRole("button", { name: /^Version 2/ })).toBeVisible();
  await tabTo(page, page.getByRole("button", { name: /^Version 1/ }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("button", { name: "Publish version 1 again" }), 90);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alertdialog")).toBeVisible();
  await tabTo(page, page.getByRole("button", { name: "Publish it again" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^Version 3/ })).toBeVisible();
  await expectAccessible(page);

  // Asked for by its words: what the demo sends may fill the first page meanwhile.
  const tried = await waitFor("the test mail", async () => {
    const { body: inbox } = await request<Inbox>(server, "GET", "/api/v1/inbox?q=Look%20at%20harbour-tides");
    return inbox.data.find(({ subject }) => subject === "[Test] Look at harbour-tides");
  });
  expect(tried.html).toContain("It said: The gauge does not answer");
});
