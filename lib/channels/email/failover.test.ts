import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SendOutcome } from "@/lib/core/outcome";
import { goodCertificate } from "@/lib/testing/certificates";
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
import type { MailServer } from "./config";
import { login, mailServer } from "./email-config.fixture";
import { createMailer } from "./send";

const mailer = createMailer({
  ca: [goodCertificate],
  connectionTimeoutMs: 2_000,
  greetingTimeoutMs: 1_000,
  socketTimeoutMs: 1_200,
  patienceMs: 1_500,
  backOff: { firstMs: 1_000, longestMs: 2_000 },
});
let first: ScriptedSmtpServer;
let second: ScriptedSmtpServer;

beforeEach(async () => {
  [first, second] = await Promise.all([startScriptedSmtpServer(), startScriptedSmtpServer()]);
});
afterEach(async () => {
  mailer.close();
  await Promise.all([first.close(), second.close()]);
});

function servers(fields: Partial<MailServer> = {}, ofSecond: Partial<MailServer> = {}): MailServer[] {
  return [
    mailServer({ settings_id: "first", smtp_port: first.port, ...fields }),
    mailServer({ settings_id: "second", smtp_port: second.port, ...ofSecond }),
  ];
}

function send(list = servers(), context = sendContext()): Promise<SendOutcome> {
  return mailer.send(outgoingMessage(), { servers: list }, context);
}

const viaFirst = () => `127.0.0.1:${first.port}`;
const viaSecond = () => `127.0.0.1:${second.port}`;

describe("several mail servers", () => {
  it("are not asked while the first one works", async () => {
    const outcome = await send();

    expect(outcome).toMatchObject({
      status: "accepted",
      via: viaFirst(),
      servers: [{ settingsId: "first", ok: true, failure: null, reason: null }],
    });
    expect(second.connections).toBe(0);
  });

  it.each<[string, SmtpScript, Partial<MailServer>]>([
    ["never greets", { banner: hang }, {}],
    ["drips its greeting", { banner: drip }, {}],
    ["drips its answer to EHLO", { ehlo: drip }, {}],
    ["drips its answer to MAIL FROM", { mail: drip }, {}],
    ["is closing when it greets", { banner: "421 4.3.2 Closing" }, {}],
    ["refuses everybody", { banner: "554 No service" }, {}],
    ["drops the connection", { banner: drop }, {}],
    ["offers no STARTTLS", {}, { security: "starttls" }],
    ["refuses the login", { auth: "535 5.7.8 No" }, login],
    ["cannot check the login", { auth: "454 4.7.0 Later" }, login],
    ["is closing at the sender", { mail: "421 4.3.2 Closing" }, {}],
    ["refuses the sender", { mail: "553 5.7.1 Not yours" }, {}],
    ["is closing at the recipient", { rcpt: "421 4.3.2 Closing" }, {}],
    ["is closing at DATA", { data: "421 4.3.2 Closing" }, {}],
    ["is closing after the dot", { dot: "421 4.3.2 Closing" }, {}],
    ["has no space left", { dot: "452 4.3.1 Disk full" }, {}],
    ["is over the day's quota", { rcpt: "550 5.4.5 Daily quota exceeded" }, {}],
    ["drops the connection before the message", { data: drop }, {}],
  ])("take over when the first one %s", async (_, script, fields) => {
    first.script = script;

    const outcome = await send(servers(fields));

    expect(outcome).toMatchObject({ status: "accepted", via: viaSecond() });
    expect(outcome.servers).toMatchObject([
      { settingsId: "first", ok: false },
      { settingsId: "second", ok: true, detail: expect.stringContaining("250") as string },
    ]);
    expect(outcome.detail).toContain(viaFirst());
    expect(second.messages).toHaveLength(1);
  });

  it("take over when nothing listens where the first one was", async () => {
    await first.close();

    expect(await send()).toMatchObject({ status: "accepted", via: viaSecond() });
  });

  it.each<[string, SmtpScript, string]>([
    ["the recipient is unknown", { rcpt: "550 5.1.1 No such user" }, "permanent"],
    ["the recipient is greylisted", { rcpt: "450 4.2.0 Greylisted" }, "transient"],
    ["the mailbox is full", { rcpt: "452 4.2.2 Full" }, "transient"],
    ["the message is too big", { mail: "552 5.3.4 Too big" }, "permanent"],
    ["the message is refused at DATA", { data: "554 5.6.0 No" }, "permanent"],
    ["the message is taken for spam", { dot: "554 5.7.1 Spam" }, "permanent"],
    ["nobody knows what became of the message", { dot: drop }, "ambiguous"],
    ["nobody says what became of the message", { dot: hang }, "ambiguous"],
  ])("do not get the mail when %s", async (_, script, failure) => {
    first.script = script;

    expect(await send()).toMatchObject({ status: "failed", failure, via: viaFirst() });
    expect(second.connections).toBe(0);
  });

  it("tell that a server which refuses a recipient does its work", async () => {
    first.script = { rcpt: "550 5.1.1 No such user" };

    expect((await send()).servers).toMatchObject([{ settingsId: "first", ok: true, failure: null }]);
  });

  it("are all asked when all fail; the one that only needs time decides", async () => {
    first.script = { banner: "421 4.3.2 Closing" };
    second.script = { auth: "535 5.7.8 No" };

    const outcome = await send(servers({}, login));

    expect(outcome).toMatchObject({
      status: "failed",
      failure: "transient",
      responseCode: 421,
      via: viaFirst(),
    });
    expect(outcome.detail).toContain("535");
    expect(outcome.servers).toMatchObject([
      { ok: false, failure: "transient", reason: "server_error" },
      { ok: false, failure: "configuration", reason: "unauthorized" },
    ]);
  });

  it("are a matter of the settings when all settings are refused", async () => {
    first.script = second.script = { auth: "535 5.7.8 No" };

    expect(await send(servers(login, login))).toMatchObject({
      failure: "configuration",
      reason: "unauthorized",
    });
  });

  it("are not asked any more after the deadline", async () => {
    first.script = { banner: hang };

    const outcome = await send(servers(), sendContext({ signal: AbortSignal.timeout(300) }));

    expect(outcome).toMatchObject({ status: "failed", failure: "transient", reason: "timeout" });
    expect(second.connections).toBe(0);
  });

  it("send as themselves", async () => {
    first.script = { banner: "421 4.3.2 Closing" };
    await send(servers({}, { from_email: "second@example.org", from_name: "Second", subject_prefix: "[2]" }));

    expect(second.commands).toContain("MAIL FROM:<second@example.org>");
    expect(second.messages[0]).toContain("Subject: [2] Backup failed");
  });
});

