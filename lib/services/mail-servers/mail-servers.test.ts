import "../instance.fixture";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { closeChannels } from "@/lib/channels/registry";
import { mailServerName } from "@/lib/core/lane";
import { loadChannel } from "@/lib/db/channel-config";
import { database } from "@/lib/db/database";
import { instanceRing } from "@/lib/db/secrets";
import {
  CheckMailServerInput,
  CreateMailServerInput,
  type UpdateMailServerInput,
} from "@/lib/schemas/mail-server";
import { Secret } from "@/lib/secrets";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { startScriptedSmtpServer, type ScriptedSmtpServer, type SmtpScript } from "@/lib/testing/smtp-server";
import { closeLane, everythingStored } from "../channels/channels.fixture";
import { makePeople } from "../people.fixture";
import { checkMailServer } from "./check-mail-server";
import { createMailServer } from "./create-mail-server";
import { deleteMailServer } from "./delete-mail-server";
import { listMailServers } from "./list-mail-servers";
import { mailLane, rateOf } from "./open-mail";
import { orderMailServers } from "./order-mail-servers";
import { testMailServer } from "./test-mail-server";
import { updateMailServer } from "./update-mail-server";

const password = "canary-password-9876";

test.each([
  [[], null],
  [[[true, 5]], 5],
  [
    [
      [true, 5],
      [true, 7],
      [false, null],
    ],
    12,
  ],
  [
    [
      [true, 5],
      [true, null],
    ],
    null,
  ],
  [[[false, 5]], null],
] as [[boolean, number | null][], number | null][])("servers %j take %s mails a minute", (servers, rate) => {
  expect(rateOf(servers.map(([isActive, ratePerMinute]) => ({ isActive, ratePerMinute })))).toBe(rate);
});

