import { startSmtpSink } from "@/lib/testing/smtp-sink";
import { waitFor } from "@/lib/testing/wait-for";
import { request } from "./api";
import { admin, expect, test } from "./fixtures";

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
    await page.getByLabel("Host").fill("127.0.0.1");
    await page.getByLabel("Port").fill(String(sink.port));
    await page.getByLabel("Security").click();
    await page.getByRole("option", { name: /^None/ }).click();
    await page.getByLabel("From address").fill("runbell@example.org");
    await page.getByLabel("From name").fill("Runbell");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText(`127.0.0.1:${sink.port}`).first()).toBeVisible();

    await page.getByLabel("To", { exact: true }).fill("somebody@example.org");
    await page.getByRole("button", { name: "Send a test mail" }).click();
    await waitFor("the test mail", () => sink.messages.length === 1);
    expect(sink.messages[0]?.envelope).toEqual({ from: "runbell@example.org", to: ["somebody@example.org"] });

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
