import { request } from "./api";
import { expect, test } from "./fixtures";

test.use({ serverEnv: { RUNBELL_DEMO: "1" } });

test("a page is sent with what it shows, and nothing is asked for again", async ({
  browser,
  page,
  server,
  signIn,
}) => {
  const { body: found } = await request<{ data: { id: string }[] }>(
    server,
    "GET",
    "/api/v1/notification-templates?q=On-call",
  );
  const template = `/templates/${found.data[0]?.id}`;
  await signIn();

  const still = await browser.newContext({
    storageState: await page.context().storageState(),
    javaScriptEnabled: false,
    viewport: { width: 1440, height: 900 },
  });
  const bare = await still.newPage();
  const open = (path: string) => bare.goto(`${server.url}${path}`);
  await open("/");
  await expect(bare.getByRole("link", { name: "All jobs" })).toBeVisible();
  await open("/notifications");
  await expect(bare.getByText(/^In the last 24 hours: \d+ pe/)).toBeVisible();
  await open("/rules");
  await expect(bare.getByText(/\d+ of \d+ kinds of events are told/)).toBeVisible();
  await open("/jobs/nightly-etl/edit");
  await expect(bare.getByRole("list", { name: "Steps" }).getByRole("listitem").first()).toBeVisible();
  await open(template);
  await expect(bare.getByText("{{ job.completed_steps }}")).toBeVisible();
  await still.close();

  const asked: string[] = [];
  page.on("request", (sent) => asked.push(new URL(sent.url()).pathname));
  await page.goto(`${server.url}/notifications`);
  await expect(page.getByRole("grid").getByRole("row").nth(1)).toBeVisible();
  expect(asked).not.toContain("/api/v1/notifications");
  expect(asked).not.toContain("/api/v1/overview");
  expect(asked).toContain("/api/v1/channels");
});