describeWithDatabase("an organisation's mail servers", (db) => {
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
    CreateMailServerInput.parse({
      smtp_server: "smtp.example.org",
      smtp_port: 587,
      security: "starttls",
      from_email: "runbell@example.org",
      ...fields,
    });
  const create = (fields: object = {}) => createMailServer({ actor: people.alice, input: input(fields) });
  const update = (id: string, fields: UpdateMailServerInput) =>
    updateMailServer({ actor: people.alice, id, input: fields });
  const list = async () => (await listMailServers({ actor: people.alice })).data;
  const names = async () => (await list()).map(({ name }) => name);
  const audits = () => database().prisma.auditEntry.findMany({ orderBy: { id: "asc" } });
  const storedSecrets = async () => {
    const address = { organisationId: people.acme, kind: "email", channelId: null, userId: null } as const;
    const { config } = await loadChannel(address, await instanceRing());
    const [first = {}] = (config.servers ?? []) as Record<string, unknown>[];
    const secrets = ["password", "oauth_client_secret", "oauth_refresh_token"].map((name) => first[name]);
    return secrets.map((secret) => (secret instanceof Secret ? secret.reveal() : null));
  };

  test("stand in the order in which they were added, until somebody sets another", async () => {
    const [a, b, c] = [await create({ name: "a" }), await create({ name: "b" }), await create({ name: "c" })];
    await createMailServer({ actor: people.charlie, input: input({ name: "charlie's" }) });
    expect((await list()).map(({ name, position }) => [name, position])).toEqual([
      ["a", 0],
      ["b", 1],
      ["c", 2],
    ]);

    const ids = [c.id, a.id, b.id];
    const { data } = await orderMailServers({ actor: people.alice, ids });
    expect(data.map(({ name }) => name)).toEqual(["c", "a", "b"]);
    expect(data[0]?.updated_at).toBe(c.updated_at);
    await deleteMailServer({ actor: people.alice, id: a.id });
    await create({ name: "d" });
    expect(await names()).toEqual(["c", "b", "d"]);
    expect((await list()).map(({ position }) => position)).toEqual([0, 1, 2]);
  });

  test("keep a total order when they are added at the same time, and are twenty at most", async () => {
    const results = await Promise.allSettled(Array.from({ length: 22 }, () => create()));

    expect(results.filter(({ status }) => status === "rejected")).toHaveLength(2);
    const rows = await database().prisma.smtpSettings.findMany({ orderBy: { position: "asc" } });
    expect(rows.map(({ position }) => position)).toEqual(Array.from({ length: 20 }, (_, index) => index));
    await expect(create()).rejects.toMatchObject({ code: "conflict" });
  });

  test.each([
    ["is short", ([a = ""]: string[]) => [a]],
    ["names one twice", ([a = ""]: string[]) => [a, a]],
    ["names a stranger", ([a = ""]: string[], stranger: string) => [a, stranger]],
  ])("refuse an order that %s", async (_, order) => {
    const ids = [(await create()).id, (await create()).id];
    const stranger = await createMailServer({ actor: people.charlie, input: input() });

    const wrong = orderMailServers({ actor: people.alice, ids: order(ids, stranger.id) });

    await expect(wrong).rejects.toMatchObject({ code: "conflict" });
    expect((await list()).map(({ id }) => id)).toEqual(ids);
  });

  test("never show a secret, nor write one into the audit", async () => {
    const made = await create({ password, oauth_refresh_token: `${password}-token` });
    const changed = await update(made.id, { from_name: "Bell", password: "canary-another-password" });

    expect(made).toMatchObject({
      password: { configured: true, last4: "9876" },
      oauth_refresh_token: { configured: true },
      oauth_client_secret: { configured: false },
    });
    expect(await everythingStored(made, changed, await list())).not.toContain("canary");
    expect(await audits()).toMatchObject([
      {
        action: "mail_server.create",
        after: { smtp_server: "smtp.example.org", secrets: { password: "changed" } },
      },
      { action: "mail_server.update", before: { from_name: null }, after: { from_name: "Bell" } },
    ]);
  });

  const oauth = { oauth_client_secret: "secret", oauth_refresh_token: "token" };
  test.each([
    ["keep them when none is given", { from_name: "x" }, [password, "secret", "token"]],
    ["keep those that are empty", { password: "" }, [password, "secret", "token"]],
    [
      "keep them under another spelling of the host",
      { smtp_server: "SMTP.example.org" },
      [password, "secret", "token"],
    ],
    ["remove one for null", { password: null }, [null, "secret", "token"]],
    ["drop them with the host", { smtp_server: "evil.example.net" }, [null, null, null]],
    ["drop them with the port", { smtp_port: 2525 }, [null, null, null]],
    [
      "take the new one of a new host",
      { smtp_server: "b.example.org", password: "new" },
      ["new", null, null],
    ],
    [
      "drop the client's with the token address",
      { oauth_token_url: "https://evil.example/" },
      [password, null, null],
    ],
  ])("%s", async (_, fields, expected) => {
    const { id } = await create({ password, ...oauth });

    await update(id, fields);

    expect(await storedSecrets()).toEqual(expected);
  });

  test("refuse settings that cannot work, at their fields", async () => {
    const oauth2 = create({ auth_method: "oauth2", username: "ada" });
    await expect(oauth2).rejects.toMatchObject({
      code: "invalid_input",
      issues: [{ pointer: "/oauth_client_id" }, { pointer: "/oauth_token_url" }],
    });
    await expect(create({ from_email: "a..b@example.org" })).rejects.toMatchObject({
      issues: [{ pointer: "/from_email" }],
    });
    const custom_ca = "-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----";
    await expect(create({ custom_ca })).rejects.toMatchObject({ issues: [{ pointer: "/custom_ca" }] });
    expect(await list()).toEqual([]);
  });

  test("that cannot work may be kept for later, switched off", async () => {
    const { id } = await create({ auth_method: "oauth2", is_active: false });

    await expect(update(id, { is_active: true })).rejects.toMatchObject({ code: "invalid_input" });
    expect(await update(id, { name: "Later" })).toMatchObject({ name: "Later", is_active: false });
  });

  test("make mails due at once that waited for better settings, at the rate of all of them", async () => {
    const { id } = await create({ rate_per_minute: 5 });
    const lane = mailLane(people.acme);
    await closeLane(people.acme, lane);
    await closeLane(people.acme, mailServerName(people.acme, id));
    const later = new Date(Date.now() + 3_600_000);
    const waiting = { lane, state: "retrying", nextAttemptAt: later };
    await makeNotification(people.acme, { ...waiting, reason: "unauthorized" });
    await makeNotification(people.acme, { ...waiting, reason: "timeout" });
    expect((await list())[0]?.health).toMatchObject({ state: "closed", last_reason: "unauthorized" });

    expect(await update(id, { rate_per_minute: 7 })).toMatchObject({ health: { state: "ok" } });

    const { prisma } = database();
    expect(await prisma.notification.count({ where: { nextAttemptAt: { lt: later } } })).toBe(1);
    expect(await prisma.destinationHealth.count({ where: { openUntil: { not: null } } })).toBe(0);
    expect(await prisma.laneBucket.findMany()).toMatchObject([{ lane, perMinute: 7 }]);
    await create({ rate_per_minute: 3 });
    expect(await prisma.laneBucket.findMany()).toMatchObject([{ lane, perMinute: 10 }]);
    await update(id, { is_active: false });
    expect(await prisma.laneBucket.findMany()).toMatchObject([{ lane, perMinute: 3 }]);
    await update(id, { is_active: true, rate_per_minute: null });
    expect(await prisma.laneBucket.count()).toBe(0);
  });

  test("that are removed take their secrets and health along", async () => {
    const { id } = await create({ password });
    await closeLane(people.acme, mailServerName(people.acme, id));

    await deleteMailServer({ actor: people.alice, id });

    const { prisma } = database();
    expect(await prisma.secret.count()).toBe(0);
    expect(await prisma.destinationHealth.count()).toBe(0);
    expect((await audits()).at(-1)).toMatchObject({
      action: "mail_server.delete",
      before: { smtp_server: "smtp.example.org" },
    });
  });

  test("are not Charlie's to see or change", async () => {
    const { id } = await create({ password });
    const actor = people.charlie;
    const absent = { code: "not_found" };

    await expect(updateMailServer({ actor, id, input: { name: "mine" } })).rejects.toMatchObject(absent);
    await expect(deleteMailServer({ actor, id })).rejects.toMatchObject(absent);
    await expect(testMailServer({ actor, id, to: "a@example.org" })).rejects.toMatchObject(absent);
    await expect(checkMailServer({ actor, input: { id } })).rejects.toMatchObject(absent);
    expect((await listMailServers({ actor })).data).toEqual([]);
  });

  const listen = async (script: SmtpScript = {}, fields: object = {}) => {
    server = await startScriptedSmtpServer(script);
    return create({
      smtp_server: "127.0.0.1",
      smtp_port: server.port,
      security: "none",
      username: "mailer",
      password,
      ...fields,
    });
  };

  describe("are tested one by one", () => {
    test("also while they are switched off or closed", async () => {
      const { id } = await listen({}, { is_active: false });
      await closeLane(people.acme, mailServerName(people.acme, id));

      const result = await testMailServer({ actor: people.alice, id, to: "ada@example.org" });

      expect(result).toMatchObject({ ok: true, reason: null, fix: null });
      expect(server?.messages).toHaveLength(1);
      expect(server?.messages[0]).toContain("To: ada@example.org");
    });

    test("with the category of a refusal and what to do, not what was said", async () => {
      const { id } = await listen({ auth: "535 5.7.8 canary: no such user" });

      const result = await testMailServer({ actor: people.alice, id, to: "ada@example.org" });

      expect(result).toMatchObject({
        ok: false,
        reason: "unauthorized",
        text: "The mail server refused the credentials.",
        fix: expect.stringMatching(/^Check user name and password/) as string,
      });
      expect(await everythingStored(result)).not.toContain("canary");
      expect((await audits()).at(-1)).toMatchObject({ action: "mail_server.test", after: { ok: false } });
    });
  });

  describe("are examined", () => {
    const check = (fields: object) =>
      checkMailServer({ actor: people.alice, input: CheckMailServerInput.parse(fields) });
    const outcomes = ({ steps }: Awaited<ReturnType<typeof check>>) =>
      Object.fromEntries(steps.map(({ step, outcome }) => [step, outcome]));

    test("as they are stored, with their secrets", async () => {
      const { id } = await listen();

      expect(await check({ id })).toMatchObject({ ok: true });
      expect(server?.commands.some((command) => command.startsWith("AUTH"))).toBe(true);
      expect(server?.messages).toHaveLength(0);
      expect(outcomes(await check({ id, to: "ada@example.org" }))).toMatchObject({
        auth: "ok",
        message: "ok",
      });
      expect(server?.messages).toHaveLength(1);
    });

    test("with settings that are not stored, which change nothing", async () => {
      const { id } = await listen({ auth: "535 5.7.8 canary" });

      const report = await check({ id, username: "somebody", password: "other" });

      expect(report.ok).toBe(false);
      expect(outcomes(report)).toMatchObject({ tcp: "ok", auth: "failed", rcpt_to: "skipped" });
      expect(JSON.stringify(report)).not.toContain("canary");
      expect((await list())[0]).toMatchObject({ username: "mailer" });
    });

    test("without ever sending a stored password to another server", async () => {
      const { id } = await create({ username: "mailer", password });
      server = await startScriptedSmtpServer();
      const moved = { id, smtp_server: "127.0.0.1", smtp_port: server.port, security: "none" };

      await check(moved);

      const seen = server.commands.join("\n");
      expect(seen).not.toContain(password);
      expect(seen).not.toContain(Buffer.from(`\0mailer\0${password}`).toString("base64"));
      expect(seen).not.toContain(Buffer.from(password).toString("base64"));
    });

    test("before there is one, with all that it takes", async () => {
      server = await startScriptedSmtpServer();
      const settings = { smtp_server: "127.0.0.1", smtp_port: server.port, security: "none" };

      await expect(check(settings)).rejects.toMatchObject({
        code: "invalid_input",
        issues: [{ pointer: "/from_email", detail: "is missing" }],
      });
      expect(await check({ ...settings, from_email: "runbell@example.org" })).toMatchObject({ ok: true });
      expect(await list()).toEqual([]);
    });

    test("but not with a secret that cannot be read, until it is given anew", async () => {
      const { id } = await listen();
      await database().prisma.secret.updateMany({ data: { ciphertext: "v1.none" } });

      await expect(check({ id })).rejects.toMatchObject({
        code: "unprocessable",
        issues: [{ pointer: "/password" }],
      });
      expect(await testMailServer({ actor: people.alice, id, to: "ada@example.org" })).toMatchObject({
        ok: false,
        text: "A stored secret cannot be read by this installation: enter it again.",
      });
      expect(await check({ id, password: "new" })).toMatchObject({ ok: true });
    });

    test("ten times a minute", async () => {
      const { id } = await listen();

      const results = await Promise.allSettled(Array.from({ length: 12 }, () => check({ id })));

      expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
    });
  });
});
