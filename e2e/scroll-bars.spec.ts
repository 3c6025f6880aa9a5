import { expect, test } from "./fixtures";

// As most desktops show them: bars that take room. Playwright hides them unless told otherwise.
test.use({
  launchOptions: async ({ launchOptions }, use) =>
    use({ ...launchOptions, ignoreDefaultArgs: ["--hide-scrollbars"] }),
});

test("a select far down a page opens under the mouse, and nothing moves", async ({
  page,
  server,
  signIn,
}) => {
  await signIn();
  await page.goto(`${server.url}/rules/job.failed`);
  const select = page.getByRole("combobox", { name: /^Fall-back channel/ });
  await select.scrollIntoViewIfNeeded();
  const before = await select.boundingBox();
  expect(await page.evaluate(() => innerWidth - document.documentElement.clientWidth)).toBeGreaterThan(0);

  await select.click();

  await expect(page.getByRole("option", { name: "None" })).toBeVisible();
  expect(await page.locator("[aria-haspopup=listbox][aria-expanded=true]").boundingBox()).toEqual(before);
});
