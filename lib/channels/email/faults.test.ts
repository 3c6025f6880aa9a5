import { connect } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import type { SendOutcome } from "@/lib/core/outcome";
import { goodCertificate, expiredCertificate, wrongNameCertificate } from "@/lib/testing/certificates";
import { outgoingMessage, sendContext } from "@/lib/testing/messages";
import {
  drip,
  drop,
  hang,
  startScriptedSmtpServer,
  type ScriptedSmtpServer,
  type SmtpScript,
} from "@/lib/testing/smtp-server";
import { waitFor } from "@/lib/testing/wait-for";
import { createAddressGuard } from "../address-guard";
import type { MailServer } from "./config";
import { emailConfig, login } from "./email-config.fixture";
import { createMailer } from "./send";

const mailer = createMailer({ ca: [goodCertificate] });
/** For servers that fall silent: nobody waits for the real timeouts. */
const hasty = createMailer({ connectionTimeoutMs: 400, greetingTimeoutMs: 200, socketTimeoutMs: 300 });
let server: ScriptedSmtpServer | undefined;

afterEach(async () => {
  mailer.close();
  hasty.close();
  await server?.close();
  server = undefined;
});

type Expected = Partial<SendOutcome & { status: "failed" }>;
interface Fault {
  name: string;
  script: SmtpScript;
  config?: Partial<MailServer>;
  expected: Expected;
}

async function sendInto(
  script: SmtpScript,
  config: Partial<MailServer> = {},
  sender = mailer,
): Promise<SendOutcome> {
  server = await startScriptedSmtpServer(script);
  const message = outgoingMessage({ text: "line\n".repeat(40_000), html: null });
  return sender.send(message, emailConfig({ smtp_port: server.port, ...config }), sendContext());
}

const failed = (failure: string, reason: string, responseCode?: number) =>
  ({ status: "failed", failure, reason, ...(responseCode ? { responseCode } : {}) }) as Expected;

const secured = { security: "starttls", smtp_server: "localhost" } as const;

