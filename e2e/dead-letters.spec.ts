import { readFile } from "node:fs/promises";
import { startScriptedSmtpServer, type SmtpScript } from "@/lib/testing/smtp-server";
import { waitFor } from "@/lib/testing/wait-for";
import { request, setMailServer } from "./api";
import { expect, expectAccessible, test } from "./fixtures";

test.use({ serverEnv: { RUNBELL_DEMO: "0" } });

/** Knows nobody at old.example.org; says so with words that differ from mail to mail. */
const forgetful: SmtpScript = {
  rcpt: (line) =>
    line.includes("@old.example.org")
      ? `550 5.1.1 ${line.slice("RCPT TO:".length)}: User unknown in table ${line.length}`
      : "250 ok",
};

test("an author mends what a dead letter died of, and sends all of its cause again", async ({
  page,
  server,
  signIn,
}) => {
  const mail = await startScriptedSmtpServer(forgetful);
  try {
    await setMailServer(server, mail.port);
    for (const name of ["ada", "grace", "barbara"])
      await request(server, "POST", "/api/v1/notifications", {
        recipient: `${name}@old.example.org`,
        subject: `Backup of ${name}`,
        body: "It failed.",
      });
    const causes = () =>
      request<{ data: { count: number }[]; total: number }>(server, "GET", "/api/v1/dlq/causes");
    await waitFor("three dead letters", async () => (await causes()).body.total === 3);

    await signIn();
    await page.getByRole("link", { name: "Dead letters" }).first().click();
    await expect(page.getByRole("heading", { level: 1, name: "Dead letters" })).toBeVisible();
    await expect(page.getByText("3 messages", { exact: true }).first()).toBeVisible();
    const cause = page.getByRole("button", { name: /The address was refused/ });
    await expect(cause).toHaveCount(1);
    await cause.click();
    await expect(page).toHaveURL(/\?cause=rejected_recipient-/);
    await expect(page.getByRole("link", { name: "Backup of ada" })).toBeVisible();
    await expectAccessible(page);

    await page.getByRole("button", { name: "Edit and send: Backup of ada to ada@old.example.org" }).click();
    const dialog = page.getByRole("dialog", { name: "Edit and send again" });
    await dialog.getByLabel("Recipient").fill("ada@new.example.org");
    await dialog.getByRole("button", { name: "Send again" }).click();
    await expect(page.getByText("It is on its way again.")).toBeVisible();
    await waitFor("the mail to the new address", () => mail.messages.length === 1);
    expect(mail.commands).toContain("RCPT TO:<ada@new.example.org>");

    mail.script = {};
    await page.getByRole("button", { name: "Send all 2 again" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Send again" }).click();
    await expect(page.getByText("2 messages were sent again.")).toBeVisible();
    await waitFor("the other two", () => mail.messages.length === 3);
    await expect(page.getByText("No message needs you.", { exact: false })).toBeVisible();
    expect((await causes()).body.total).toBe(0);

    await page.goto(`${server.url}/notifications?state=dead&reason=rejected_recipient`);
    await page.getByRole("link", { name: "Backup of ada" }).click();
    await expect(page.getByText("Sent again as")).toBeVisible();
    await page.getByRole("link", { name: "sent again" }).click();
    await expect(page.getByText("In place of")).toBeVisible();
    await expect(page.getByText("ada@new.example.org").first()).toBeVisible();
  } finally {
    await mail.close();
  }
});

test("what is put aside leaves the page, and stays in history, statistics and export", async ({
  page,
  server,
  signIn,
}) => {
  const mail = await startScriptedSmtpServer(forgetful);
  try {
    await setMailServer(server, mail.port);
    const body = { recipient: "alan@old.example.org", subject: "=1+1, aside", body: "It failed." };
    await request(server, "POST", "/api/v1/notifications", body);
    await signIn();
    await page.goto(`${server.url}/dead-letters`);
    await page.getByRole("button", { name: "Put aside" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Put aside" }).click();
    await expect(page.getByText("1 message was put aside.")).toBeVisible();
    await expect(page.getByText("No message needs you.", { exact: false })).toBeVisible();

    await page.goto(`${server.url}/statistics`);
    await expect(page.getByText(/given up/).first()).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("link", { name: /The address was refused/ }).click();
    await page.getByRole("link", { name: "=1+1, aside" }).click();
    await expect(page.getByText("Put aside", { exact: true })).toBeVisible();

    await page.goto(`${server.url}/notifications?q=aside`);
    await expect(page.getByRole("link", { name: "=1+1, aside" })).toBeVisible();
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Export CSV" }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^notifications-\d{4}-\d\d-\d\d\.csv$/);
    const lines = (await readFile(await file.path(), "utf8")).split("\r\n");
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain(`"'=1+1, aside"`);
  } finally {
    await mail.close();
  }
});
