import { startSmtpSink } from "@/lib/testing/smtp-sink";
import { waitFor } from "@/lib/testing/wait-for";
import { request } from "./api";
import { admin, expect, expectAccessible, test } from "./fixtures";

test.use({ serverEnv: { RUNBELL_DEMO: "0" } });

test("an admin sets a mail server in the browser, and a program's failed run reaches a mailbox", async ({
  page,
  server,
  signIn,
}) => {
  const sink = await startSmtpSink();
  try {
    await signIn();
    await page.goto(`${server.url}/settings/email`);
    await page.getByRole("link", { name: "Add a mail server" }).click();
    await page.getByRole("link", { name: "Another mail server" }).click();
    await page.getByLabel("Host").fill("127.0.0.1");
    await page.getByLabel("Port").fill(String(sink.port));
    await page.getByLabel("Security").click();
    await page.getByRole("option", { name: /^None/ }).click();
    await page.getByLabel("From address").fill("runbell@example.org");
    await page.getByLabel("From name").fill("Runbell");

    await page.getByLabel("Send a test mail to").fill("somebody@example.org");
    await page.getByRole("button", { name: "Check this server" }).click();
    await expect(page.getByText("This server works.")).toBeVisible();
    await waitFor("the test mail", () => sink.messages.length === 1);
    expect(sink.messages[0]?.envelope).toEqual({ from: "runbell@example.org", to: ["somebody@example.org"] });

    await page.getByRole("button", { name: "Add the mail server" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Email settings" })).toBeFocused();
    await expect(page.getByRole("list", { name: "Mail servers" })).toContainText(`127.0.0.1:${sink.port}`);

    const opened = await request<{ id: string }>(server, "POST", "/api/v1/jobs/backup/runs", {
      target: { name: "nas", hostname: "nas.example.org" },
    });
    expect(opened.status).toBe(201);
    const step = { status: "failed", error_message: "disk <full> & gone", output: "writing …" };
    await request(server, "PUT", `/api/v1/runs/${opened.body.id}/steps/Copy`, step);
    const closed = await request(server, "PATCH", `/api/v1/runs/${opened.body.id}`, { status: "failure" });
    expect(closed.status).toBe(200);

    await waitFor("the mail about the run", () => sink.messages.length === 2);
    expect(sink.messages[1]?.envelope.to).toEqual([admin.email]);
    const mail = await sink.parsed(1);
    expect(mail.subject).toContain("backup failed");
    expect(mail.html).toContain("disk &lt;full&gt; &amp; gone");
    expect(mail.text).toContain("disk <full> & gone");
    expect(mail.headers.find(({ key }) => key === "auto-submitted")?.value).toBe("auto-generated");

    await page.goto(`${server.url}/notifications`);
    await expect(page.getByRole("row").filter({ hasText: "backup failed" })).toContainText("Sent");
  } finally {
    await sink.close();
  }
});

test("mail servers change places by keyboard, and one is switched off", async ({ page, server, signIn }) => {
  interface Servers {
    data: { id: string; name: string; is_active: boolean }[];
  }
  const list = async () => (await request<Servers>(server, "GET", "/api/v1/mail-servers")).body.data;
  for (const { id } of await list()) await request(server, "DELETE", `/api/v1/mail-servers/${id}`);
  for (const name of ["first", "second"])
    await request(server, "POST", "/api/v1/mail-servers", {
      name,
      smtp_server: `${name}.example.org`,
      smtp_port: 587,
      security: "starttls",
      from_email: "runbell@example.org",
    });
  await signIn();
  await page.goto(`${server.url}/settings/email`);

  await page.getByRole("button", { name: "Try second earlier" }).focus();
  await page.keyboard.press("Enter");
  await waitFor("the new order", async () => (await list())[0]?.name === "second");
  await expect(page.getByRole("listitem").filter({ hasText: "example.org:587" }).first()).toContainText(
    "second",
  );
  await expect(page.getByRole("button", { name: "Try second later" })).toBeFocused();

  await page.getByRole("switch", { name: "Send mails through first" }).click();
  await waitFor("first to be off", async () =>
    (await list()).some(({ name, is_active }) => name === "first" && !is_active),
  );
  await expect(page.getByText("Switched off")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "second" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "second" })).toBeVisible();
  await expectAccessible(page);
});
