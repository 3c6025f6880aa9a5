import type { Page } from "@playwright/test";
import { waitFor } from "@/lib/testing/wait-for";
import { request } from "./api";
import { admin, expect, expectAccessible, test } from "./fixtures";
import type { TestServer } from "./server";

test.use({ serverEnv: { RUNBELL_DEMO: "0" } });

interface Inbox {
  data: { subject: string; notification_id: string }[];
}
interface Notifications {
  data: { id: string; state: string; purpose: string }[];
}

/** Chooses what the text finds first, by keys alone. */
async function pick(page: Page, field: ReturnType<Page["getByRole"]>, text: string, option: string) {
  await field.fill(text);
  await expect(page.getByRole("option", { name: option })).toBeVisible();
  await field.press("ArrowDown");
  await field.press("Enter");
  await field.press("Escape");
}

/** Lets failures go by a policy. */
async function putOnFailures(server: TestServer, policyId: string) {
  const answer = await request(server, "PUT", "/api/v1/triggers/job.failed", {
    enabled: true,
    severity: null,
    channel_kinds: ["email"],
    recipients: [{ kind: "role", role: "admin" }],
    template_id: null,
    fallback_channel_id: null,
    occasion: "every",
    occasion_count: 1,
    cooldown_seconds: 0,
    escalation_policy_id: policyId,
  });
  expect(answer.status).toBe(200);
}

/** All admins, an hour after the event. */
async function makePolicy(server: TestServer, name: string): Promise<string> {
  const answer = await request<{ id: string }>(server, "POST", "/api/v1/escalation-policies", {
    name,
    steps: [{ delay_seconds: 3600, recipients: [{ kind: "role", role: "admin" }], channel_kinds: ["email"] }],
  });
  expect(answer.status).toBe(201);
  return answer.body.id;
}

/** As a field takes it. */
function tomorrow(): string {
  return new Date(Date.now() + 86_400_000).toISOString().slice(0, 16);
}

/** What the escalations of an event told. */
async function toldBySteps(server: TestServer, eventId: string | undefined) {
  const { body } = await request<Notifications>(server, "GET", `/api/v1/notifications?event_id=${eventId}`);
  return body.data.filter(({ purpose }) => purpose === "escalation");
}