/** The table of faults, one line each: what the server does, and what we make of it. */
const faults: Fault[] = [
  { name: "never greets", script: { banner: hang }, expected: failed("transient", "timeout") },
  { name: "greets one byte at a time", script: { banner: drip }, expected: failed("transient", "timeout") },
  {
    name: "is closing when it greets",
    script: { banner: "421 4.3.2 Closing" },
    expected: failed("transient", "server_error", 421),
  },
  {
    name: "greets with a refusal",
    script: { banner: "554 No service" },
    expected: failed("configuration", "misconfigured", 554),
  },
  {
    name: "greets in no mail language",
    script: { banner: "HTTP/1.1 400 Bad Request" },
    expected: failed("configuration", "misconfigured"),
  },
  {
    name: "drops the connection before it greets",
    script: { banner: drop },
    expected: failed("transient", "unreachable"),
  },
  { name: "does not answer EHLO", script: { ehlo: hang }, expected: failed("transient", "timeout") },
  {
    name: "is closing at EHLO",
    script: { ehlo: "421 4.3.2 Closing" },
    expected: failed("transient", "server_error", 421),
  },
  {
    name: "answers EHLO without end",
    script: { ehlo: `250-${"x".repeat(100_000)}` },
    expected: failed("configuration", "misconfigured"),
  },
  {
    name: "offers no STARTTLS",
    script: {},
    config: { security: "starttls" },
    expected: failed("configuration", "misconfigured", 502),
  },
  {
    name: "cannot do STARTTLS just now",
    script: { starttls: "454 4.3.0 TLS not available" },
    config: secured,
    expected: failed("transient", "server_error", 454),
  },
  {
    name: "has an expired certificate",
    script: { starttls: "220 Go", certificate: expiredCertificate },
    config: secured,
    expected: failed("configuration", "misconfigured"),
  },
  {
    name: "has the certificate of another name",
    script: { starttls: "220 Go", certificate: wrongNameCertificate },
    config: secured,
    expected: failed("configuration", "misconfigured"),
  },
  {
    name: "breaks off the TLS handshake",
    script: { starttls: "220 Go", dropInHandshake: true },
    config: secured,
    expected: failed("transient", "unreachable"),
  },
  ...(["TLSv1", "TLSv1.1"] as const).map((maxVersion) => ({
    name: `speaks only ${maxVersion}`,
    script: { starttls: "220 Go", maxVersion },
    config: secured,
    expected: failed("configuration", "misconfigured"),
  })),
  {
    name: "speaks plain text where TLS was set",
    script: {},
    config: { security: "tls" },
    expected: failed("configuration", "misconfigured"),
  },
  {
    name: "refuses the login",
    script: { auth: "535 5.7.8 Wrong password" },
    config: login,
    expected: failed("configuration", "unauthorized", 535),
  },
  {
    name: "cannot check the login just now",
    script: { auth: "454 4.7.0 Try later" },
    config: login,
    expected: failed("transient", "server_error", 454),
  },
  {
    name: "has switched logins with a password off",
    script: { auth: "550 5.7.30 Basic authentication is not supported" },
    config: login,
    expected: failed("configuration", "unauthorized", 550),
  },
  {
    name: "wants a login that is not set",
    script: { mail: "530 5.7.0 Authentication required" },
    expected: failed("configuration", "unauthorized", 530),
  },
  {
    name: "cannot take the sender just now",
    script: { mail: "451 4.3.0 Later" },
    expected: failed("transient", "server_error", 451),
  },
  {
    name: "closes at the sender",
    script: { mail: "421 4.3.2 Closing" },
    expected: failed("transient", "server_error", 421),
  },
  {
    name: "finds the message too big",
    script: { mail: "552 5.3.4 Too big" },
    expected: failed("permanent", "rejected_content", 552),
  },
  {
    name: "refuses the sender",
    script: { mail: "553 5.7.1 Not yours" },
    expected: failed("configuration", "misconfigured", 553),
  },
  {
    name: "greylists",
    script: { rcpt: "450 4.2.0 Greylisted" },
    expected: { ...failed("transient", "rate_limited", 450), retryAfterMs: 300_000 },
  },
  {
    name: "greylists with the other code",
    script: { rcpt: "451 4.7.1 Come back" },
    expected: { ...failed("transient", "rate_limited", 451), retryAfterMs: 300_000 },
  },
  {
    name: "has no room for the recipient just now",
    script: { rcpt: "452 4.5.3 Too many" },
    expected: failed("transient", "rate_limited", 452),
  },
  {
    name: "does not know the recipient",
    script: { rcpt: "550 5.1.1 No such user" },
    expected: failed("permanent", "rejected_recipient", 550),
  },
  ...[551, 553].map((code) => ({
    name: `refuses the recipient with ${code}`,
    script: { rcpt: `${code} Not here` },
    expected: failed("permanent", "rejected_recipient", code),
  })),
  {
    name: "has a full mailbox for the recipient",
    script: { rcpt: "552 5.2.2 Mailbox full" },
    expected: failed("permanent", "rejected_recipient", 552),
  },
  {
    name: "closes at the recipient",
    script: { rcpt: "421 4.3.2 Closing" },
    expected: failed("transient", "server_error", 421),
  },
  {
    name: "says 550, but that it is for now",
    script: { rcpt: "550 4.2.1 For now" },
    expected: failed("transient", "server_error", 550),
  },
  {
    name: "has lost count of the session",
    script: { rcpt: "503 5.5.1 Bad sequence" },
    expected: failed("transient", "server_error", 503),
  },
  {
    name: "is over the day's quota",
    script: { rcpt: "550 5.4.5 Daily quota exceeded" },
    expected: failed("transient", "rate_limited", 550),
  },
  {
    name: "closes at DATA",
    script: { data: "421 4.3.2 Closing" },
    expected: failed("transient", "server_error", 421),
  },
  {
    name: "refuses the message at DATA",
    script: { data: "554 5.6.0 No" },
    expected: failed("permanent", "rejected_content", 554),
  },
  {
    name: "refuses the message after the dot",
    script: { dot: "554 5.7.1 Spam" },
    expected: failed("permanent", "rejected_content", 554),
  },
  {
    name: "finds the message too big after the dot",
    script: { dot: "552 5.3.4 Too big" },
    expected: failed("permanent", "rejected_content", 552),
  },
  {
    name: "closes after the dot",
    script: { dot: "421 4.3.2 Closing" },
    expected: failed("transient", "server_error", 421),
  },
  {
    name: "is out of space after the dot",
    script: { dot: "452 4.3.1 Disk full" },
    expected: failed("transient", "server_error", 452),
  },
  {
    name: "finds out about the mailbox after the dot",
    script: { dot: "550 5.1.1 No such user" },
    expected: failed("permanent", "rejected_recipient", 550),
  },
  {
    name: "drops the connection before the message",
    script: { data: drop },
    expected: failed("transient", "unreachable"),
  },
  { name: "hangs before the message", script: { data: hang }, expected: failed("transient", "timeout") },
  {
    name: "drops the connection after the dot",
    script: { dot: drop },
    expected: failed("ambiguous", "unreachable"),
  },
  { name: "hangs after the dot", script: { dot: hang }, expected: failed("ambiguous", "timeout") },
];

