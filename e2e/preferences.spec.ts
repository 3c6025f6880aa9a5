import { waitFor } from "@/lib/testing/wait-for";
import { request } from "./api";
import { admin, expect, test } from "./fixtures";

test.use({ serverEnv: { RUNBELL_DEMO: "0" } });

interface Page {
  data: {
    state: string;
    reason: string;
    recipient: string;
    held_until: string | null;
    subject: string | null;
  }[];
}

test("quiet hours hold a message until they end, and a switched-off event is skipped", async ({
  page,
  server,
  signIn,
}) => {
  await signIn();
  await page.goto(`${server.url}/preferences`);
  await page.getByLabel("Keep quiet at certain hours").click();
  await page.getByLabel("From").fill("00:00");
  await page.getByLabel("Until").fill("23:59");
  await page.getByLabel("Rate limit exceeded by Email").click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Your preferences are saved.")).toBeVisible();

  await request(server, "POST", "/api/v1/events", {
    type: "pipeline_failure",
    job: "etl",
    title: "held one",
  });
  await request(server, "POST", "/api/v1/events", { type: "rate_limit.exceeded", title: "skipped one" });
  await request(server, "POST", "/api/v1/events", { type: "system.error", title: "critical one" });

  const list = () => request<Page>(server, "GET", `/api/v1/notifications?recipient=${admin.email}`);
  await waitFor("the critical one to be sent", async () =>
    (await list()).body.data.some(({ state }) => state === "sent"),
  );
  const { data } = (await list()).body;
  expect(data.map(({ state, reason }) => [state, reason])).toEqual([
    ["sent", null],
    ["skipped", "event_off"],
    ["held", "quiet_hours"],
  ]);
  expect(new Date(data[2]?.held_until ?? 0).getTime()).toBeGreaterThan(Date.now());

  await page.goto(`${server.url}/notifications?state=held`);
  await page.getByRole("row").nth(1).click();
  await expect(page.getByText(/Quiet hours 00:00–23:59/).first()).toBeVisible();
  await page.getByRole("button", { name: "Send now" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Send now" }).click();
  await waitFor("the held one to be sent", async () =>
    (await list()).body.data.every(({ state }) => state !== "held"),
  );
});

test("an own address is tested before it is kept, and without one nothing comes", async ({
  page,
  server,
  signIn,
}) => {
  await signIn();
  await page.goto(`${server.url}/preferences`);
  await page.getByLabel("Webhook", { exact: true }).click();
  await expect(page.getByText("Give an address: without one, nothing comes this way.")).toBeVisible();

  await page.getByLabel("Webhook address").fill("https://127.0.0.1:9/hook");
  await page.getByRole("button", { name: "Send a test by Webhook" }).click();
  await expect(page.getByRole("status").getByText("Not sent")).toBeVisible();

  await page.getByLabel("Job started by Webhook").click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Your preferences are saved.")).toBeVisible();
  await expect(page.getByText(/11 by Webhook/)).toBeVisible();
});
