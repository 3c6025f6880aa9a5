import { afterEach, describe, expect, it } from "vitest";
import { expiredCertificate, goodCertificate, wrongNameCertificate } from "@/lib/testing/certificates";
import { startScriptedHttpServer } from "@/lib/testing/http-server";
import { sendContext } from "@/lib/testing/messages";
import { drip, drop, hang, startScriptedSmtpServer, type SmtpScript } from "@/lib/testing/smtp-server";
import { startSmtpSink } from "@/lib/testing/smtp-sink";
import { createAddressGuard } from "../address-guard";
import type { MailServer } from "./config";
import { examineMailServer, type ExaminationOptions } from "./doctor";
import { login, mailServer, tokenLogin } from "./email-config.fixture";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

const { guard } = sendContext();
const secured = { security: "starttls", smtp_server: "localhost" } as const;

async function start(script: SmtpScript = {}) {
  const server = await startScriptedSmtpServer(script);
  closing.push(server.close);
  return server;
}

async function examine(
  script: SmtpScript,
  fields: Partial<MailServer> = {},
  options: Partial<ExaminationOptions> = {},
) {
  const server = await start(script);
  const examination = await examineMailServer(mailServer({ smtp_port: server.port, ...fields }), {
    guard,
    ca: [goodCertificate],
    timeoutMs: 5_000,
    ...options,
  });
  return { server, ...examination };
}

const outcomes = (steps: { step: string; outcome: string }[]) =>
  Object.fromEntries(steps.map(({ step, outcome }) => [step, outcome]));
const failing = (steps: { outcome: string; step: string; text: string; fix: string | null }[]) =>
  steps.find(({ outcome }) => outcome === "failed");

describe("the examination of a server that works", () => {
  it("finds every step well, and the test mail arrives", async () => {
    const sink = await startSmtpSink({ login: { user: login.username, password: login.password.reveal() } });
    closing.push(sink.close);
    const server = mailServer({ ...secured, smtp_port: sink.port, ...login, subject_prefix: "[Runbell]" });

    const { ok, steps } = await examineMailServer(server, {
      guard,
      ca: [goodCertificate],
      to: "ada@example.org",
    });

    expect(ok).toBe(true);
    expect(steps.map(({ step }) => step)).toEqual(
      "dns tcp banner tls auth mail_from rcpt_to message".split(" "),
    );
    expect(steps.map(({ outcome }) => outcome)).toEqual(Array(8).fill("ok"));
    expect(steps[3]?.text).toBe("TLS 1.3, with a trusted certificate that is valid until 2126-10-28.");
    expect(sink.messages).toMatchObject([{ isSecure: true, envelope: { to: ["ada@example.org"] } }]);
    expect((await sink.parsed()).subject).toBe("[Runbell] Runbell can send mail over this server");
  });

  it("stops before the message when nobody shall get one", async () => {
    const { ok, steps, server } = await examine({});

    expect(ok).toBe(true);
    expect(outcomes(steps)).toMatchObject({
      tls: "skipped",
      auth: "skipped",
      rcpt_to: "ok",
      message: "skipped",
    });
    expect(server.commands).toContain("RCPT TO:<runbell@example.org>");
    expect(server.commands).not.toContain("DATA");
    expect(server.commands).toContain("RSET");
  });

  it("speaks TLS before the greeting where the settings say so", async () => {
    const fields = { security: "tls", smtp_server: "localhost" } as const;
    const { steps } = await examine({ implicitTls: true }, fields);

    expect(outcomes(steps)).toMatchObject({ banner: "ok", tls: "ok", mail_from: "ok" });
  });

  it("trusts the authority in the settings", async () => {
    const script = { starttls: "220 Go" };
    const untrusted = await examine(script, secured, { ca: [] });
    const trusted = await examine(script, { ...secured, custom_ca: goodCertificate }, { ca: [] });

    expect(outcomes(untrusted.steps).tls).toBe("failed");
    expect(outcomes(trusted.steps).tls).toBe("ok");
  });

  it.each([
    ["auto", "CRAM-MD5", "CRAM-MD5"],
    ["auto", "LOGIN", "LOGIN"],
    ["login", "PLAIN LOGIN", "LOGIN"],
    ["plain", "LOGIN", "PLAIN"],
  ] as const)("logs in by %s where the server offers %s", async (auth_method, offered, method) => {
    const auth = (line: string) =>
      /^AUTH (LOGIN|CRAM)|^bWFpbGVy$/.test(line) ? "334 VXNlcm5hbWU6" : "235 2.7.0 Ok";
    const { steps, server } = await examine({ auth, logins: offered }, { ...login, auth_method });

    expect(steps.find(({ step }) => step === "auth")).toMatchObject({
      outcome: "ok",
      text: `The login was accepted (${method}).`,
    });
    expect(server.commands.some((line) => line.startsWith(`AUTH ${method}`))).toBe(true);
  });

  it("logs in with an access token", async () => {
    const tokens = await startScriptedHttpServer({
      status: 200,
      body: { access_token: "acc3ss", expires_in: 60 },
    });
    closing.push(tokens.close);
    const fields = { ...tokenLogin, oauth_token_url: tokens.url };
    const { steps, server } = await examine({ logins: "XOAUTH2" }, fields);

    expect(outcomes(steps).auth).toBe("ok");
    const sent = server.commands.find((line) => line.startsWith("AUTH XOAUTH2"))?.split(" ")[2] ?? "";
    expect(Buffer.from(sent, "base64").toString()).toBe(
      "user=mailer@example.org\u0001auth=Bearer acc3ss\u0001\u0001",
    );
  });
});

