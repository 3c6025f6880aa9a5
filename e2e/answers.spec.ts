import { waitFor } from "@/lib/testing/wait-for";
import { request } from "./api";
import { admin, expect, expectAccessible, test } from "./fixtures";
import type { TestServer } from "./server";

test.use({ serverEnv: { RUNBELL_DEMO: "0" } });

interface Inbox {
  data: { subject: string; text: string; notification_id: string }[];
}
interface Notifications {
  data: { id: string; state: string; reason: string | null; subject: string | null; event_id: string }[];
}

/** Records a failure of the job, and gives the admin's message about it as soon as it is decided. */
async function fail(server: TestServer, job: string, title: string) {
  const answer = await request<{ data: { id: string }[] }>(server, "POST", "/api/v1/events", {
    type: "job.failed",
    job,
    title,
  });
  const eventId = answer.body.data[0]?.id;
  const list = await request<Notifications>(server, "GET", `/api/v1/notifications?event_id=${eventId}`);
  expect(list.body.data).toHaveLength(1);
  return { eventId, notification: list.body.data[0] };
}

async function mailAbout(server: TestServer, notificationId: string | undefined) {
  const find = async () =>
    (await request<Inbox>(server, "GET", `/api/v1/inbox?to=${admin.email}`)).body.data.find(
      ({ notification_id }) => notification_id === notificationId,
    );
  await waitFor("the mail", async () => (await find()) !== undefined);
  return (await find())?.text ?? "";
}

test("a reader answers a mail without a session: looking changes nothing, pressing does", async ({
  page,
  browser,
  server,
  signIn,
}) => {
  const { eventId, notification } = await fail(server, "etl", "etl broke");
  const text = await mailAbout(server, notification?.id);
  const acknowledgement = async () =>
    (await request(server, "GET", `/api/v1/events/${eventId}`)).body.acknowledgement;

  const context = await browser.newContext();
  const mail = await context.newPage();
  await mail.goto(/^Acknowledge: (\S+)/m.exec(text)?.[1] ?? "");
  await expect(mail.getByRole("heading", { level: 1, name: "Acknowledge" })).toBeVisible();
  await expect(mail.getByText("Nothing changes until you press a button.")).toBeVisible();
  await expectAccessible(mail);
  expect(await acknowledgement()).toBeNull();

  await mail.getByRole("button", { name: "Acknowledge" }).click();
  await expect(mail.getByText(`“etl broke” is acknowledged by Ada.`)).toBeVisible();
  expect(await acknowledgement()).toMatchObject({ who: "Ada", via: "link" });

  await mail.getByRole("button", { name: "Too noisy" }).click();
  await expect(mail.getByText("It is noted that too many messages like this one come.")).toBeVisible();
  await mail.getByRole("button", { name: "For a week" }).click();
  await expect(mail.getByText(`Ada hears nothing about etl until`)).toBeVisible();
  await expectAccessible(mail);
  await context.close();

  const next = await fail(server, "etl", "etl broke again");
  expect(next.notification).toMatchObject({ state: "skipped", reason: "muted" });

  await signIn();
  await page.goto(`${server.url}/notifications/${notification?.id}`);
  await expect(page.getByText(`Acknowledged by Ada`)).toBeVisible();
  await page.goto(`${server.url}/preferences`);
  const muted = page.getByRole("list", { name: "Muted jobs" });
  await expect(muted.getByRole("link", { name: "etl" })).toBeVisible();
  await page.getByRole("button", { name: "Unmute etl" }).click();
  await expect(muted).toHaveCount(0);
  expect((await fail(server, "etl", "etl broke once more")).notification?.reason).toBeNull();
});

test("a link that was changed on its way does nothing", async ({ browser, server }) => {
  const { notification } = await fail(server, "etl", "etl broke");
  const text = await mailAbout(server, notification?.id);
  const link = /^Acknowledge: (\S+)/m.exec(text)?.[1] ?? "";

  const context = await browser.newContext();
  const mail = await context.newPage();
  await mail.goto(link.slice(0, -1));
  await expect(mail.getByText(/This link does not work/)).toBeVisible();
  await expect(mail.getByRole("button")).toHaveCount(0);
  await context.close();
});

test("a member acknowledges on the page of a message, and mutes a job on the job's", async ({
  page,
  server,
  signIn,
}) => {
  const { notification } = await fail(server, "audit", "audit broke");
  await signIn();
  await page.goto(`${server.url}/notifications/${notification?.id}`);
  await page.getByRole("button", { name: "Acknowledge" }).click();
  await expect(page.getByRole("main").getByText(`Acknowledged by Ada,`)).toBeVisible();
  await expect(page.getByRole("button", { name: "Acknowledge" })).toHaveCount(0);

  await page.goto(`${server.url}/jobs/audit`);
  await page.getByRole("button", { name: "Mute for me" }).click();
  await page.getByRole("menuitem", { name: "For good" }).click();
  await expect(page.getByText("You muted it.")).toBeVisible();
  await expectAccessible(page);
  expect((await fail(server, "audit", "audit broke again")).notification?.reason).toBe("muted");

  await page.getByRole("button", { name: "Unmute" }).click();
  await expect(page.getByText("You muted it.")).toHaveCount(0);
  expect((await fail(server, "audit", "audit broke once more")).notification?.reason).toBeNull();
});
