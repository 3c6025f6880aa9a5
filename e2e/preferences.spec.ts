import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eventTypes } from "@/lib/core/event";
import { goodCertificate, testKey } from "@/lib/testing/certificates";
import { startHttpServer } from "@/lib/testing/http-server";
import { waitFor } from "@/lib/testing/wait-for";
import { request } from "./api";
import { admin, expect, expectAccessible, test } from "./fixtures";

// Own addresses are https alone, and the receiver of the test is nobody whom a browser knows.
const authorities = join(tmpdir(), "runbell-e2e-authorities.pem");
writeFileSync(authorities, goodCertificate);

test.use({
  serverEnv: { RUNBELL_DEMO: "0", NODE_EXTRA_CA_CERTS: authorities },
  // A wrong code, on purpose.
  expectedRefusals: /status of 400/,
});

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
  await page.getByRole("button", { name: "Add quiet hours" }).click();
  await page.getByLabel("From", { exact: true }).fill("00:00");
  await page.getByLabel("Until", { exact: true }).fill("23:59");
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

test("an own address is tested before it is kept, and gets nothing before its code was entered", async ({
  page,
  server,
  signIn,
}) => {
  const receiver = await startHttpServer((_, response) => response.end(), {
    key: testKey,
    cert: goodCertificate,
  });
  await signIn();
  await page.goto(`${server.url}/preferences`);
  await page.getByLabel("Webhook", { exact: true }).click();
  await expect(page.getByText("Give an address: without one, nothing comes this way.")).toBeVisible();

  const address = page.getByLabel("Webhook address");
  await address.fill("https://127.0.0.1:9/hook");
  await page.getByRole("button", { name: "Send a test by Webhook" }).click();
  await expect(page.getByRole("status").getByText("Not sent")).toBeVisible();

  await address.fill(`${receiver.url}/hook`);
  await page.getByLabel("Job started by Webhook").click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Your preferences are saved.")).toBeVisible();
  await expect(page.getByText("A code was sent to your webhook address: enter it above.")).toBeVisible();
  await expect(page.getByText(/by Webhook, when/)).toBeHidden();

  await request(server, "POST", "/api/v1/events", { type: "job.failed", job: "etl", title: "too early" });
  const skipped = () =>
    request<Page>(server, "GET", `/api/v1/notifications?recipient=${admin.email}&channel_kind=webhook`);
  await waitFor("the webhook to be skipped", async () =>
    (await skipped()).body.data.some(({ reason }) => reason === "not_verified"),
  );
  const code = /Your code for Runbell is (\d{6})/.exec(receiver.requests.at(-1)?.body ?? "")?.[1] ?? "";
  const verify = page.getByRole("group", { name: "Verify your Webhook address" });
  await verify.getByLabel("Code for your Webhook address").fill(code === "000000" ? "000001" : "000000");
  await verify.getByRole("button", { name: "Verify" }).click();
  await expect(verify.getByText("This code is not the code that was sent.")).toBeVisible();
  await verify.getByLabel("Code for your Webhook address").fill(code);
  await verify.getByRole("button", { name: "Verify" }).click();

  await expect(page.getByText("Verified", { exact: true })).toBeVisible();
  await expect(page.getByText(`${eventTypes.length - 1} by Webhook`)).toBeVisible();
  const list = await request<Page>(server, "GET", `/api/v1/notifications?recipient=${admin.email}`);
  expect(JSON.stringify(list.body)).not.toContain(code);
  await receiver.close();
});

test("the quiet hours of the week are painted, by mouse and by keyboard", async ({
  page,
  server,
  signIn,
}) => {
  await signIn();
  await request(server, "PATCH", "/api/v1/users/me/notification-preferences", { quiet_windows: [] });
  await page.goto(`${server.url}/preferences`);
  const cell = (name: string) => page.getByRole("gridcell", { name });

  await cell("Monday 22:00").hover();
  await page.mouse.down();
  await cell("Friday 23:00").hover();
  await page.mouse.up();
  await expect(page.getByText("Quiet Mon–Fri 22:00–24:00.")).toBeVisible();

  await cell("Sunday 09:00").focus();
  for (let hour = 9; hour < 17; hour++) await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Space");
  await expect(page.getByText("Quiet Mon–Fri 22:00–24:00 and Sun 09:00–18:00.")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(cell("Sunday 17:00")).toHaveAccessibleName("Sunday 17:00, not quiet");
  await expectAccessible(page);

  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Your preferences are saved.")).toBeVisible();
  const saved = await request(server, "GET", "/api/v1/users/me/notification-preferences");
  expect(saved.body.quiet_windows).toEqual([
    { start: "22:00", end: "24:00", days: [1, 2, 3, 4, 5] },
    { start: "09:00", end: "17:00", days: [7] },
  ]);
});

test("a snooze is started and stopped, and the page says what would come", async ({
  page,
  server,
  signIn,
}) => {
  await signIn();
  await request(server, "PATCH", "/api/v1/users/me/notification-preferences", { quiet_windows: [] });
  await page.getByRole("button", { name: /^Account of/ }).click();
  await page.getByRole("menuitem", { name: "Snooze for 1 hour" }).click();
  await expect(page.getByText("Everything waits until your snooze ends.")).toBeVisible();

  await page.goto(`${server.url}/preferences`);
  const mine = page.getByRole("region", { name: "What would I get?" });
  await expect(mine.getByText(/By email, held until .+: your snooze\./)).toBeVisible();
  await page.getByRole("button", { name: "Stop the snooze" }).click();
  await expect(page.getByText("Your snooze is over.")).toBeVisible();
  await page.reload();
  await expect(mine.getByText("By email, now.")).toBeVisible();
});