describe("what the examination finds", () => {
  const to = "ada@example.org";
  it.each<[string, SmtpScript, Partial<MailServer>, string, RegExp, RegExp]>([
    ["silence", { banner: hang }, {}, "banner", /did not answer in time/, /Check port and security/],
    ["one byte at a time", { banner: drip }, {}, "banner", /did not answer in time/, /port/],
    ["a cut", { banner: drop }, {}, "banner", /closed the connection|was cut/, /port/],
    ["another service", { banner: "HTTP/1.1 400 Bad Request" }, {}, "banner", /no mail server/, /port/],
    ["a busy server", { banner: "421 4.3.2 Closing" }, {}, "banner", /just now \(421 4\.3\.2\)/, /later/],
    ["a closed door", { banner: "554 Go away" }, {}, "banner", /refuses the connection \(554\)/, /let it in/],
    ["no STARTTLS", {}, secured, "tls", /offers no STARTTLS/, /465/],
    ["STARTTLS later", { starttls: "454 4.7.0 Later" }, secured, "tls", /just now/, /later/],
    [
      "an expired certificate",
      { starttls: "220 Go", certificate: expiredCertificate },
      { ...secured, custom_ca: expiredCertificate },
      "tls",
      /has expired/,
      /Renew/,
    ],
    [
      "another name",
      { starttls: "220 Go", certificate: wrongNameCertificate },
      { ...secured, custom_ca: wrongNameCertificate },
      "tls",
      /for another name/,
      /as the certificate names it/,
    ],
    [
      "a self-signed certificate",
      { starttls: "220 Go", certificate: wrongNameCertificate },
      secured,
      "tls",
      /signed by itself/,
      /own authority/,
    ],
    [
      "an old TLS",
      { starttls: "220 Go", maxVersion: "TLSv1.1" },
      secured,
      "tls",
      /no TLS version/,
      /TLS 1\.2/,
    ],
    ["plain text for TLS", {}, { security: "tls" }, "tls", /does not speak TLS/, /port/],
    [
      "no authority",
      { starttls: "220 Go" },
      { ...secured, custom_ca: "hello" },
      "tls",
      /not a certificate/,
      /BEGIN/,
    ],
    ["no login offered", { logins: null }, login, "auth", /offers no login/, /STARTTLS/],
    ["an unknown login", { logins: "GSSAPI" }, login, "auth", /no way to log in/, /PLAIN/],
    ["a wrong password", { auth: "535 5.7.8 No" }, login, "auth", /\(535 5\.7\.8\)/, /app password/],
    ["no passwords", { auth: "550 5.7.30 Basic" }, login, "auth", /\(550 5\.7\.30\)/, /OAuth2/],
    ["a login later", { auth: "454 4.7.0 Later" }, login, "auth", /just now/, /later/],
    ["a login first", { mail: "530 5.7.0 Log in" }, {}, "mail_from", /wants a login/, /password/],
    ["no such sender", { mail: "553 5.7.1 Not yours" }, {}, "mail_from", /sender's address/, /send as/],
    ["greylisting", { rcpt: "451 4.7.1 Later" }, {}, "rcpt_to", /second try/, /five minutes/],
    ["no relay", { rcpt: "554 5.7.1 Relay denied" }, {}, "rcpt_to", /for this recipient/, /enter a login/],
    ["no such recipient", { rcpt: "550 5.1.1 Who?" }, {}, "rcpt_to", /does not know/, /Check the address/],
    ["spam", { dot: "554 5.7.1 Spam" }, {}, "message", /refuses the message/, /SPF/],
    ["no space", { data: "452 4.3.1 Full" }, {}, "message", /just now/, /later/],
    ["a cut after the dot", { dot: drop }, {}, "message", /closed the connection|was cut/, /./],
  ])("%s", async (_, script, fields, step, text, fix) => {
    const timeoutMs = text.source.includes("in time") ? 300 : 5_000;
    const { ok, steps } = await examine(script, fields, { to, timeoutMs });

    expect(ok).toBe(false);
    expect(failing(steps)?.step).toBe(step);
    expect(failing(steps)?.text).toMatch(text);
    expect(failing(steps)?.fix).toMatch(fix);
    const order = steps.map(({ outcome }) => outcome);
    expect(order.filter((outcome) => outcome === "failed")).toHaveLength(1);
    expect(steps.every(({ duration_ms }) => duration_ms >= 0 && Number.isInteger(duration_ms))).toBe(true);
  });

  it("a name that does not exist, and one that leads where nobody may go", async () => {
    const absent = createAddressGuard({
      resolve: (_, __, done) => done(Object.assign(new Error("no"), { code: "ENOTFOUND" }), []),
    });
    const inside = createAddressGuard({
      resolve: (_, __, done) => done(null, [{ address: "10.0.0.1", family: 4 }]),
    });
    const server = mailServer({ smtp_server: "mail.nowhere.example" });

    const [first, second, third] = await Promise.all([
      examineMailServer(server, { guard: absent }),
      examineMailServer(server, { guard: inside }),
      examineMailServer(mailServer({ smtp_port: 5432 }), { guard: createAddressGuard() }),
    ]);

    expect(failing(first.steps)).toMatchObject({ step: "dns", text: "There is no host of this name." });
    expect(failing(second.steps)).toMatchObject({
      step: "dns",
      text: expect.stringContaining("RUNBELL_ALLOW"),
    });
    expect(failing(third.steps)).toMatchObject({
      step: "dns",
      text: expect.stringContaining("RUNBELL_ALLOW"),
    });
  });

  it("a port where nothing listens", async () => {
    const server = await start();
    await server.close();
    const { steps } = await examineMailServer(mailServer({ smtp_port: server.port }), { guard });

    expect(failing(steps)).toMatchObject({ step: "tcp", text: expect.stringContaining("refused") });
    expect(outcomes(steps)).toMatchObject({ banner: "skipped", message: "skipped" });
  });

  it("a refused refresh token", async () => {
    const tokens = await startScriptedHttpServer({
      status: 400,
      body: { error: "invalid_grant", error_description: "canary" },
    });
    closing.push(tokens.close);
    const { steps } = await examine({ logins: "XOAUTH2" }, { ...tokenLogin, oauth_token_url: tokens.url });

    expect(failing(steps)).toMatchObject({ step: "auth", text: expect.stringContaining("refresh token") });
    expect(JSON.stringify(steps)).not.toContain("canary");
  });
});

it("never tells what the other side wrote", async () => {
  const canary = "Postfix 1.2 canary on db.internal";
  const scripts: SmtpScript[] = [
    { banner: `220 ${canary}`, mail: `550 5.7.1 ${canary}` },
    { banner: `554 ${canary}` },
    { banner: canary },
    { auth: `535 5.7.8 ${canary} ${login.password.reveal()}` },
    { rcpt: `550 ${canary}` },
    { dot: `554 5.6.0 ${canary}` },
  ];
  for (const script of scripts) {
    const { ok, steps } = await examine(script, login, { to: "ada@example.org" });

    expect(ok).toBe(false);
    expect(JSON.stringify(steps)).not.toContain("canary");
    expect(JSON.stringify(steps)).not.toContain(login.password.reveal());
  }
});

it("ends at its deadline, and when who asked has gone", async () => {
  const slow = { timeoutMs: 60_000, deadlineMs: 1_000 };
  const startedAt = performance.now();
  const late = await examine({ ehlo: hang }, {}, slow);
  const gone = await examine({ rcpt: hang }, {}, { timeoutMs: 60_000, signal: AbortSignal.timeout(1_000) });

  expect(performance.now() - startedAt).toBeLessThan(5_000);
  expect(failing(late.steps)).toMatchObject({ step: "banner", text: expect.stringContaining("too long") });
  expect(failing(gone.steps)).toMatchObject({ step: "rcpt_to" });
});

it("says no word to a server with a sender or recipient that smuggles commands in", async () => {
  const fields = { from_email: "a@example.org>\r\nRCPT TO:<eve@evil.example" };
  const { steps, server } = await examine({}, fields);

  expect(failing(steps)?.step).toBe("mail_from");
  expect(server.commands.join("\n")).not.toContain("eve");
});
