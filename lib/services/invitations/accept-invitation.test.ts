import { beforeEach, expect, it } from "vitest";
import { POST as acceptInvitation } from "@/app/api/v1/invitations/accept/route";
import { POST as openInvitation } from "@/app/api/v1/invitations/open/route";
import { POST as createInvitation } from "@/app/api/v1/invitations/route";
import { GET as getMe } from "@/app/api/v1/me/route";
import { POST as makePasswordLink } from "@/app/api/v1/members/[user_id]/password-link/route";
import { POST as openPasswordReset } from "@/app/api/v1/password-resets/open/route";
import type { Role } from "@/lib/core/actor";
import { query, type Database } from "@/lib/db/database";
import { makeCast, type Cast, type CastMember } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeUser } from "@/lib/testing/factories/people";
import { send, sessionOf } from "@/lib/testing/request";
import { tryPassword } from "@/lib/testing/try-password";
import { tokenIn } from "../account-mail/mail-sink.fixture";

const EVE = "eve@example.org";
const password = "a good password";

describeWithDatabase("accepting an invitation", (db: () => Database) => {
  let cast: Cast;

  beforeEach(async () => {
    await truncateAll(db());
    cast = await makeCast();
  });

  const invite = async (email = EVE, role: Role = "author", as: CastMember = cast.alice) => {
    const { link } = (await send(createInvitation, { as, body: { email, role } })).result();
    return tokenIn(link.url, "/invitation");
  };
  const accept = (token: string, more: object = {}) =>
    send(acceptInvitation, { body: { token, name: "Eve", password, ...more } });
  const rolesOf = async (email: string) => {
    const rows = await db().prisma.membership.findMany({ where: { user: { email } } });
    return rows.map(({ organisationId, role }) => [organisationId, role]);
  };

  it("makes a new person, who signs in with the new password", async () => {
    const token = await invite();

    const answer = await accept(token, { timezone: "Europe/Berlin" });

    expect(answer.status).toBe(201);
    expect(answer.result()).toEqual({ email: EVE });
    const user = await db().prisma.user.findUniqueOrThrow({
      where: { email: EVE },
      include: { preferences: true },
    });
    expect(user).toMatchObject({
      name: "Eve",
      username: "eve",
      isRoot: false,
      preferences: [{ organisationId: cast.organisationId, timezone: "Europe/Berlin" }],
    });
    expect(await rolesOf(EVE)).toEqual([[cast.organisationId, "author"]]);
    expect(await tryPassword(EVE, password)).toBe(user.id);
    expect(await db().prisma.auditEntry.findFirst({ where: { action: "invitation.accept" } })).toMatchObject({
      organisationId: cast.organisationId,
      actorId: user.id,
      after: { email: EVE, role: "author" },
    });
    const again = await accept(token);
    expect(again.status).toBe(404);
    expect(again.problem().detail).toContain("accepted already");
  });

  it("makes one member of fifty requests at once", async () => {
    const token = await invite();

    const answers = await Promise.all(Array.from({ length: 50 }, () => accept(token)));

    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const { status } of answers) expect([201, 404, 409]).toContain(status);
    expect(await db().prisma.user.count({ where: { email: EVE } })).toBe(1);
    expect(await rolesOf(EVE)).toHaveLength(1);
    expect(await db().prisma.auditEntry.count({ where: { action: "invitation.accept" } })).toBe(1);
  });

  it("makes several people of one name at once", async () => {
    const addresses = ["a", "b", "c"].map((domain) => `eve@${domain}.example.org`);
    const tokens: string[] = [];
    for (const address of addresses) tokens.push(await invite(address));

    const answers = await Promise.all(tokens.map((token) => accept(token)));

    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    const users = await db().prisma.user.findMany({ where: { email: { in: addresses } } });
    expect(users.map(({ username }) => username).toSorted()).toEqual(["eve", "eve2", "eve3"]);
  });

  it("takes the password of somebody who has one, and keeps their name", async () => {
    const token = await invite(cast.charlie.email);
    expect((await send(openInvitation, { body: { token } })).result().has_account).toBe(true);

    const wrong = await accept(token);
    expect(wrong.status).toBe(400);
    expect(wrong.problem().errors).toEqual([
      { pointer: "/password", detail: "is not the password of your account" },
    ]);
    expect((await accept(token, { password: cast.charlie.password })).status).toBe(201);

    expect(await rolesOf(cast.charlie.email)).toContainEqual([cast.organisationId, "author"]);
    const user = await db().prisma.user.findUniqueOrThrow({ where: { id: cast.charlie.userId } });
    expect(user.name).toBe("Charlie");
    expect(await tryPassword(cast.charlie.email, cast.charlie.password)).toBe(cast.charlie.userId);
  });

  it("signs the browser in at the organisation that invites", async () => {
    const token = await invite(cast.charlie.email);
    const body = { token, password: cast.charlie.password };

    const answer = await send(acceptInvitation, { body, headers: { "sec-fetch-site": "same-origin" } });

    const [session = ""] = answer.headers.getSetCookie();
    const me = (await send(getMe, { session })).result();
    expect(me).toMatchObject({
      user: { id: cast.charlie.userId },
      organisation: { id: cast.organisationId },
    });
    expect(await db().prisma.session.findMany()).toMatchObject([{ method: "invitation" }]);
  });

  it("asks nobody for a password who is signed in, and everybody else", async () => {
    const token = await invite(cast.charlie.email);
    const session = await sessionOf(cast.charlie);

    const none = await send(acceptInvitation, { session: await sessionOf(cast.bob), body: { token } });
    expect(none.problem().errors).toEqual([{ pointer: "/password", detail: "is missing" }]);
    expect((await send(acceptInvitation, { session, body: { token } })).status).toBe(201);
    expect(await rolesOf(cast.charlie.email)).toContainEqual([cast.organisationId, "author"]);
  });

  it("slows down guessing that password, together with guesses at the sign-in page", async () => {
    const token = await invite(cast.charlie.email);
    for (let guess = 0; guess < 5; guess++) expect((await accept(token)).status).toBe(400);

    const answer = await accept(token, { password: cast.charlie.password });

    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    await expect(tryPassword(cast.charlie.email, cast.charlie.password)).rejects.toMatchObject({
      code: "rate_limited",
    });
  });

  it("gives an account that is nobody's yet its password", async () => {
    const user = await makeUser({ email: EVE, name: "Eve", passwordHash: null });
    const token = await invite();

    expect((await send(openInvitation, { body: { token } })).result().has_account).toBe(false);
    expect((await accept(token)).status).toBe(201);
    expect(await tryPassword(EVE, password)).toBe(user.id);
  });

  it.each(["root", "of another organisation", "known to a provider"])(
    "does not give an account without a password that is %s one",
    async (what) => {
      const user = await makeUser({ email: EVE, passwordHash: null, isRoot: what === "root" });
      if (what === "of another organisation")
        await db().prisma.membership.create({
          data: { organisationId: cast.charlie.organisationId, userId: user.id, role: "member" },
        });
      if (what === "known to a provider")
        await db().prisma.userIdentity.create({
          data: { userId: user.id, issuer: "https://id.example.org", subject: "eve" },
        });

      const answer = await accept(await invite());

      expect(answer.status).toBe(409);
      expect(answer.problem().detail).toContain("has an account without a password");
      expect((await db().prisma.user.findUniqueOrThrow({ where: { id: user.id } })).passwordHash).toBeNull();
      expect(await rolesOf(EVE)).not.toContainEqual([cast.organisationId, "author"]);
    },
  );

  it("is not for somebody who is disabled", async () => {
    await db().prisma.user.update({ where: { id: cast.charlie.userId }, data: { disabledAt: new Date() } });
    const token = await invite(cast.charlie.email);

    expect((await accept(token, { password: cast.charlie.password })).status).toBe(403);
    expect(await rolesOf(cast.charlie.email)).toHaveLength(1);
  });

  it("needs a name of a new person, and a good password, and keeps the link when they are missing", async () => {
    const token = await invite();

    const nameless = await send(acceptInvitation, { body: { token, password } });
    expect(nameless.problem().errors).toEqual([{ pointer: "/name", detail: "is missing" }]);
    expect((await accept(token, { password: "short" })).problem().errors).toEqual([
      { pointer: "/password", detail: "must have at least 10 characters" },
    ]);
    expect((await accept(token, { role: "admin" })).problem().errors?.[0]?.pointer).toBe("/role");
    expect((await accept(token, { timezone: "Mars/Olympus" })).status).toBe(400);
    expect((await accept(token)).status).toBe(201);
  });

  it("is too late after a week", async () => {
    const token = await invite();
    await query(`UPDATE invitations SET expires_at = now() - interval '1 second'`, []);

    expect((await accept(token)).problem().detail).toContain("has expired");
    expect(await db().prisma.user.count({ where: { email: EVE } })).toBe(0);
  });

  it("voids the link for a password that an admin of the other organisation has made before", async () => {
    const link = await send(makePasswordLink, { as: cast.alice, params: { user_id: cast.bob.userId } });
    const reset = tokenIn(link.result().url, "/reset-password");
    const token = await invite(cast.bob.email, "member", cast.charlie);

    expect((await accept(token, { password: cast.bob.password })).status).toBe(201);

    expect((await send(openPasswordReset, { body: { token: reset } })).status).toBe(404);
  });
});
