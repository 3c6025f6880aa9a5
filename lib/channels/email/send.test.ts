import { afterAll, afterEach, describe, expect, it } from "vitest";
import { describeChannelContract } from "@/lib/testing/channel-contract";
import { goodCertificate } from "@/lib/testing/certificates";
import { outgoingMessage, sendContext } from "@/lib/testing/messages";
import { startScriptedSmtpServer } from "@/lib/testing/smtp-server";
import { startSmtpSink, type SmtpSink } from "@/lib/testing/smtp-sink";
import type { OutgoingMessage } from "../kind";
import { emailConfig, login } from "./email-config.fixture";
import { createEmailKind } from ".";

const kind = createEmailKind({ ca: [goodCertificate] });
const closing: (() => Promise<void>)[] = [];
let sink: SmtpSink;

afterEach(() => kind.close?.());
afterAll(async () => {
  await Promise.all(closing.map((close) => close()));
});

async function openSink(...options: Parameters<typeof startSmtpSink>): Promise<SmtpSink> {
  const opened = await startSmtpSink(...options);
  closing.push(opened.close);
  return (sink = opened);
}

describe("a mail as it arrives", () => {
  async function arrive(fields: Partial<OutgoingMessage>, config = {}) {
    const { port } = await openSink();
    const outcome = await kind.send(
      outgoingMessage(fields),
      emailConfig({ smtp_port: port, ...config }),
      sendContext(),
    );
    expect(outcome).toMatchObject({ status: "accepted", responseCode: 250, via: `127.0.0.1:${port}` });
    return sink.parsed();
  }
  const header = (mail: Awaited<ReturnType<typeof arrive>>, name: string) =>
    mail.headers.filter(({ key }) => key === name).map(({ value }) => value);

  it("goes over STARTTLS, with a login, to the one recipient", async () => {
    const credentials = { user: login.username, password: login.password.reveal() };
    const { port } = await openSink({ login: credentials });
    const config = emailConfig({ smtp_server: "localhost", smtp_port: port, security: "starttls", ...login });

    const outcome = await kind.send(outgoingMessage(), config, sendContext());

    expect(outcome).toMatchObject({ status: "accepted", via: `localhost:${port}` });
    expect(sink.messages).toMatchObject([
      { isSecure: true, user: "mailer", envelope: { from: "runbell@example.org", to: ["ada@example.org"] } },
    ]);
  });

  it("goes over TLS from the first byte", async () => {
    const server = await startScriptedSmtpServer({ implicitTls: true });
    closing.push(server.close);
    const config = emailConfig({ smtp_server: "localhost", smtp_port: server.port, security: "tls" });

    expect(await kind.send(outgoingMessage(), config, sendContext())).toMatchObject({ status: "accepted" });
  });

  it("has both bodies, who it is from and to, and says that a machine wrote it", async () => {
    const mail = await arrive({}, { reply_to: "help@example.org", subject_prefix: "[Runbell]" });

    expect(mail).toMatchObject({
      subject: "[Runbell] Backup failed",
      from: { name: "Runbell", address: "runbell@example.org" },
      to: [{ name: "Ada", address: "ada@example.org" }],
      replyTo: [{ address: "help@example.org" }],
      messageId: "<0193a1b2-0000-7000-8000-000000000001@runbell.test>",
      text: expect.stringContaining("Backup failed") as string,
      html: expect.stringContaining("<b>failed</b>") as string,
    });
    expect(header(mail, "auto-submitted")).toEqual(["auto-generated"]);
    expect(header(mail, "x-auto-response-suppress")).toEqual(["All"]);
    expect(header(mail, "date")).toHaveLength(1);
    expect(header(mail, "x-mailer")).toEqual([]);
  });

  it("keeps emoji and right-to-left text, without the marks that turn text around", async () => {
    const mail = await arrive({
      subject: "🚨 فشل النسخ \u202eاحتياطي\u2066",
      text: "שלום 👩‍👩‍👧‍👦",
      recipient: { address: "ada@example.org", name: "Ada \u202eLovelace 🧮" },
    });

    expect(mail.subject).toBe("🚨 فشل النسخ احتياطي");
    expect(mail.text?.trim()).toBe("שלום 👩‍👩‍👧‍👦");
    expect(mail.to?.[0]?.name).toBe("Ada Lovelace 🧮");
  });

  it("has a subject of one line and at most 200 characters", async () => {
    const mail = await arrive({ subject: "🚨\n".repeat(1_000) }, { subject_prefix: "[Prod]" });

    // 200, or one less when a space would stand before the ellipsis.
    expect([199, 200]).toContain(Array.from(mail.subject ?? "").length);
    expect(mail.subject).toMatch(/^\[Prod\] 🚨 🚨.*…$/u);
  });

  it.each([
    ["subject", { subject: "Hi\r\nBcc: eve@evil.example\r\n\r\nbody" }],
    ["subject, with a NUL", { subject: "Hi\0\nBcc: eve@evil.example" }],
    [
      "name",
      {
        recipient: {
          address: "ada@example.org",
          name: 'A"\r\nBcc: eve@evil.example\r\n, <eve@evil.example>',
        },
      },
    ],
    [
      "file name",
      {
        attachments: [
          { filename: 'a"\r\nBcc: eve@evil.example.txt', content: "", contentType: "text/plain" },
        ],
      },
    ],
  ])("has no header and no recipient that somebody wrote into the %s", async (_, fields) => {
    const mail = await arrive(fields);

    expect(header(mail, "bcc")).toEqual([]);
    expect(mail.to).toHaveLength(1);
    expect(mail.to?.[0]?.address).toBe("ada@example.org");
    expect(sink.messages[0]?.envelope.to).toEqual(["ada@example.org"]);
  });

  it("carries attachments as they were given", async () => {
    const content = "1. fetch ok\n2. load größer\n\ud800";
    const mail = await arrive({
      attachments: [{ filename: "../job_7_log.txt", content, contentType: "text/plain" }],
    });

    expect(mail.attachments).toMatchObject([{ filename: ".._job_7_log.txt", mimeType: "text/plain" }]);
    const bytes = mail.attachments[0]?.content as ArrayBuffer;
    expect(Buffer.from(bytes).toString("utf8").replaceAll("\r\n", "\n")).toBe(content.toWellFormed());
  });

  it("carries bytes that are no text", async () => {
    const content = Buffer.from([0, 255, 13, 10, 128, 46, 13, 10]);
    const mail = await arrive({
      attachments: [{ filename: "report.xlsx", content, contentType: "application/vnd.ms-excel" }],
    });

    expect(mail.attachments).toMatchObject([
      { filename: "report.xlsx", mimeType: "application/vnd.ms-excel", disposition: "attachment" },
    ]);
    expect(Buffer.from(mail.attachments[0]?.content as ArrayBuffer)).toEqual(content);
  });

  it("brings along the pictures that its HTML shows", async () => {
    const url = "https://runbell.test/branding/acme/0123456789abcdef.png";
    const content = Buffer.from("89504e470d0a1a0a", "hex");
    const mail = await arrive({
      html: `<img src="${url}" alt="Acme"><img src='${url}'><a href="${url}">logo</a>`,
      inlineImages: [{ url, content, contentType: "image/png" }],
    });

    const [picture] = mail.attachments;
    expect(picture).toMatchObject({ mimeType: "image/png", disposition: "inline", related: true });
    expect(Buffer.from(picture?.content as ArrayBuffer)).toEqual(content);
    const cid = picture?.contentId?.replace(/[<>]/g, "");
    expect(mail.html?.trim()).toBe(
      `<img src="cid:${cid}" alt="Acme"><img src='cid:${cid}'><a href="${url}">logo</a>`,
    );
  });

  it("treats a body that looks like a path as text", async () => {
    const mail = await arrive({ text: "file:///etc/passwd", html: "/etc/passwd" });

    expect(mail.text?.trim()).toBe("file:///etc/passwd");
    expect(mail.html?.trim()).toBe("/etc/passwd");
  });
});

