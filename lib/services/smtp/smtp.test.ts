import "../instance.fixture";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { closeChannels } from "@/lib/channels/registry";
import { database } from "@/lib/db/database";
import { loadChannel } from "@/lib/db/channel-config";
import { instanceRing } from "@/lib/db/secrets";
import { CreateMailServerInput } from "@/lib/schemas/mail-server";
import { SaveSmtpSettingsInput } from "@/lib/schemas/smtp";
import type { Secret } from "@/lib/secrets";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { startScriptedSmtpServer, type ScriptedSmtpServer, type SmtpScript } from "@/lib/testing/smtp-server";
import { createMailServer } from "../mail-servers/create-mail-server";
import { makePeople } from "../people.fixture";
import { chooseSecurity } from "./choose-security";
import { getSmtpSettings } from "./get-smtp-settings";
import { saveSmtpSettings } from "./save-smtp-settings";
import { testSmtp } from "./test-smtp";

const password = "canary-password-9876";

describe("chooseSecurity", () => {
  test.each([
    [{ smtp_port: 587 }, "starttls"],
    [{ smtp_port: 587, use_tls: true }, "starttls"],
    [{ smtp_port: 587, use_tls: false }, "none"],
    [{ smtp_port: 587, use_ssl: true }, "tls"],
    [{ smtp_port: 587, use_tls: true, use_ssl: true }, "tls"],
    [{ smtp_port: 465 }, "tls"],
    [{ smtp_port: 465, use_tls: true }, "tls"],
    [{ smtp_port: 25, use_tls: false, use_ssl: false }, "none"],
    [{ smtp_port: 587, security: "none", use_tls: true }, "none"],
    [{ smtp_port: 465, security: "starttls" }, "starttls"],
  ] as const)("%j: %s", (input, expected) => {
    expect(chooseSecurity(input)).toBe(expected);
  });
});

