import { startHttpServer } from "@/lib/testing/http-server";
import { waitFor } from "@/lib/testing/wait-for";
import { request } from "./api";
import { expect, expectAccessible, test } from "./fixtures";
import type { TestServer } from "./server";

test.use({ serverEnv: { RUNBELL_DEMO: "0" } });

/** A program reports a run that failed. */
async function failRun(server: TestServer, job: string): Promise<void> {
  const opened = await request<{ id: string }>(server, "POST", `/api/v1/jobs/${job}/runs`, {});
  expect(opened.status).toBe(201);
  const closed = await request(server, "PATCH", `/api/v1/runs/${opened.body.id}`, { status: "failure" });
  expect(closed.status).toBe(200);
}

test("an admin adds a webhook, tests it, a failed run reaches it; it is paused when it refuses, and tried again", async ({
  page,
  server,
  signIn,
}) => {
  let status = 204;
  const receiver = await startHttpServer((_, response) => response.writeHead(status).end());
  const address = `${receiver.url}/hook/very-secret-path`;
  try {
    await signIn();
    await page.goto(`${server.url}/channels`);
    await page.getByRole("link", { name: "Add channel" }).click();
    await page.getByRole("link", { name: /^Webhook/ }).click();

    await page.getByRole("button", { name: "Add the channel" }).click();
    await expect(page.getByText("Give the channel a name.")).toBeVisible();
    await page.getByLabel("Name", { exact: true }).fill("Incident robot");
    await page.getByLabel("Address", { exact: true }).fill(address);
    await page.getByRole("button", { name: "Add the channel" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Incident robot" })).toBeVisible();
    await expect(page.getByText("Not used yet")).toBeVisible();
    await expect(page.getByText("very-secret-path")).toHaveCount(0);

    await page.getByRole("button", { name: "Send a test" }).click();
    await expect(page.getByRole("status").getByText("Accepted")).toBeVisible();
    expect(receiver.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      "POST /hook/very-secret-path",
    ]);

    await failRun(server, "backup");
    await waitFor("the message about the run", () => receiver.requests.length === 2);
    expect(receiver.requests[1]?.body).toContain("backup");
    await expect(page.getByText("Works", { exact: true })).toBeVisible();

    status = 401;
    await failRun(server, "billing");
    await waitFor("the refused message", () => receiver.requests.length === 3);
    await expect(page.getByText("Paused", { exact: true })).toBeVisible();
    await expect(page.getByText(/Nothing is sent until/)).toBeVisible();
    await expectAccessible(page);
    await page.goto(`${server.url}/channels`);
    await expect(page.getByText(/one is paused until/)).toBeVisible();

    status = 204;
    await page.getByRole("row").filter({ hasText: "Incident robot" }).click();
    await page.getByRole("button", { name: "Try again now" }).click();
    await waitFor("the message that waited", () => receiver.requests.length === 4);
    expect(receiver.requests[3]?.body).toContain("billing");
    expect(receiver.requests[3]?.headers["webhook-id"]).toBe(receiver.requests[2]?.headers["webhook-id"]);
    await expect(page.getByText("Works", { exact: true })).toBeVisible();

    await page.getByRole("button", { name: "More actions for Incident robot" }).click();
    await page.getByRole("menuitem", { name: /Delete the channel/ }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
    await expect(page.getByText(/No channel yet/)).toBeVisible();
  } finally {
    await receiver.close();
  }
});

test("an admin adds a Slack channel, tests it, and a failed run reaches it", async ({
  page,
  server,
  signIn,
}) => {
  const receiver = await startHttpServer((_, response) => response.end("ok"));
  try {
    await signIn();
    await page.goto(`${server.url}/channels/new`);
    await page.getByRole("link", { name: /^Slack/ }).click();
    await page.getByLabel("Name", { exact: true }).fill("Room of ops");
    await page
      .getByLabel("Webhook address", { exact: true })
      .fill(`${receiver.url}/services/very-secret-path`);
    await page.getByLabel("Slack-compatible server").check();
    await page.getByRole("button", { name: "Add the channel" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Room of ops" })).toBeVisible();
    await expect(page.getByText("very-secret-path")).toHaveCount(0);

    await page.getByRole("button", { name: "Send a test" }).click();
    await expect(page.getByRole("status").getByText("Accepted")).toBeVisible();
    expect(receiver.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      "POST /services/very-secret-path",
    ]);
    expect(JSON.parse(receiver.requests[0]?.body ?? "")).toMatchObject({
      text: expect.stringContaining("A test from Runbell"),
    });

    await failRun(server, "restore");
    await waitFor("the message about the run", () => receiver.requests.length === 2);
    expect(receiver.requests[1]?.body).toContain("restore");
    await expect(page.getByText("Works", { exact: true })).toBeVisible();
  } finally {
    await receiver.close();
  }
});

test.describe("with a refusal", () => {
  test.use({ expectedRefusals: /400 \(Bad Request\)/ });

  test("what the API refuses stands at the field it is about", async ({ page, server, signIn }) => {
    await signIn();
    await page.goto(`${server.url}/channels/new?kind=teams`);
    await page.getByLabel("Name", { exact: true }).fill("Team room");
    await page
      .getByLabel(/address/i)
      .first()
      .fill("https://example.webhook.office.com/webhookb2/retired");
    await page.getByRole("button", { name: "Add the channel" }).click();

    await expect(page.getByRole("alert").filter({ hasText: /retired|connector/i })).toBeVisible();
  });
});