describe("an address that mail parsers read as more than one", () => {
  it.each([
    "victim@ok.com (x) , evil@x.com",
    "grp: evil@x.com, b@ok.com;",
    "a(b(c)d <evil@x.com>)@ok.com",
    '"a b"@ok.com',
    "ada@example.org\r\nRCPT TO:<eve@evil.example>",
    "ädä@example.org",
    "a..b@example.org",
    "@example.org",
    "ada@",
    "ada@exa_mple.org",
    `${"a".repeat(65)}@example.org`,
    `a@${"b".repeat(250)}.org`,
  ])("is refused before anything is sent: %j", async (address) => {
    const { port } = await openSink();
    const message = outgoingMessage({ recipient: { address, name: null } });

    const outcome = await kind.send(message, emailConfig({ smtp_port: port }), sendContext());

    expect(outcome).toMatchObject({ status: "failed", failure: "permanent", reason: "rejected_recipient" });
    expect(sink.messages).toEqual([]);
  });
});

describeChannelContract(kind, {
  working: async () => emailConfig({ smtp_port: (await openSink()).port, ...login, username: null }),
  failing: {
    "the login is refused": async () => {
      const server = await startScriptedSmtpServer({
        auth: `535 no\u0007 ${login.password.reveal()} ${"x".repeat(900)}`,
      });
      closing.push(server.close);
      return emailConfig({ settings_id: "failing", smtp_port: server.port, ...login });
    },
    "there is no server": async () => {
      const server = await startScriptedSmtpServer();
      await server.close();
      return emailConfig({ settings_id: "absent", smtp_port: server.port });
    },
  },
  secrets: [login.password.reveal()],
});
