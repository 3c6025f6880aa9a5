import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Email } from "postal-mime";
import { messageSubject, outgoingMessage, sendContext } from "@/lib/testing/messages";
import { startScriptedSmtpServer, type SmtpScript } from "@/lib/testing/smtp-server";
import { startSmtpSink, type SmtpSink } from "@/lib/testing/smtp-sink";
import type { OutgoingMessage } from "../kind";
import type { MailServer } from "./config";
import { emailConfig } from "./email-config.fixture";
import { createMailer } from "./send";

const mailer = createMailer();
let sink: SmtpSink;
beforeAll(async () => {
  sink = await startSmtpSink();
});
afterAll(async () => {
  mailer.close();
  await sink.close();
});

/** The mail as an independent parser reads it off the wire. */
async function arrive(fields: Partial<OutgoingMessage>, server: Partial<MailServer> = {}): Promise<Email> {
  sink.messages.length = 0;
  const version = JSON.stringify(server);
  const config = emailConfig({ smtp_port: sink.port, version, ...server });
  expect(await mailer.send(outgoingMessage(fields), config, sendContext())).toMatchObject({
    status: "accepted",
  });
  return sink.parsed();
}

function header(mail: Email, name: string): string | undefined {
  const values = mail.headers.filter(({ key }) => key === name).map(({ value }) => value);
  expect(values.length).toBeLessThanOrEqual(1);
  return values[0];
}

describe("mails about one job", () => {
  const about = messageSubject();
  const subject = `${about.organisationId}/${about.job?.id}`;
  const key = createHash("sha256").update(subject).digest("hex").slice(0, 32);

  it("refer to the same mail of that day, which never was", async () => {
    const mail = await arrive({});
    const root = `<job-${key}-2026-03-01@runbell.test>`;

    expect(header(mail, "references")).toBe(root);
    expect(header(mail, "in-reply-to")).toBe(root);
    expect(mail.messageId).not.toBe(root);
  });

  it("refer to their group's mail, whatever job each is about", async () => {
    const group = createHash("sha256")
      .update(`${about.organisationId}/group:job=x`)
      .digest("hex")
      .slice(0, 32);
    const root = `<group-${group}-2026-03-01@runbell.test>`;

    for (const job of [about.job, null]) {
      const mail = await arrive({ about: messageSubject({ job, threadKey: "group:job=x" }) });
      expect(header(mail, "references")).toBe(root);
    }
  });

  it("start anew each day, by UTC, and for each job and organisation", async () => {
    const roots = new Set<string | undefined>();
    for (const fields of [
      {},
      { occurredAt: new Date("2026-03-01T23:59:59.999Z") },
      { occurredAt: new Date("2026-03-02T00:00:00Z") },
      { job: { id: "another", key: "other", name: "Other" } },
      { organisationId: "another" },
    ])
      roots.add(header(await arrive({ about: messageSubject(fields) }), "references"));

    expect(roots.size).toBe(4);
  });

  it("are the only ones that refer to another", async () => {
    const mail = await arrive({ about: messageSubject({ job: null }) });

    expect(header(mail, "references")).toBeUndefined();
    expect(header(mail, "in-reply-to")).toBeUndefined();
  });
});