test("nobody takes care of a failure, so whoever is on call hears of it and does: the next step is not taken", async ({
  page,
  server,
  signIn,
}) => {
  await signIn();
  await page.goto(`${server.url}/escalations/on-call`);
  await expect(page.getByText(/Nobody is on call yet/)).toBeVisible();
  await page.getByRole("link", { name: "Add rotation" }).click();
  await page.getByRole("button", { name: "Add the rotation" }).click();
  await expect(page.getByText("Give the rotation a name.")).toBeVisible();
  await expect(page.getByText("Add somebody who takes a turn.")).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill("Nights");
  await pick(page, page.getByRole("combobox", { name: "Who takes turns" }), "Ada", "Ada");
  await expect(page.getByRole("list", { name: "The turns to come" }).getByRole("listitem")).toHaveCount(6);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Add the rotation" }).click();
  await expect(page.getByText(/Ada is on call in/)).toBeVisible();
  await expect(page.getByRole("list", { name: "Turns of Nights" }).getByRole("listitem")).toHaveCount(8);
  await expectAccessible(page);

  await page.getByRole("tab", { name: "Policies" }).click();
  await expect(page.getByText(/No policies yet/)).toBeVisible();
  await page.getByRole("link", { name: "Add policy" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Production");
  const first = page.getByRole("listitem", { name: "Step 1" });
  await first.getByLabel("After the event").fill("0");
  await first.getByRole("combobox", { name: "Who" }).press("Backspace");
  await pick(page, first.getByRole("combobox", { name: "Who" }), "Nights", "On call: Nights");
  const preview = page.getByRole("list", { name: "What happens when" });
  await expect(preview).toContainText("14:00whoever is on call in Nights by what they chose");
  await expect(preview).toContainText("14:15all admins by what they chose");
  await page.getByRole("button", { name: "Move step 1 down" }).press("Enter");
  await expect(preview).toContainText("14:15whoever is on call");
  await expect(page.getByRole("button", { name: "Move step 2 up" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(preview).toContainText("14:00whoever is on call");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Add the policy" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Production" })).toBeVisible();
  await expect(page.getByText("No rule yet: choose it in one")).toBeVisible();

  const policyId = page.url().split("/").at(-1) ?? "";
  await putOnFailures(server, policyId);
  const posted = await request<{ data: { id: string }[] }>(server, "POST", "/api/v1/events", {
    type: "job.failed",
    job: "etl",
    title: "etl broke",
  });
  const eventId = posted.body.data[0]?.id;
  await waitFor("the first step", async () => (await toldBySteps(server, eventId)).length > 0);
  const [told] = await toldBySteps(server, eventId);
  await waitFor("its mail", async () => {
    const { body } = await request<Inbox>(server, "GET", `/api/v1/inbox?to=${admin.email}`);
    return body.data.some(({ notification_id }) => notification_id === told?.id);
  });

  await page.goto(`${server.url}/escalations`);
  await expect(page.getByText(/1 escalation goes on, the next step is at/)).toBeVisible();
  const running = page.getByRole("list", { name: "Escalations that go on" });
  await expect(running).toContainText("Next: step 2 of 2 at");
  await expectAccessible(page);
  await running.getByRole("link", { name: "etl broke" }).click();
  const ladder = page.getByRole("list", { name: "Steps of the escalation" });
  await expect(page.getByText(/Nobody has taken care of it yet/)).toBeVisible();
  await expect(ladder).toContainText("To whoever is on call in Nights by what they chose. Due at");
  await expect(ladder.getByRole("link", { name: "Ada, Email" })).toHaveAttribute(
    "href",
    `/notifications/${told?.id}`,
  );
  await expectAccessible(page);

  await page.getByRole("button", { name: "Acknowledge" }).click();
  await expect(
    page.getByText(/Ada takes care of it, .* after it began\. Step 2 of 2 was not taken\./),
  ).toBeVisible();
  await expect(page.getByRole("button", { name: "Stop" })).toHaveCount(0);
  expect(await toldBySteps(server, eventId)).toHaveLength(1);
  await page.goto(`${server.url}/notifications/${told?.id}`);
  await expect(page.getByText(/Escalation by Production: acknowledged/).first()).toBeVisible();
});

test("somebody takes over, and the list has the turn again; an escalation is stopped by hand", async ({
  page,
  server,
  signIn,
}) => {
  const members = await request<{ data: { user_id: string }[] }>(server, "GET", "/api/v1/members");
  const ada = members.body.data[0]?.user_id ?? "";
  const rotation = { name: "Days", zone: "UTC", member_ids: [ada], starts_on: "2024-01-01" };
  expect((await request(server, "POST", "/api/v1/rotations", rotation)).status).toBe(201);
  await signIn();
  await page.goto(`${server.url}/escalations/on-call`);
  await page.getByRole("button", { name: "Take over Days" }).click();
  await expectAccessible(page);
  await page.getByRole("dialog").getByLabel("Until", { exact: true }).fill("");
  await page.getByRole("dialog").getByRole("button", { name: "Take over" }).click();
  await expect(page.getByText("Say until when.")).toBeVisible();
  await page.getByRole("dialog").getByLabel("Until", { exact: true }).fill(tomorrow());
  await page.getByRole("dialog").getByRole("button", { name: "Take over" }).click();
  await expect(page.getByText("took over, and is on call until")).toBeVisible();
  await page.getByRole("button", { name: "Take back: Ada takes over" }).click();
  await expect(page.getByText("took over, and is on call until")).toHaveCount(0);

  const policyId = await makePolicy(server, "By day");
  await putOnFailures(server, policyId);
  const posted = await request<{ data: { id: string }[] }>(server, "POST", "/api/v1/events", {
    type: "job.failed",
    job: "billing",
    title: "billing broke",
  });
  await page.goto(`${server.url}/escalations?state=active`);
  await page.getByRole("button", { name: "Stop the escalation of billing broke" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Stop it" }).click();
  await expect(page.getByText("It is stopped. Nobody further is told.")).toBeVisible();
  await expect(page.getByText("No escalation is in this state.")).toBeVisible();
  await page.getByRole("button", { name: "Show all" }).click();
  await page.getByRole("link", { name: "billing broke" }).click();
  await expect(page.getByText(/Ada stopped it/).first()).toBeVisible();
  expect(await toldBySteps(server, posted.body.data[0]?.id)).toEqual([]);
});

test.describe("a policy in use", () => {
  test.use({ expectedRefusals: /409 \(Conflict\)/ });

  test("cannot be deleted, and the answer says why", async ({ page, server, signIn }) => {
    const policyId = await makePolicy(server, "Kept");
    await putOnFailures(server, policyId);
    await signIn();
    await page.goto(`${server.url}/escalations/policies/${policyId}`);
    await expect(page.getByRole("link", { name: "Job failed" })).toBeVisible();
    await page.getByRole("button", { name: "More actions for Kept" }).click();
    await page.getByRole("menuitem", { name: /Delete the policy/ }).click();
    const question = page.getByRole("alertdialog");
    await question.getByRole("button", { name: "Delete" }).click();
    await expect(question.getByText(/The escalation policy is in use: “Job failed”/)).toBeVisible();
    await question.getByRole("button", { name: "Cancel" }).click();

    await page.getByLabel("Description").fill("For the nights");
    await page.getByRole("button", { name: "Save policy" }).click();
    await expect(page.getByText("The policy is saved.")).toBeVisible();
  });
});
