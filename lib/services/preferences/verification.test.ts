import "../instance.fixture";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as confirm from "@/app/api/v1/users/[user_id]/address-verifications/confirm/route";
import * as send from "@/app/api/v1/users/[user_id]/address-verifications/route";
import { closeChannels } from "@/lib/channels/registry";
import type { PreferenceChannel } from "@/lib/core/channel-kind";
import { database, query, withTransaction } from "@/lib/db/database";
import { channelSecretField } from "@/lib/db/named-channels";
import { lockPreference } from "@/lib/db/preferences";
import { instanceRing, putSecret } from "@/lib/db/secrets";
import { Secret } from "@/lib/secrets";
import { makeCast, type Cast } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeChannel } from "@/lib/testing/factories/channels";
import { startScriptedHttpServer, type ScriptedAnswer } from "@/lib/testing/http-server";
import { send as request } from "@/lib/testing/request";
import { startSmtpSink } from "@/lib/testing/smtp-sink";
import { confirmAddress } from "./confirm-address";
import { getPreferences } from "./get-preferences";
import { savePreferences } from "./save-preferences";
import { sendAddressCode } from "./send-address-code";
import { saveWebhooks } from "./webhook-secrets";

describeWithDatabase("an address of one's own", (db) => {
  let cast: Cast;
  let server: Awaited<ReturnType<typeof startScriptedHttpServer>> | null = null;
  beforeEach(async () => {
    await truncateAll(db());
    cast = await makeCast();
  });
  afterEach(async () => {
    await server?.close();
    server = null;
  });

  const listen = async (answer: ScriptedAnswer = { status: 204 }) => {
    server ??= await startScriptedHttpServer(answer);
    return `${server.url}/canary-path`;
  };
  /** Past the input's schema, which takes https alone. */
  const giveWebhook = async (url: string) => {
    const ring = await instanceRing();
    await withTransaction(async (tx) => {
      const row = await lockPreference(tx, cast.organisationId, cast.bob.userId);
      await saveWebhooks(tx, row, { custom_webhook_url: url }, ring);
    });
  };
  const sendCode = (kind: PreferenceChannel = "webhook", { actor } = cast.bob) =>
    sendAddressCode({ actor, userId: cast.bob.userId, kind });
  const confirmWith = (code: string, kind: PreferenceChannel = "webhook", { actor } = cast.bob) =>
    confirmAddress({ actor, userId: cast.bob.userId, input: { kind, code } });
  const codeSent = () => {
    const { body = "" } = server?.requests.at(-1) ?? {};
    return /Your code for Runbell is (\d{6})/.exec(body)?.[1] ?? "none";
  };
  const wrong = () => (codeSent() === "000000" ? "000001" : "000000");
  const verified = async () =>
    (await getPreferences({ actor: cast.bob.actor, userId: "me" })).verified.webhook;
  const age = (seconds: number) =>
    query(`UPDATE address_verifications SET sent_at = sent_at - make_interval(secs => $1::int)`, [seconds]);
  const everything = async () => {
    const { prisma } = database();
    return JSON.stringify([
      await prisma.addressVerification.findMany(),
      await prisma.auditEntry.findMany(),
      await prisma.notification.findMany(),
      await prisma.inboxMessage.findMany(),
      await prisma.preference.findMany(),
    ]);
  };

  test("is verified by the code that was sent there, which nobody else can read", async () => {
    await giveWebhook(await listen());
    expect(await verified()).toBe(false);

    const sent = await sendCode();

    expect(sent).toMatchObject({ ok: true, text: "The code is on its way. Look for the six digits there." });
    expect(codeSent()).toMatch(/^\d{6}$/);
    expect(JSON.stringify(sent) + (await everything())).not.toContain(codeSent());
    expect(await verified()).toBe(false);
    expect((await confirmWith(codeSent())).verified).toEqual({
      email: true,
      slack: false,
      teams: false,
      webhook: true,
    });
    expect(await database().prisma.notification.count()).toBe(0);
    expect(await database().prisma.auditEntry.findMany({ orderBy: { id: "asc" } })).toMatchObject([
      { action: "preferences.send_code", subjectId: cast.bob.userId, after: { kind: "webhook", ok: true } },
      { action: "preferences.verify_address", after: { kind: "webhook", ok: true } },
    ]);
    await expect(sendCode()).rejects.toMatchObject({ code: "conflict" });
  });

  test("is verified anew when it is another one", async () => {
    const url = await listen();
    await giveWebhook(url);
    await sendCode();
    await confirmWith(codeSent());

    await giveWebhook(`${url}-2`);

    expect(await verified()).toBe(false);
    await expect(confirmWith(codeSent())).rejects.toMatchObject({
      code: "invalid_input",
      issues: [{ pointer: "/code", detail: "was not sent yet: ask for one" }],
    });
  });

  test("can be guessed at five times, and no code is right after that", async () => {
    await giveWebhook(await listen());
    await sendCode();

    for (let guess = 0; guess < 5; guess++)
      await expect(confirmWith(wrong())).rejects.toMatchObject({
        issues: [{ pointer: "/code", detail: "is not the code that was sent" }],
      });
    await expect(confirmWith(codeSent())).rejects.toMatchObject({
      issues: [{ detail: "was guessed at too often: ask for another one" }],
    });
    expect(await verified()).toBe(false);
    await age(61);
    await sendCode();
    expect((await confirmWith(codeSent())).verified.webhook).toBe(true);
  });

  test("can be guessed at five times also at the same time", async () => {
    await giveWebhook(await listen());
    await sendCode();

    await Promise.allSettled(Array.from({ length: 12 }, () => confirmWith(wrong())));

    expect(await database().prisma.addressVerification.findMany()).toMatchObject([{ failedTries: 5 }]);
  });

  test("is confirmed within half an hour, and gets a code a minute", async () => {
    await giveWebhook(await listen());
    await sendCode();
    const first = codeSent();
    await expect(sendCode()).rejects.toMatchObject({ code: "rate_limited" });
    expect(server?.requests).toHaveLength(1);

    await age(31 * 60);
    await expect(confirmWith(first)).rejects.toMatchObject({
      issues: [{ detail: "is too old: ask for another one" }],
    });
    await sendCode();
    if (codeSent() !== first)
      await expect(confirmWith(first)).rejects.toMatchObject({ code: "invalid_input" });
    expect((await confirmWith(codeSent())).verified.webhook).toBe(true);
  });

  test("that refuses the message says so, and another code may be asked for at once", async () => {
    await giveWebhook(await listen({ status: 410 }));

    expect(await sendCode()).toMatchObject({ ok: false, reason: "gone" });

    expect(await database().prisma.addressVerification.count()).toBe(0);
    expect(await sendCode()).toMatchObject({ ok: false });
  });

  test("that the organisation's channel has already counts as verified", async () => {
    const url = await listen();
    const { id: ownerId, organisationId } = await makeChannel(cast.organisationId);
    const place = { organisationId, ownerId, field: channelSecretField("url") };
    await putSecret(db().prisma, place, new Secret(url), await instanceRing());

    await giveWebhook(url);

    expect(await verified()).toBe(true);
    expect(server?.requests).toEqual([]);
  });

  test("of mail is verified over the organisation's mail server, and is none while it is the account's", async () => {
    const save = (mail_address: string | null) =>
      savePreferences({ actor: cast.bob.actor, userId: "me", input: { mail_address } });
    const sink = await startSmtpSink();
    try {
      expect(await save(cast.bob.email.toUpperCase())).toMatchObject({
        mail_address: null,
        verified: { email: true },
      });
      await expect(sendCode("email")).rejects.toMatchObject({ code: "unprocessable" });
      expect(await save("Bob@Home.example")).toMatchObject({
        mail_address: "bob@home.example",
        verified: { email: false },
      });
      await expect(sendCode("email")).rejects.toMatchObject({
        message: "No mail server is set up, so that no code can be sent.",
      });
      await database().prisma.smtpSettings.create({
        data: {
          organisationId: cast.organisationId,
          smtpServer: "127.0.0.1",
          smtpPort: sink.port,
          security: "none",
          fromEmail: "runbell@example.org",
          fromName: "Runbell",
          cc: ["everything@example.org"],
        },
      });

      expect(await sendCode("email")).toMatchObject({ ok: true });

      const code = /Your code for Runbell is (\d{6})/.exec((await sink.parsed()).text ?? "")?.[1] ?? "";
      expect(sink.messages[0]?.envelope.to).toEqual(["bob@home.example"]);
      expect((await confirmWith(code, "email")).verified.email).toBe(true);
      expect((await save("bob@work.example")).verified.email).toBe(false);
    } finally {
      await closeChannels();
      await sink.close();
    }
  });

  test("is not Ann's to ask for, and does not exist for Charlie", async () => {
    await giveWebhook(await listen());

    await expect(sendCode("webhook", cast.ann)).rejects.toMatchObject({ code: "forbidden" });
    await expect(sendCode("webhook", cast.charlie)).rejects.toMatchObject({ code: "not_found" });
    await expect(confirmWith("123456", "webhook", cast.charlie)).rejects.toMatchObject({ code: "not_found" });
    await expect(sendCode("slack")).rejects.toMatchObject({
      code: "unprocessable",
      message: "There is no Slack address to verify. Enter one in the preferences first.",
    });
    expect(server?.requests).toEqual([]);
  });

  test("over the API", async () => {
    await giveWebhook(await listen());
    const params = { user_id: "me" };

    const sent = await request(send.POST, { as: cast.bob, params, body: { kind: "webhook" } });
    expect(sent.result()).toMatchObject({ ok: true });
    const bad = await request(confirm.POST, { as: cast.bob, params, body: { kind: "webhook", code: "12" } });
    expect(bad.problem()).toMatchObject({ errors: [{ pointer: "/code" }] });
    const body = { kind: "webhook", code: codeSent() };
    expect((await request(confirm.POST, { as: cast.bob, params, body })).result().verified.webhook).toBe(
      true,
    );
    expect(
      (
        await request(send.POST, {
          as: cast.charlie,
          params: { user_id: cast.bob.userId },
          body: { kind: "email" },
        })
      ).status,
    ).toBe(404);
  });
});