describe("a mail server that", () => {
  it.each(faults)("$name", async ({ script, config, expected }) => {
    const isSilent = expected.reason === "timeout";
    const outcome = await sendInto(script, config, isSilent ? hasty : mailer);

    expect(outcome).toMatchObject(expected);
    expect(outcome.detail).toBeTruthy();
    expect(outcome.via).toMatch(/^(127\.0\.0\.1|localhost):\d+$/);
    expect(server?.messages.length).toBeLessThanOrEqual(1);
  });

  it("drips its answer to the dot until the deadline", async () => {
    server = await startScriptedSmtpServer({ dot: drip });
    const deadline = new AbortController();
    const config = emailConfig({ smtp_port: server.port });
    const outcome = mailer.send(outgoingMessage(), config, sendContext({ signal: deadline.signal }));
    await waitFor("the message", () => server?.messages.length === 1);
    deadline.abort();

    expect(await outcome).toMatchObject(failed("ambiguous", "timeout"));
  });

  it("drops the connection in the middle of the message", async () => {
    const outcome = await sendInto({ dropInMessageAfter: 1_000 });

    // A small message is in the network's hands as a whole before the cut is noticed.
    expect(outcome).toMatchObject({ status: "failed", reason: "unreachable" });
    expect(outcome.status === "failed" && ["ambiguous", "transient"]).toContain(
      outcome.status === "failed" && outcome.failure,
    );
  });

  it("accepts and then drops the connection: the mail is sent", async () => {
    const outcome = await sendInto({ dropAfterDot: true });

    expect(outcome).toMatchObject({ status: "accepted", responseCode: 250 });
  });

  it("is not there", async () => {
    const { port } = (server = await startScriptedSmtpServer());
    await server.close();

    const outcome = await mailer.send(outgoingMessage(), emailConfig({ smtp_port: port }), sendContext());

    expect(outcome).toMatchObject({
      ...failed("transient", "unreachable"),
      detail: "The connection was refused",
    });
  });

  it("has a name that does not exist, or none that can be found out just now", async () => {
    const failing = (code: string) =>
      createAddressGuard({ resolve: (_, __, done) => done(Object.assign(new Error(code), { code }), []) });
    const config = emailConfig({ smtp_server: "mail.nowhere.example" });

    expect(
      await mailer.send(outgoingMessage(), config, sendContext({ guard: failing("ENOTFOUND") })),
    ).toMatchObject(failed("configuration", "misconfigured"));
    mailer.close();
    expect(
      await mailer.send(outgoingMessage(), config, sendContext({ guard: failing("EAI_AGAIN") })),
    ).toMatchObject(failed("transient", "timeout"));
  });

  it("is where the guard lets nobody go", async () => {
    for (const [smtp_server, smtp_port] of [
      ["127.0.0.1", 5432],
      ["localhost", 25],
      ["rebind.example", 25],
    ] as const) {
      const guard = createAddressGuard({
        resolve: (_, __, done) => done(null, [{ address: "10.0.0.1", family: 4 }]),
      });
      const config = emailConfig({ smtp_server, smtp_port });
      const outcome = await mailer.send(outgoingMessage(), config, sendContext({ guard }));
      mailer.close();

      expect(outcome).toMatchObject(failed("configuration", "blocked_address"));
      expect(outcome.detail).toContain("RUNBELL_ALLOW_NETWORKS");
    }
  });

  it("repeats our password: it is not passed on", async () => {
    const { password } = login;
    const base64 = Buffer.from(`\0mailer\0${password.reveal()}`).toString("base64");
    const outcome = await sendInto({ auth: `535 5.7.8 Bad ${password.reveal()} in\r\n535 ${base64}` }, login);

    expect(outcome.detail).toContain("535");
    expect(outcome.detail).not.toContain(password.reveal());
    expect(outcome.detail).not.toContain(base64);
  });

  it("repeats our password where its words are cut: no part of it is passed on", async () => {
    const { password } = login;
    const outcome = await sendInto({ auth: `535 5.7.8 ${"x".repeat(255)} ${password.reveal()}` }, login);

    expect(outcome.detail).toMatch(/xxx/);
    expect(outcome.detail).not.toContain(password.reveal().slice(0, 5));
  });

  it("is hit by the deadline while the message waits for a connection: it was not tried", async () => {
    server = await startScriptedSmtpServer({ dot: hang });
    const config = emailConfig({ smtp_port: server.port });
    const deadline = new AbortController();
    const context = sendContext({ signal: deadline.signal });
    const sending = Array.from({ length: 8 }, (_, i) =>
      mailer.send(outgoingMessage({ notificationId: `n${i}` }), config, context),
    );
    await waitFor("five messages", () => server?.messages.length === 5);
    deadline.abort();

    const outcomes = await Promise.all(sending);
    const classes = outcomes.map((outcome) => outcome.status === "failed" && outcome.failure).sort();
    expect(classes).toEqual([...Array<string>(5).fill("ambiguous"), ...Array<string>(3).fill("transient")]);
  });

  it("greylists takes the second try with the same envelope and Message-ID", async () => {
    server = await startScriptedSmtpServer({ rcpt: "450 4.2.0 Greylisted" });
    const config = emailConfig({ smtp_port: server.port });
    const first = await mailer.send(outgoingMessage(), config, sendContext());
    server.script = {};
    const second = await mailer.send(outgoingMessage(), config, sendContext());

    expect([first.status, second.status]).toEqual(["failed", "accepted"]);
    const envelope = server.commands.filter((line) => /^(MAIL|RCPT)/.test(line));
    expect(envelope.slice(0, 2)).toEqual(envelope.slice(2));
    expect(server.messages[0]).toContain(`Message-ID: ${outgoingMessage().messageId}`);
  });

  it("drips holds up only the mail that it drips on: its connection is free after the deadline", async () => {
    const narrow = createMailer({ connections: 1 });
    server = await startScriptedSmtpServer({ ehlo: drip });
    const config = emailConfig({ smtp_port: server.port });
    const slow = narrow.send(outgoingMessage(), config, sendContext({ signal: AbortSignal.timeout(1_500) }));
    await waitFor("the first EHLO", () => server?.commands.length === 1);
    server.script = {};
    const next = narrow.send(outgoingMessage(), config, sendContext());

    expect(await slow).toMatchObject(failed("transient", "timeout"));
    expect(await next).toMatchObject({ status: "accepted" });
    narrow.close();
  });

  it("answers one refused recipient and takes the next over the same connection", async () => {
    server = await startScriptedSmtpServer({ rcpt: "550 5.1.1 No such user" });
    const config = emailConfig({ smtp_port: server.port });
    await mailer.send(outgoingMessage(), config, sendContext());
    server.script = {};
    await waitFor("the session to be reset", () => server?.commands.includes("RSET"));
    await connectionIsFree();

    expect(await mailer.send(outgoingMessage(), config, sendContext())).toMatchObject({ status: "accepted" });
    expect(server.connections).toBe(1);
  });

  it("closed a kept connection meanwhile: the mail goes over a new one", async () => {
    server = await startScriptedSmtpServer();
    const config = emailConfig({ smtp_port: server.port });
    await mailer.send(outgoingMessage(), config, sendContext());
    await connectionIsFree();
    server.script = {
      mail() {
        if (server) server.script = {};
        return "421 4.4.2 Idle for too long";
      },
    };

    expect(await mailer.send(outgoingMessage(), config, sendContext())).toMatchObject({ status: "accepted" });
    expect(server.connections).toBe(2);
    expect(server.messages).toHaveLength(2);
  });

  it("gets new settings: the old connections end", async () => {
    server = await startScriptedSmtpServer();
    const config = emailConfig({ smtp_port: server.port });
    await mailer.send(outgoingMessage(), config, sendContext());
    const changed = emailConfig({ smtp_port: server.port, version: "2", from_name: "Bell" });
    await mailer.send(outgoingMessage(), changed, sendContext());

    expect(server.connections).toBe(2);
    expect(server.messages[1]).toContain("From: Bell <runbell@example.org>");
  });
});

/** The pool takes a connection back a few turns of the event loop after the answer. */
function connectionIsFree(): Promise<void> {
  return delay(20);
}

it("the scripted server is on loopback only", async () => {
  server = await startScriptedSmtpServer();
  const socket = connect(server.port, "127.0.0.1");
  const [banner] = await new Promise<[Buffer]>((resolve) => socket.once("data", (chunk) => resolve([chunk])));
  socket.destroy();

  expect(banner.toString()).toBe("220 test.example ESMTP\r\n");
});
