import "../instance.fixture";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { GET as getMe } from "@/app/api/v1/me/route";
import { POST as makePasswordLink } from "@/app/api/v1/members/[user_id]/password-link/route";
import { POST as openPasswordReset } from "@/app/api/v1/password-resets/open/route";
import { POST as requestOverApi } from "@/app/api/v1/password-resets/route";
import { POST as setNewPassword } from "@/app/api/v1/password-resets/use/route";
import { closeChannels } from "@/lib/channels/registry";
import { query, type Database } from "@/lib/db/database";
import { makeCast, makeKeyOf, type Cast, type CastMember } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeUser } from "@/lib/testing/factories/people";
import { send, sessionOf } from "@/lib/testing/request";
import { startSmtpSink, type SmtpSink } from "@/lib/testing/smtp-sink";
import { tryPassword } from "@/lib/testing/try-password";
import { addMailSink, tokenIn } from "../account-mail/mail-sink.fixture";
import { requestPasswordReset } from "./request-password-reset";

const password = "another good password";

describeWithDatabase("a link for a new password", (db: () => Database) => {
  let cast: Cast;
  let sink: SmtpSink;

  beforeAll(async () => {
    sink = await startSmtpSink();
  });
  beforeEach(async () => {
    await truncateAll(db());
    cast = await makeCast();
    sink.messages.length = 0;
  });
  afterEach(() => closeChannels());
  afterAll(() => sink.close());

  /** As the sign-in page does, and waits for what comes after the answer. */
  const request = async (email: string) => {
    const { done } = await requestPasswordReset({ email, clientAddress: null });
    await done;
  };
  const mailedToken = async (index = 0) => tokenIn((await sink.parsed(index)).text ?? "", "/reset-password");
  const open = (token: string) => send(openPasswordReset, { body: { token } });
  const use = (token: string, chosen = password) =>
    send(setNewPassword, { body: { token, password: chosen } });
  const link = (as: CastMember, { userId }: { userId: string }) =>
    send(makePasswordLink, { as, params: { user_id: userId } });

  it("is mailed to the person alone, sets the password once, and ends all sessions", async () => {
    await addMailSink(cast.organisationId, sink);
    const session = await sessionOf(cast.bob);

    await request(cast.bob.email.toUpperCase());

    expect(sink.messages.map(({ envelope }) => envelope.to)).toEqual([[cast.bob.email]]);
    const token = await mailedToken();
    expect((await open(token)).result()).toEqual({ email: cast.bob.email });
    expect((await send(getMe, { session })).status).toBe(200);

    expect((await use(token)).result()).toEqual({ email: cast.bob.email });

    expect((await send(getMe, { session })).status).toBe(401);
    expect(await tryPassword(cast.bob.email, cast.bob.password)).toBeNull();
    expect(await tryPassword(cast.bob.email, password)).toBe(cast.bob.userId);
    expect((await use(token)).status).toBe(404);
    expect((await open(token)).status).toBe(404);
    const entries = await db().prisma.auditEntry.findMany({
      where: { action: { startsWith: "password." } },
      orderBy: { id: "asc" },
    });
    expect(entries).toMatchObject([
      { action: "password.request_reset", subjectId: cast.bob.userId, actorKind: "system" },
      { action: "password.reset", subjectId: cast.bob.userId, actorId: cast.bob.userId },
    ]);
    const stored = [await db().prisma.passwordReset.findMany(), await db().prisma.auditEntry.findMany()];
    expect(JSON.stringify(stored)).not.toContain(token);
    expect(await db().prisma.notification.count()).toBe(0);
  });

  it("sets one password of fifty at once", async () => {
    const token = tokenIn((await link(cast.alice, cast.bob)).result().url, "/reset-password");

    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, number) => use(token, `good password ${number}`)),
    );

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(49);
    expect(await db().prisma.auditEntry.count({ where: { action: "password.reset" } })).toBe(1);
  });

  it("is answered alike for everybody, known or not", async () => {
    await addMailSink(cast.organisationId, sink);
    await makeUser({ email: "nowhere@example.org" });
    const answers = await Promise.all(
      [cast.ann.email, "nobody@example.org", "nowhere@example.org", cast.charlie.email].map((email) =>
        send(requestOverApi, { body: { email } }),
      ),
    );

    expect(answers.map(({ status, text }) => [status, text])).toEqual(
      Array.from({ length: 4 }, () => [202, "{}"]),
    );
    await expect.poll(() => sink.messages.length).toBe(1);
    expect(sink.messages[0]?.envelope.to).toEqual([cast.ann.email]);
  });

  it("is asked for five times, known or not, and then a little later", async () => {
    for (const email of [cast.bob.email, "nobody@example.org"]) {
      for (let time = 0; time < 5; time++) await request(email);
      await expect(requestPasswordReset({ email, clientAddress: null })).rejects.toMatchObject({
        code: "rate_limited",
      });
    }
    expect(await tryPassword(cast.bob.email, cast.bob.password)).toBe(cast.bob.userId);
  });

  it("is the only one: a newer one voids it, and setting the password voids the others", async () => {
    await addMailSink(cast.organisationId, sink);
    await request(cast.bob.email);
    await request(cast.bob.email);

    expect((await open(await mailedToken(0))).status).toBe(404);
    expect((await open(await mailedToken(1))).status).toBe(200);
  });

  it("is good for an hour, and of no use to somebody disabled", async () => {
    await addMailSink(cast.organisationId, sink);
    await request(cast.bob.email);
    const row = await db().prisma.passwordReset.findFirstOrThrow();
    expect(row.expiresAt.getTime() - row.createdAt.getTime()).toBeGreaterThan(3_590_000);
    expect(row.expiresAt.getTime() - row.createdAt.getTime()).toBeLessThan(3_610_000);
    const token = await mailedToken();

    await db().prisma.user.update({ where: { id: cast.bob.userId }, data: { disabledAt: new Date() } });
    expect((await open(token)).status).toBe(404);
    expect((await use(token)).status).toBe(404);
    await request(cast.bob.email);
    expect(sink.messages).toHaveLength(1);
    await db().prisma.user.update({ where: { id: cast.bob.userId }, data: { disabledAt: null } });
    expect((await open(token)).status).toBe(200);

    await query(`UPDATE password_resets SET expires_at = now() - interval '1 second'`, []);
    expect((await open(token)).status).toBe(404);
    expect((await use(token)).status).toBe(404);
    expect(await tryPassword(cast.bob.email, cast.bob.password)).toBe(cast.bob.userId);
  });

  it("is not made where no mail could bring it", async () => {
    await request(cast.bob.email);

    expect(await db().prisma.passwordReset.count()).toBe(0);
  });

  describe("of somebody who is not one organisation's alone", () => {
    const setRoot = (userId: string) =>
      db().prisma.user.update({ where: { id: userId }, data: { isRoot: true } });

    beforeEach(async () => {
      await addMailSink(cast.charlie.organisationId, sink);
      await db().prisma.membership.create({
        data: { organisationId: cast.charlie.organisationId, userId: cast.bob.userId, role: "member" },
      });
    });

    it("does not go over a mail server whose admins could read it", async () => {
      await request(cast.bob.email);
      await setRoot(cast.bob.userId);
      await request(cast.bob.email);

      expect(sink.messages).toEqual([]);
      expect(await db().prisma.passwordReset.count()).toBe(0);
    });

    it("goes over one that only root administers", async () => {
      await setRoot(cast.charlie.userId);

      await request(cast.bob.email);

      expect(sink.messages.map(({ envelope }) => envelope.to)).toEqual([[cast.bob.email]]);
    });

    it("goes over the mail of the root settings", async () => {
      await db().prisma.smtpSettings.deleteMany();
      const email = {
        smtp_host: "127.0.0.1",
        smtp_port: sink.port,
        smtp_use_tls: false,
        from_email: "r@example.org",
      };
      await db().prisma.rootSettings.create({ data: { id: 1, document: { email } } });

      await request(cast.bob.email);

      expect(sink.messages.map(({ envelope }) => envelope.to)).toEqual([[cast.bob.email]]);
    });

    it("goes to root's own organisation while nobody else administers it", async () => {
      await addMailSink(cast.organisationId, sink);
      await setRoot(cast.alice.userId);

      await request(cast.alice.email);

      expect(sink.messages.map(({ envelope }) => envelope.to)).toEqual([[cast.alice.email]]);
    });
  });

  it("signs the browser in that uses it, and no other site's", async () => {
    const first = tokenIn((await link(cast.alice, cast.bob)).result().url, "/reset-password");
    const foreign = await send(setNewPassword, {
      body: { token: first, password },
      headers: { "sec-fetch-site": "cross-site", origin: "https://evil.example" },
    });
    expect(foreign.status).toBe(200);
    expect(foreign.headers.getSetCookie()).toEqual([]);

    const second = tokenIn((await link(cast.alice, cast.bob)).result().url, "/reset-password");
    const answer = await send(setNewPassword, {
      body: { token: second, password },
      headers: { "sec-fetch-site": "same-origin" },
    });

    const [cookie = ""] = answer.headers.getSetCookie();
    expect((await send(getMe, { session: cookie })).result().user?.id).toBe(cast.bob.userId);
    expect(await db().prisma.session.findMany()).toMatchObject([{ method: "reset" }]);
  });

  it("is made by an admin as well, for a day, and is handed on or mailed", async () => {
    const made = (await link(cast.alice, cast.bob)).result();
    expect(made.mailed).toBeNull();
    const hours = (Date.parse(made.expires_at) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(23.9);
    expect(hours).toBeLessThan(24.1);
    expect((await use(tokenIn(made.url, "/reset-password"))).status).toBe(200);

    await addMailSink(cast.organisationId, sink);
    const mailed = (await link(cast.alice, cast.bob)).result();
    expect(mailed.mailed).toBe(true);
    expect(await mailedToken()).toBe(tokenIn(mailed.url, "/reset-password"));
    expect(sink.messages[0]?.envelope.to).toEqual([cast.bob.email]);
  });

  it("is not made by others, nor for oneself or somebody disabled", async () => {
    expect((await link(cast.ann, cast.bob)).status).toBe(403);
    expect((await link(cast.charlie, cast.bob)).status).toBe(404);
    expect((await link(cast.alice, cast.alice)).status).toBe(409);
    const narrow = await makeKeyOf(cast.alice, { scopes: ["settings:write"] });
    const params = { user_id: cast.bob.userId };
    expect((await send(makePasswordLink, { key: narrow, params })).status).toBe(403);
    await db().prisma.user.update({ where: { id: cast.bob.userId }, data: { disabledAt: new Date() } });
    expect((await link(cast.alice, cast.bob)).problem().detail).toBe(
      "Bob is disabled. Let them in again first.",
    );
    expect(await db().prisma.passwordReset.count()).toBe(0);
  });

  it("is root's alone to make for root and for somebody of other organisations", async () => {
    await db().prisma.membership.create({
      data: { organisationId: cast.organisationId, userId: cast.charlie.userId, role: "member" },
    });
    await db().prisma.user.update({ where: { id: cast.bob.userId }, data: { isRoot: true } });

    expect((await link(cast.alice, cast.charlie)).problem().detail).toBe(
      "Charlie belongs to other organisations as well: only root may make them a link.",
    );
    expect((await link(cast.alice, cast.bob)).status).toBe(403);
    expect(await db().prisma.passwordReset.count()).toBe(0);

    await db().prisma.user.update({ where: { id: cast.alice.userId }, data: { isRoot: true } });
    expect((await link(cast.alice, cast.charlie)).status).toBe(201);
    expect((await link(cast.alice, cast.bob)).status).toBe(201);
  });

  it("takes a good password, and stays when it gets a bad one", async () => {
    const token = tokenIn((await link(cast.alice, cast.bob)).result().url, "/reset-password");

    expect((await use(token, "short")).problem().errors).toEqual([
      { pointer: "/password", detail: "must have at least 10 characters" },
    ]);
    expect((await use("not the token")).status).toBe(404);
    expect((await use(token)).status).toBe(200);
  });
});
