import type { Browser, Page } from "@playwright/test";
import { admin, expect, expectAccessible, home, test } from "./fixtures";

test.use({ serverEnv: { RUNBELL_DEMO: "0" } });

const ann = { name: "Ann Author", email: "ann@example.org", password: "vex cobalt grain" };

/** Another person's browser, or another one of the same person. */
async function openBrowser(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage();
}

async function expectHome(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name: home })).toBeVisible();
}

async function signInAs(page: Page, url: string, { email, password }: typeof admin): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expectHome(page);
}

async function chooseFor(page: Page, name: string, deed: string): Promise<void> {
  await page.getByRole("button", { name: `Actions for ${name}` }).click();
  await page.getByRole("menuitem", { name: deed }).click();
}

function switcherOf(page: Page, organisation: string) {
  return page.getByRole("button", { name: `Runbell ${organisation} : switch to another organisation` });
}

test("an invited person sets a password and is in, is disabled and is out, and comes back over a link", async ({
  page,
  server,
  signIn,
  browser,
}) => {
  await signIn();
  await page.goto(`${server.url}/settings/members`);
  await expect(page.getByText("1 person.")).toBeVisible();
  await page.getByRole("button", { name: "Invite" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Email").fill(ann.email);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Make the invitation" }).click();
  await expect(dialog.getByRole("heading", { name: `${ann.email} is invited` })).toBeVisible();
  await expect(dialog.getByText(/No mail server is set up/)).toBeVisible();
  await expectAccessible(page);
  const invitation = await dialog.getByTestId("one-time-link").innerText();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText("1 invitation is open.")).toBeVisible();
  await expect(dialog).toHaveCount(0);
  expect(await page.content(), "the link is shown once").not.toContain(invitation);

  const hers = await openBrowser(browser);
  await hers.goto(invitation);
  await expect(hers.getByRole("heading", { name: "Join My organisation" })).toBeVisible();
  await hers.getByLabel("Name").fill(ann.name);
  await hers.getByLabel("Password", { exact: true }).fill("short");
  await hers.getByRole("button", { name: "Join and sign in" }).click();
  await expect(hers.getByRole("alert").filter({ hasText: "Use 10 to 200 characters." })).toBeVisible();
  await expectAccessible(hers);
  await hers.getByLabel("Password", { exact: true }).fill(ann.password);
  await hers.getByRole("button", { name: "Join and sign in" }).click();
  await expectHome(hers);
  await hers.getByRole("button", { name: `Account of ${ann.name}` }).click();
  await expect(hers.getByText("author in My organisation")).toBeVisible();
  await hers.keyboard.press("Escape");

  const again = await openBrowser(browser);
  await again.goto(invitation);
  await expect(again.getByText("This invitation was accepted already. Sign in.")).toBeVisible();

  await page.reload();
  await expect(page.getByText("2 people, 1 of them an admin.")).toBeVisible();
  await chooseFor(page, ann.name, "Disable");
  const question = page.getByRole("alertdialog");
  await expect(question).toContainText("What they made stays");
  await question.getByRole("button", { name: "Disable" }).click();
  await expect(page.getByText(`${ann.name} is disabled.`)).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: ann.email })).toContainText("Disabled");
  await hers.getByRole("link", { name: "Jobs", exact: true }).click();
  await expect(hers).toHaveURL(/\/sign-in/);

  await chooseFor(page, ann.name, "Enable");
  await question.getByRole("button", { name: "Enable" }).click();
  await expect(page.getByRole("row").filter({ hasText: ann.email })).toContainText("Active");
  await chooseFor(page, ann.name, "Make a link for a new password");
  await dialog.getByRole("button", { name: "Make the link" }).click();
  const reset = await dialog.getByTestId("one-time-link").innerText();
  await hers.goto(reset);
  await hers.getByLabel("New password", { exact: true }).fill("another vex cobalt");
  await hers.getByRole("button", { name: "Set the password and sign in" }).click();
  await expectHome(hers);
  await again.goto(reset);
  await expect(again.getByText(/This link is not good any more/)).toBeVisible();
  await again.getByRole("link", { name: "Ask for another link" }).click();
  await again.getByLabel("Email").fill("nobody@example.org");
  await again.getByRole("button", { name: "Mail me a link" }).click();
  await expect(again.getByText("If nobody@example.org has an account here")).toBeVisible();
});

test("root makes a second organisation, and goes there and back with the keyboard", async ({
  page,
  server,
  signIn,
}) => {
  await signIn();
  await page.goto(`${server.url}/settings/organisations`);
  await page.getByRole("button", { name: "Make an organisation" }).click();
  await page.getByRole("dialog").getByLabel("Name", { exact: true }).fill("Northwind");
  await expectAccessible(page);
  await page.getByRole("dialog").getByRole("button", { name: "Make the organisation" }).click();
  await expect(page.getByRole("row").filter({ hasText: "northwind" })).toContainText("1");
  await page.getByRole("button", { name: "Switch to Northwind" }).click();
  await expectHome(page);
  await expect(switcherOf(page, "Northwind")).toBeVisible();

  await page.goto(`${server.url}/settings/general`);
  await page.getByLabel("Name of the organisation").fill("Northwind Traders");
  await page.keyboard.press("Enter");
  await expect(switcherOf(page, "Northwind Traders")).toBeVisible();

  await switcherOf(page, "Northwind Traders").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitemradio", { name: "Northwind Traders" })).toBeChecked();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("switch to my");
  await page.keyboard.press("Enter");
  await expect(switcherOf(page, "My organisation")).toBeVisible();
  await expectHome(page);
});

test("one signs another browser out, and chooses how the pages write times", async ({
  page,
  server,
  signIn,
  browser,
}) => {
  const other = await openBrowser(browser);
  await signInAs(other, server.url, admin);
  await signIn();
  await page.goto(`${server.url}/account`);
  const sessions = page.getByRole("list", { name: "Sessions" });
  await expect(sessions.getByRole("listitem").filter({ hasText: "This one" })).toHaveCount(1);
  await expectAccessible(page);
  while ((await sessions.getByRole("button", { name: /^Sign out/ }).count()) > 0) {
    const before = await sessions.getByRole("listitem").count();
    await sessions
      .getByRole("button", { name: /^Sign out/ })
      .first()
      .click();
    await expect(sessions.getByRole("listitem")).toHaveCount(before - 1);
  }
  await other.getByRole("link", { name: "Jobs", exact: true }).click();
  await expect(other).toHaveURL(/\/sign-in/);

  await page.getByRole("combobox", { name: "Language of dates" }).click();
  await page.getByRole("option", { name: /^German \(Germany\)/ }).click();
  await page.getByRole("combobox", { name: "Time zone" }).fill("Tokyo");
  await page.getByRole("option", { name: /Asia\/Tokyo/ }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Your account is saved.")).toBeVisible();
  await page.getByLabel("Password now").fill(admin.password);
  await page.getByLabel("New password", { exact: true }).fill("vex cobalt grain");
  await page.getByRole("button", { name: "Change the password" }).click();
  await expect(page.getByText(/^Your password is changed/)).toBeVisible();
  await page.reload();
  await expect(sessions.getByRole("listitem")).toHaveCount(1);
  await expect(sessions.locator("time").first()).toHaveAttribute(
    "title",
    /^\d{1,2}\. \S+ \d{4}, \d{2}:\d{2}:\d{2}\s+Asia\/Tokyo \(GMT\+9\)$/,
  );
});
