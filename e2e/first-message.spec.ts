import { admin, expect, expectAccessible, test } from "./fixtures";

test("a stranger with nothing but the printed link sees the first message, why, and every try", async ({
  page,
  launch,
}) => {
  const server = await launch({}, { isBlank: true });
  expect(server.setupUrl).toMatch(/\/setup\?token=/);

  await page.goto(server.setupUrl ?? "");
  await expectAccessible(page);
  await page.getByLabel("Name").fill(admin.name);
  await page.getByLabel("Email").fill(admin.email);
  await page.getByLabel("Password", { exact: true }).fill(admin.password);
  await page.getByRole("button", { name: "Create the account and sign in" }).click();

  await expect(page.getByRole("heading", { level: 1, name: "Home" })).toBeVisible();
  await page.getByRole("button", { name: "Run a failing demo job" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "nightly-etl" })).toBeVisible();
  await expect(page.getByText(/^Failed after .* at step “Load warehouse”\./)).toBeVisible({
    timeout: 30_000,
  });

  const lines = page.getByRole("list", { name: "Who was told" }).getByRole("listitem");
  const told = lines.filter({ hasText: "Mara Lindqvist" });
  await expect(told).toContainText("Sent");
  await expect(lines.filter({ hasText: "Jonas Weber" })).toContainText("The person switched this event off");
  await expectAccessible(page);

  await told.getByRole("button").click();
  await expect(page.getByText("Named as the owner of the job.").first()).toBeVisible();
  await page.getByRole("link", { name: "Open the notification" }).click();
  await expect(
    page.getByRole("heading", { level: 1, name: /nightly-etl failed at step “Load warehouse”/ }),
  ).toBeVisible();
  await expect(page.getByText("Named as the owner of the job.").first()).toBeVisible();
  await expect(page.getByText("Try 1")).toBeVisible();
  const mail = page.frameLocator("iframe");
  const reason = mail.getByText("There is no host of this name.").filter({ visible: true });
  await expect(reason.first()).toBeVisible();
  await expect(mail.getByText(/You get this because you own nightly-etl/)).toBeVisible();
  await expectAccessible(page);

  await page.goto(`${server.url}/inbox`);
  await expect(page.getByText("mara.lindqvist@example.org").first()).toBeVisible();
  await expectAccessible(page);
});

test("the set-up link works once", async ({ page, launch }) => {
  const server = await launch({ RUNBELL_DEMO: "0" }, { isBlank: true });
  const setUp = (email: string) =>
    fetch(`${server.url}/api/v1/setup`, {
      method: "POST",
      headers: { "content-type": "application/json", "sec-fetch-site": "same-origin" },
      body: JSON.stringify({
        token: new URL(server.setupUrl ?? "").searchParams.get("token"),
        name: "Ada",
        email,
        password: admin.password,
      }),
    }).then((answer) => answer.status);

  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) => setUp(`admin${index}@example.org`)),
  );
  expect(answers.filter((status) => status === 201)).toHaveLength(1);
  expect(answers.filter((status) => status === 404)).toHaveLength(9);

  await page.goto(server.setupUrl ?? "");
  await expect(page.getByRole("link", { name: /sign in/i })).toBeVisible();
});