describeWithDatabase("the mail server's settings", (db) => {
  let people: Awaited<ReturnType<typeof makePeople>>;
  let server: ScriptedSmtpServer | null = null;
  beforeEach(async () => {
    await truncateAll(db());
    people = await makePeople();
  });
  afterEach(async () => {
    await closeChannels();
    await server?.close();
    server = null;
  });

  const input = (fields: object = {}) =>
    SaveSmtpSettingsInput.parse({
      smtp_server: "smtp.example.org",
      smtp_port: 587,
      username: "mailer",
      from_email: "runbell@example.org",
      ...fields,
    });
  const save = (fields: object = {}) => saveSmtpSettings({ actor: people.alice, input: input(fields) });
  const get = () => getSmtpSettings({ actor: people.alice });
  const storedPassword = async () => {
    const address = { organisationId: people.acme, kind: "email", channelId: null, userId: null } as const;
    const { config } = await loadChannel(address, await instanceRing());
    const [first] = config.servers as [{ password: Secret | null }];
    return first.password?.reveal() ?? null;
  };

  test("are empty at first", async () => {
    expect(await get()).toMatchObject({
      configured: false,
      smtp_server: null,
      password: { configured: false, last4: null, updated_at: null },
      is_active: false,
    });
  });

  test("are one row, however often and however parallel they are saved", async () => {
    await Promise.all(Array.from({ length: 10 }, (_, n) => save({ smtp_server: `smtp${n}.example.org` })));

    expect(await database().prisma.smtpSettings.count()).toBe(1);
    expect(await get()).toMatchObject({
      configured: true,
      security: "starttls",
      use_tls: true,
      use_ssl: false,
    });
  });

  test("never show the password, nor write it into the audit", async () => {
    const saved = await save({ password });

    expect(saved.password).toMatchObject({ configured: true, last4: "9876" });
    expect(await storedPassword()).toBe(password);
    const everything = JSON.stringify([
      saved,
      await get(),
      await database().prisma.smtpSettings.findMany(),
      await database().prisma.secret.findMany(),
      await database().prisma.auditEntry.findMany(),
    ]);
    expect(everything).not.toContain("canary");
  });

  test("show nothing of a short password", async () => {
    expect((await save({ password: "hunter2" })).password).toMatchObject({ configured: true, last4: null });
  });

  test.each([
    ["keep it when none is given", {}, password],
    ["keep it when it is empty", { password: "" }, password],
    ["keep it under another spelling of the host", { smtp_server: "SMTP.example.org" }, password],
    ["remove it for null", { password: null }, null],
    ["replace it", { password: "another-password" }, "another-password"],
    ["drop it with the host", { smtp_server: "evil.example.net" }, null],
    ["drop it with the port", { smtp_port: 2525 }, null],
    [
      "take the new one of a new host",
      { smtp_server: "new.example.org", password: "another-password" },
      "another-password",
    ],
  ])("%s", async (_, fields, expected) => {
    await save({ password });
    await save(fields);

    expect(await storedPassword()).toBe(expected);
    expect((await get()).password.configured).toBe(expected !== null);
  });

  test("make mails that waited for them due at once, and only those", async () => {
    const later = new Date(Date.now() + 3_600_000);
    const waiting = (fields: object) =>
      makeNotification(people.acme, { lane: `${people.acme}/email`, nextAttemptAt: later, ...fields });
    const freed = await Promise.all([
      waiting({ state: "retrying", reason: "unauthorized" }),
      waiting({ state: "queued", reason: "misconfigured" }),
      waiting({ state: "retrying", reason: "blocked_address" }),
    ]);
    await waiting({ state: "retrying", reason: "timeout" });
    await waiting({ state: "retrying", reason: "unauthorized", lane: `${people.acme}/inbox` });
    const lane = `${people.other}/email`;
    await makeNotification(people.other, { lane, state: "retrying", reason: "gone", nextAttemptAt: later });

    await save();

    const due = await database().prisma.notification.findMany({ where: { nextAttemptAt: { lt: later } } });
    expect(due.map(({ id }) => id).sort()).toEqual(freed.map(({ id }) => id).sort());
  });

  test("are those of the first server: the others stay, and so does what the form does not know", async () => {
    const create = (fields: object) =>
      createMailServer({
        actor: people.alice,
        input: CreateMailServerInput.parse({ ...input(), security: "starttls", ...fields }),
      });
    await create({ smtp_server: "one.example.org", cc: ["copy@example.org"], from_name: "Bell" });
    await create({ smtp_server: "two.example.org" });

    expect(await get()).toMatchObject({ smtp_server: "one.example.org", from_name: "Bell" });
    expect(await save({ smtp_server: "new.example.org" })).toMatchObject({ smtp_server: "new.example.org" });
    const rows = await database().prisma.smtpSettings.findMany({ orderBy: { position: "asc" } });
    expect(rows).toMatchObject([
      { smtpServer: "new.example.org", cc: ["copy@example.org"], fromName: null },
      { smtpServer: "two.example.org" },
    ]);
  });

  test("are written down: who set what, and what became of the password", async () => {
    await save({ password });
    await save({ smtp_server: "new.example.org" });

    const audit = await database().prisma.auditEntry.findMany({ orderBy: { id: "asc" } });
    expect(audit).toMatchObject([
      {
        action: "mail_server.create",
        actorLabel: "Alice",
        before: null,
        after: { secrets: { password: "changed" } },
      },
      {
        action: "mail_server.update",
        before: { smtp_server: "smtp.example.org" },
        after: { smtp_server: "new.example.org", secrets: { password: "dropped with the old server" } },
      },
    ]);
  });

  test("are not Charlie's to see or change", async () => {
    await save({ password });
    await saveSmtpSettings({ actor: people.charlie, input: input({ smtp_server: "charlie.example.org" }) });

    expect(await get()).toMatchObject({ smtp_server: "smtp.example.org" });
    expect(await getSmtpSettings({ actor: people.charlie })).toMatchObject({
      smtp_server: "charlie.example.org",
      password: { configured: false },
    });
  });

  describe("the test mail", () => {
    const listen = async (script: SmtpScript = {}, fields: object = {}) => {
      server = await startScriptedSmtpServer(script);
      await save({ smtp_server: "127.0.0.1", smtp_port: server.port, security: "none", password, ...fields });
      return server;
    };
    const trial = () => testSmtp({ actor: people.alice, to: "ada@example.org" });

    test("goes out with the stored settings", async () => {
      const { messages } = await listen();

      expect(await trial()).toMatchObject({
        ok: true,
        reason: null,
        text: "The mail server took the message for ada@example.org. Look into the mailbox.",
      });
      expect(messages).toHaveLength(1);
      expect(messages[0]).toContain("To: ada@example.org");
      expect(
        await database().prisma.auditEntry.findFirst({ where: { action: "mail_server.test" } }),
      ).toMatchObject({
        after: { to: "ada@example.org", ok: true },
      });
    });

    test.each([
      [
        { auth: "535 5.7.8 canary: no such user" },
        "unauthorized",
        "The mail server refused the credentials.",
      ],
      [
        { rcpt: "550 5.1.1 canary: no such mailbox" },
        "rejected_recipient",
        "The mail server refused the recipient's address.",
      ],
      [{ dot: "554 5.7.1 canary: spam" }, "rejected_content", /refused the message/],
      [
        { banner: "421 canary: come back later" },
        /server_error|rate_limited|unreachable/,
        /patience|of its own|cannot be reached/,
      ],
      [{ banner: "HTTP/1.1 400 canary" }, "misconfigured", /cannot be used with these settings/],
    ] as const)("tells the category of a refusal, not what was said: %j", async (script, reason, text) => {
      await listen(script);

      const result = await trial();

      expect(result.ok).toBe(false);
      expect(result.reason).toMatch(reason);
      expect(result.text).toMatch(text);
      expect(JSON.stringify(result)).not.toContain("canary");
    });

    test("says so when nothing is set up, or it is switched off", async () => {
      expect(await trial()).toMatchObject({
        ok: false,
        reason: "misconfigured",
        text: expect.stringMatching(/No mail server is set up/) as string,
      });
      await listen({}, { is_active: false });
      expect(await trial()).toMatchObject({ ok: false, reason: "misconfigured" });
      expect(server?.connections).toBe(0);
    });

    test("goes nowhere that the guard forbids", async () => {
      await save({ smtp_server: "169.254.169.254", smtp_port: 80, security: "none" });

      const result = await trial();

      expect(result).toMatchObject({ ok: false, reason: "blocked_address" });
      expect(result.text).toContain("169.254.169.254");
    });

    test("with a server that is not there ends soon", async () => {
      const { port } = await listen();
      await server?.close();
      await save({ smtp_server: "127.0.0.1", smtp_port: port, security: "none" });

      expect(await trial()).toMatchObject({ ok: false, reason: "unreachable" });
    });
  });
});
