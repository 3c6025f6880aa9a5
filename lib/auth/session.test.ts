import { encode } from "next-auth/jwt";
import { beforeEach, expect, it, vi } from "vitest";
import { GET as getMe } from "@/app/api/v1/me/route";
import { PATCH as updateMember } from "@/app/api/v1/members/[user_id]/route";
import { POST as changePassword } from "@/app/api/v1/me/password/route";
import type { Database } from "@/lib/db/database";
import { makeCast, type Cast, type CastMember } from "@/lib/testing/cast";
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
  /** A session's row, and what a token says that names it. */
  async function begin({ userId, organisationId }: CastMember, lastSeenAt = new Date()) {
    const row = await db().prisma.session.create({
      data: { userId, organisationId, method: "password", lastSeenAt },
    });
    return { sessionId: row.id, sessionVersion: 1 };
  }
  const secondsAgo = (seconds: number) => new Date(Date.now() - seconds * 1000);

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
    await send(updateMember, {
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

  it("that looks at an organisation which its person is not of is nobody's", async () => {
    const { userId } = cast.charlie;

    expect(await statusOf(await sessionOf({ userId, organisationId: cast.organisationId }))).toBe(401);
  });

  it("is its row: without it the cookie is worth nothing", async () => {
    const session = await sessionOf(cast.bob);
    expect(await statusOf(session)).toBe(200);

    await db().prisma.session.deleteMany({ where: { userId: cast.bob.userId } });

    expect(await statusOf(session)).toBe(401);
  });

  it("ends with all of its person's, also where only the version says so", async () => {
    const session = await sessionOf(cast.bob);
    await db().prisma.user.update({
      where: { id: cast.bob.userId },
      data: { sessionVersion: { increment: 1 } },
    });

    expect(await statusOf(session)).toBe(401);
  });

  it("ends twelve hours after its last use, and its cookie after its own time", async () => {
    expect(await statusOf(await forge(await begin(cast.bob, secondsAgo(11.9 * HOUR_S))))).toBe(200);
    expect(await statusOf(await forge(await begin(cast.bob, secondsAgo(12.1 * HOUR_S))))).toBe(401);
    expect(await statusOf(await forge(await begin(cast.bob), { ageS: 12.1 * HOUR_S }))).toBe(401);
  });

  it("notes its use and its browser, once a minute", async () => {
    const { sessionId, sessionVersion } = await begin(cast.bob, secondsAgo(61));
    const session = await forge({ sessionId, sessionVersion });
    const use = async (browser: string) => {
      await send(getMe, { session, headers: { "user-agent": browser } });
      return db().prisma.session.findUniqueOrThrow({ where: { id: sessionId } });
    };

    const first = await use("A browser".padEnd(400, "."));
    expect(Date.now() - first.lastSeenAt.getTime()).toBeLessThan(30_000);
    expect(first.userAgent).toMatch(/^A browser\.+$/);
    expect(first.userAgent).toHaveLength(300);
    expect(await use("Another browser")).toEqual(first);
  });

  it("is not believed when it was made with another secret, or is something else", async () => {
    const token = await begin(cast.alice);
    const name = cookieName("session");

    expect(await statusOf(await forge(token, { secret: "some other secret" }))).toBe(401);
    expect(await statusOf(await forge({ ...token, sessionId: "' OR 1=1" }))).toBe(401);
    expect(await statusOf(await forge({ sub: cast.alice.userId }))).toBe(401);
    for (const value of ["", "x", "a.b.c.d.e", "e30.e30.e30.e30.e30", "%", "null", "x".repeat(5000)])
      expect(await statusOf(`${name}=${value}`)).toBe(401);
  });

  it("in use gets a new cookie when its own is half an hour old", async () => {
    const token = await begin(cast.bob);
    const young = await send(getMe, { session: await forge(token) });
    expect(young.headers.getSetCookie()).toEqual([]);

    const old = await send(getMe, { session: await forge(token, { ageS: 40 * 60 }) });
    const [renewed = ""] = old.headers.getSetCookie();
    expect(renewed).toMatch(/HttpOnly; SameSite=Lax$/);
    expect(await statusOf(renewed.split(";")[0] ?? "")).toBe(200);
  });
});
