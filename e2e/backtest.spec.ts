import type { Page } from "@playwright/test";
import { request } from "./api";
import { expect, expectAccessible, test } from "./fixtures";
import type { TestServer } from "./server";

// The rule with a mistake in it is refused on purpose.
test.use({ serverEnv: { RUNBELL_DEMO: "0" }, expectedRefusals: /status of 400/ });

async function report(server: TestServer, title: string, event: object): Promise<string> {
  const answer = await request<{ data: { id: string }[] }>(server, "POST", "/api/v1/events", {
    type: "data_quality.failure",
    title,
    ...event,
  });
  expect(answer.status).toBe(202);
  return answer.body.data[0]?.id ?? "";
}

async function choose(page: Page, row: string, label: string, option: string): Promise<void> {
  await page.getByRole("group", { name: row, exact: true }).getByRole("combobox", { name: label }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

test("somebody builds a condition, tries it on what has happened, and saves it", async ({
  page,
  server,
  signIn,
}) => {
  await report(server, "Few rows", { severity: "warning", details: { rows: 5 } });
  await report(server, "Many rows", { severity: "warning", details: { rows: 500 } });
  await report(server, "Critical", { severity: "critical", details: { rows: 1 } });
  await signIn();
  await page.goto(`${server.url}/rules/data_quality.failure`);
  await expect(page.getByText("Every event is told.")).toBeVisible();

  // By mouse: rows of the event's details are more than 100 …
  await page.getByRole("button", { name: "Add a condition" }).click();
  await choose(page, "Condition 1", "Field", "Event detail");
  const first = page.getByRole("group", { name: "Condition 1", exact: true });
  await first.getByRole("textbox", { name: "Name" }).fill("rows");
  await choose(page, "Condition 1", "Comparison", "is more than");
  await first.getByRole("spinbutton", { name: "Value" }).fill("100");

  // … and by keyboard: or the severity is critical.
  await page.getByRole("button", { name: "Add a condition" }).focus();
  await page.keyboard.press("Enter");
  const second = page.getByRole("group", { name: "Condition 2", exact: true });
  await expect(second.getByRole("combobox", { name: "Field" })).toContainText("Severity");
  await page.getByRole("button", { name: "Any holds" }).focus();
  await page.keyboard.press("Space");
  await expect(
    page.getByText(/only if event\.details\.rows is more than 100 or severity is critical/),
  ).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Try on past events" }).click();
  await expect(page.getByText("Of the last 3, 2 would be told, 0 held, 1 not. Today: 3 told.")).toBeVisible();
  const events = page.getByRole("list", { name: "Past events" });
  await expect(events.getByRole("listitem").filter({ hasText: "Few rows" })).toContainText("does not hold");
  await expectAccessible(page);

  await page
    .getByRole("group", { name: "How the condition is entered" })
    .getByRole("button", { name: "Text" })
    .click();
  const text = page.getByRole("textbox", { name: /^Condition/ });
  const written = 'event.details.rows|default(0, true) > 100 or event.severity == "critical"';
  await expect(text).toHaveValue(written);
  await text.fill("event.details.rows > ");
  await page.getByRole("button", { name: "Save rule" }).click();
  await expect(
    page.getByText(/Line 1, column \d+: Expected a value, found the end of the condition\./),
  ).toBeVisible();
  await text.fill(written);
  await page.getByRole("button", { name: "Save rule" }).click();
  await expect(page.getByText("The rule is saved. The next event goes by it.")).toBeVisible();

  const told = await report(server, "Told", { severity: "warning", details: { rows: 101 } });
  const skipped = await report(server, "Not told", { severity: "warning", details: { rows: 100 } });
  const notificationsOf = (id: string) =>
    request<{ decisions: { sentence: string }[]; notifications: { event_type: string }[] }>(
      server,
      "GET",
      `/api/v1/events/${id}`,
    );
  expect((await notificationsOf(told)).body).toMatchObject({
    notifications: [{ event_type: "data_quality.failure" }],
  });
  const answer = JSON.stringify((await notificationsOf(skipped)).body);
  expect(answer).toContain("condition_not_met");
  expect(answer).toContain("does not hold");
});
