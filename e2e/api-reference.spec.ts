import { expect, expectAccessible, test } from "./fixtures";

test("an operation is found, tried with the session, and answers", async ({ page, server, signIn }) => {
  await signIn();
  await page.goto(`${server.url}/api-reference`);
  await page.getByRole("searchbox", { name: "Find an operation" }).fill("session or key");
  await page
    .getByRole("navigation", { name: "Operations" })
    .getByRole("link", { name: /Who this session or key is/ })
    .click();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Send GET" }).click();

  const answer = page.getByRole("region", { name: "The answer", exact: true });
  await expect(answer).toContainText("200");
  await expect(answer).toContainText("ratelimit-policy");
});

test("a link leads to an operation, and a change is asked about once", async ({ page, server, signIn }) => {
  await signIn();
  await page.goto(`${server.url}/api-reference#recordEvents`);
  await expect(page.getByRole("heading", { level: 2, name: /^Record one event/ })).toBeVisible();
  await expect(page.getByRole("list", { name: "Fields of the body" })).toContainText("dedupe_key");

  await page.getByRole("button", { name: "Send POST" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Send it" }).click();
  const answer = page.getByRole("region", { name: "The answer", exact: true });
  await expect(answer).toContainText("202");
  await expect(answer).toContainText('"duplicate": false');

  await page.getByRole("button", { name: "Send POST" }).click();
  await expect(answer).toContainText('"duplicate": true');
});
