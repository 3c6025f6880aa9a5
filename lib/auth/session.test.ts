import { encode } from "next-auth/jwt";
import { beforeEach, expect, it, vi } from "vitest";
import { GET as getMe } from "@/app/api/v1/me/route";
import { PATCH as changeMemberRole } from "@/app/api/v1/members/[user_id]/route";
import { POST as changePassword } from "@/app/api/v1/me/password/route";
import type { Database } from "@/lib/db/database";
import { makeCast, type Cast } from "@/lib/testing/cast";
import { describeWithDatabase } from "@/lib/testing/database";
import { send, sessionOf } from "@/lib/testing/request";
import { findSessionActor } from "./session";
import { cookieName } from "./session-cookie";
import { sessionSecret } from "./session-secret";

const HOUR_S = 3600;

/** A cookie with a token of any content, made so long ago. */
async function forge(
  token: Record<string, unknown>,
  { ageS = 0, maxAge = 12 * HOUR_S, secret = "" } = {},
): Promise<string> {
  const ours = (await sessionSecret()).reveal();
  vi.useFakeTimers({ now: Date.now() - ageS * 1000, toFake: ["Date"] });
  try {
    return `${cookieName("session")}=${await encode({ token, secret: secret || ours, maxAge })}`;
  } finally {
    vi.useRealTimers();
  }
}

describeWithDatabase("a session", (db: () => Database) => {
  let cast: Cast;

  beforeEach(async () => {
    cast = await makeCast();
  });

  async function statusOf(session: string): Promise<number> {
    return (await send(getMe, { session })).status;
  }

  it("is its person as the database knows them now", async () => {
    const session = await sessionOf(cast.bob);
    await db().prisma.membership.updateMany({ where: { userId: cast.bob.userId }, data: { role: "author" } });

    const actor = await findSessionActor(new Headers({ cookie: session }));
    expect(actor).toEqual({ ...cast.bob.actor, role: "author" });
  });

  it("ends when the person changes the password, also where it was changed", async () => {
    const [here, elsewhere] = [await sessionOf(cast.bob), await sessionOf(cast.bob)];
    const body = { current_password: cast.bob.password, new_password: "another good password" };

    expect((await send(changePassword, { session: here, body })).status).toBe(204);
    expect(await statusOf(here)).toBe(401);
    expect(await statusOf(elsewhere)).toBe(401);
    expect(await statusOf(await sessionOf(cast.bob))).toBe(200);
    expect(await statusOf(await sessionOf(cast.ann))).toBe(200);
  });

  it("ends when an admin changes the person's role", async () => {
    const session = await sessionOf(cast.bob);
    await send(changeMemberRole, {
      as: cast.alice,
      params: { user_id: cast.bob.userId },
      body: { role: "author" },
    });

    expect(await statusOf(session)).toBe(401);
  });

  it("ends when the person is disabled or leaves the organisation", async () => {
    const [bob, ann] = [await sessionOf(cast.bob), await sessionOf(cast.ann)];
    await db().prisma.user.update({ where: { id: cast.bob.userId }, data: { disabledAt: new Date() } });
    await db().prisma.membership.deleteMany({ where: { userId: cast.ann.userId } });

    expect(await statusOf(bob)).toBe(401);
    expect(await statusOf(ann)).toBe(401);
  });

  it("is of one organisation: a token for another one is nobody's", async () => {
    const { userId } = cast.charlie;

    expect(await statusOf(await sessionOf({ userId, organisationId: cast.organisationId }))).toBe(401);
  });

  it("ends after its time", async () => {
    const { userId, organisationId } = cast.bob;
    const token = { userId, organisationId, sessionVersion: 1 };

    expect(await statusOf(await forge(token))).toBe(200);
    expect(await statusOf(await forge(token, { ageS: 12.1 * HOUR_S }))).toBe(401);
  });

  it("is not believed when it was made with another secret, or is something else", async () => {
    const { userId, organisationId } = cast.alice;
    const token = { userId, organisationId, sessionVersion: 1 };
    const name = cookieName("session");

    expect(await statusOf(await forge(token, { secret: "some other secret" }))).toBe(401);
    expect(await statusOf(await forge({ ...token, userId: "' OR 1=1" }))).toBe(401);
    expect(await statusOf(await forge({ sub: userId }))).toBe(401);
    for (const value of ["", "x", "a.b.c.d.e", "e30.e30.e30.e30.e30", "%", "null", "x".repeat(5000)])
      expect(await statusOf(`${name}=${value}`)).toBe(401);
  });

  it("in use gets a new cookie when its own is half an hour old", async () => {
    const { userId, organisationId } = cast.bob;
    const token = { userId, organisationId, sessionVersion: 1 };
    const young = await send(getMe, { session: await forge(token) });
    expect(young.headers.getSetCookie()).toEqual([]);

    const old = await send(getMe, { session: await forge(token, { ageS: 40 * 60 }) });
    const [renewed = ""] = old.headers.getSetCookie();
    expect(renewed).toMatch(/HttpOnly; SameSite=Lax$/);
    expect(await statusOf(renewed.split(";")[0] ?? "")).toBe(200);
  });
});