describe("a paused mail server", () => {
  it("is passed over", async () => {
    expect(await send(servers({ is_closed: true }))).toMatchObject({
      status: "accepted",
      via: viaSecond(),
      servers: [{ settingsId: "second" }],
    });
    expect(first.connections).toBe(0);
  });

  it("is not asked again after a refused login: one try over two mails", async () => {
    first.script = { auth: "535 5.7.8 No" };
    await send(servers(login));
    const again = await send(servers({ ...login, is_closed: true }));

    expect(again).toMatchObject({ status: "accepted", via: viaSecond() });
    expect(first.commands.filter((line) => line.startsWith("AUTH"))).toHaveLength(1);
  });

  it("leaves the mail waiting when there is no other", async () => {
    const outcome = await send(servers({ is_closed: true }, { is_closed: true }));

    expect(outcome).toMatchObject({
      status: "failed",
      failure: "transient",
      detail: "All mail servers are paused",
      retryAfterMs: 30_000,
    });
    expect(outcome.servers ?? []).toEqual([]);
    expect(first.connections + second.connections).toBe(0);
  });

  it("is a matter of the settings where that is known of all", async () => {
    first.script = second.script = { auth: "535 5.7.8 No" };
    await send(servers(login, login));

    const closed = { ...login, is_closed: true };
    expect(await send(servers(closed, closed))).toMatchObject({
      failure: "configuration",
      reason: "unauthorized",
    });
  });
});

describe("a mail server that says it is overrun", () => {
  const overrun = { banner: "421 4.7.0 Too many connections" };
  const only = () => servers().slice(0, 1);

  it("is left alone for a moment, by all mails", async () => {
    first.script = overrun;
    await send(only());
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => send(only())));

    expect(first.connections).toBe(1);
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({
        status: "failed",
        failure: "transient",
        responseCode: 421,
        servers: [],
      });
      expect(outcome.status === "failed" && outcome.retryAfterMs).toBeGreaterThan(0);
      expect(outcome.detail).toMatch(/^Left alone for a moment/);
    }
  });

  it("is left alone by the mails that already waited for a connection", async () => {
    first.script = overrun;
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => send(only())));

    // As many as were on their way at the same time.
    expect(first.connections).toBeLessThanOrEqual(5);
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ failure: "transient", responseCode: 421 });
    expect(outcomes.filter(({ servers }) => servers?.length === 1)).toHaveLength(first.connections);
  });

  it("is asked again after that, and then left alone for longer", async () => {
    first.script = overrun;
    await send(only());
    await waitFor("the end of the rest", async () => {
      await send(only());
      return first.connections === 2;
    });
    const longer = await send(only());

    expect(longer.status === "failed" && longer.retryAfterMs).toBeGreaterThan(1_000);
    first.script = {};
    await waitFor("a mail that is taken", async () => (await send(only())).status === "accepted");
  });

  it("lets the next one do its work meanwhile", async () => {
    first.script = overrun;
    await send(only());

    expect(await send()).toMatchObject({
      status: "accepted",
      via: viaSecond(),
      servers: [{ settingsId: "second" }],
    });
    expect(first.connections).toBe(1);
  });

  it("is asked at once when its settings were changed", async () => {
    first.script = overrun;
    await send(only());
    first.script = {};

    expect(await send(servers({ version: "2" }))).toMatchObject({ status: "accepted", via: viaFirst() });
  });
});