describe("who did not ask for mails for ever", () => {
  const unsubscribeUrl = `https://runbell.test/api/v1/unsubscribe/${"a1B-_".repeat(60)}`;

  it("gets out by one click", async () => {
    const mail = await arrive({ unsubscribeUrl });

    expect(header(mail, "list-unsubscribe")).toBe(`<${unsubscribeUrl}>`);
    expect(header(mail, "list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
    expect(sink.messages[0]?.raw.toString()).toContain(`List-Unsubscribe: <${unsubscribeUrl}>\r\n`);
  });

  it("can also write, where somebody reads it", async () => {
    const mail = await arrive({ unsubscribeUrl }, { reply_to: "help@example.org" });

    expect(header(mail, "list-unsubscribe")).toBe(
      `<${unsubscribeUrl}>, <mailto:help@example.org?subject=unsubscribe>`,
    );
  });

  it.each([null, "javascript:alert(1)", "https://runbell.test/x>\r\nBcc: eve@evil.example", "not a url"])(
    "has no way out that leads nowhere: %j",
    async (url) => {
      const mail = await arrive({ unsubscribeUrl: url });

      expect(header(mail, "bcc")).toBeUndefined();
      const value = header(mail, "list-unsubscribe");
      if (value !== undefined) expect(value).toMatch(/^<https:\/\/[^<>\s]+>$/);
      else expect(header(mail, "list-unsubscribe-post")).toBeUndefined();
    },
  );
});

describe("copies", () => {
  it("go to the addresses in the settings, each once, and not again to the recipient", async () => {
    const cc = ["ops@example.org", "ADA@example.org", "audit@example.org", "OPS@example.org"];
    const mail = await arrive({}, { cc });

    expect(mail.cc).toMatchObject([{ address: "ops@example.org" }, { address: "audit@example.org" }]);
    expect(sink.messages[0]?.envelope.to).toEqual([
      "ada@example.org",
      "ops@example.org",
      "audit@example.org",
    ]);
  });

  async function sendTo(script: SmtpScript) {
    const server = await startScriptedSmtpServer(script);
    const config = emailConfig({
      settings_id: "copies",
      version: String(server.port),
      smtp_port: server.port,
      cc: ["ops@example.org"],
    });
    const outcome = await mailer.send(outgoingMessage(), config, sendContext());
    await server.close();
    return { outcome, server };
  }
  const refusing = (who: string, answer: string) => (line: string) =>
    line.includes(who) ? answer : "250 2.1.5 Ok";

  it("that are refused do not lose the mail, and are told", async () => {
    const { outcome, server } = await sendTo({ rcpt: refusing("ops@", "550 5.1.1 No such user") });

    expect(outcome).toMatchObject({ status: "accepted", responseCode: 250 });
    expect(outcome.detail).toContain("the copy to ops@example.org was refused (550)");
    expect(server.messages).toHaveLength(1);
  });

  it("are not what counts: the recipient's refusal is", async () => {
    const unknown = await sendTo({ rcpt: refusing("ada@", "550 5.1.1 No such user") });
    const later = await sendTo({ rcpt: refusing("ada@", "450 4.2.0 Greylisted") });

    expect(unknown.outcome).toMatchObject({
      failure: "permanent",
      reason: "rejected_recipient",
      responseCode: 550,
    });
    expect(later.outcome).toMatchObject({ failure: "transient", retryAfterMs: 300_000 });
  });

  it("do not change what the recipient's refusal means when all are refused", async () => {
    const rcpt = (line: string) =>
      line.includes("ada@") ? "550 5.1.1 No such user" : "450 4.2.0 Greylisted";

    expect((await sendTo({ rcpt })).outcome).toMatchObject({
      failure: "permanent",
      reason: "rejected_recipient",
    });
  });
});

describe("a subject of 2,000 characters", () => {
  const emoji = "🚨👩‍👩‍👧‍👦🧮".repeat(500);
  const arabic = "فشل النسخ الاحتياطي ".repeat(100);
  const hasPython = spawnSync("python3", ["--version"]).status === 0;

  it.each([
    ["emoji", emoji],
    ["right-to-left text", arabic],
    ["both, with the marks that turn text around", `\u202e${arabic}\u2066${emoji}\u2069`],
    ["plain letters", "backup of the database failed again ".repeat(60)],
    ["one long word", "x".repeat(2_000)],
  ])("of %s arrives as one line that parsers agree on", async (_, subject) => {
    const mail = await arrive({ subject }, { from_name: "ראנבעל 🔔" });
    const raw = sink.messages[0]?.raw ?? Buffer.alloc(0);

    expect(Array.from(mail.subject ?? "").length).toBeLessThanOrEqual(200);
    expect(mail.subject).toMatch(/…$/u);
    expect(mail.subject).not.toMatch(/[\u202a-\u202e\u2066-\u2069\ufffd\r\n]/u);
    const kept = (mail.subject ?? "").slice(0, -1).trimEnd();
    expect(subject.replace(/[\u202a-\u202e\u2066-\u2069]/gu, "").startsWith(kept)).toBe(true);
    expect(mail.from?.name).toBe("ראנבעל 🔔");
    // RFC 5322, 2.1.1: a line has at most 998 characters.
    for (const line of raw.toString("latin1").split("\r\n")) expect(line.length).toBeLessThanOrEqual(998);
    if (hasPython) expect(readByPython(raw)).toEqual({ subject: mail.subject, from: "ראנבעל 🔔" });
  });
});

function readByPython(raw: Buffer): unknown {
  const script = `
import email, email.policy, json, sys
mail = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
print(json.dumps({"subject": str(mail["subject"]), "from": mail["from"].addresses[0].display_name}))`;
  return JSON.parse(execFileSync("python3", ["-c", script], { input: raw, encoding: "utf8" }));
}
