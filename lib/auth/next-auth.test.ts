import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { GET as getMe } from "@/app/api/v1/me/route";
import { config } from "@/lib/config";
import type { Database } from "@/lib/db/database";
import { AuthBrowser } from "@/lib/testing/auth-browser";
import { makeCast, makeCastMember, type Cast, type CastMember } from "@/lib/testing/cast";
import { describeWithDatabase } from "@/lib/testing/database";
import { makeUser } from "@/lib/testing/factories/people";
import { send } from "@/lib/testing/request";
import { answerNextAuth } from "./next-auth";
import { hashPassword } from "./password";
import { beginSession } from "./begin-session";

describe("next-auth's route", () => {
  it.each([
    ["GET", "/api/auth/callback/credentials"],
    ["POST", "/api/auth/callback/oidc"],
    ["POST", "/api/auth/_log"],
    ["POST", "/api/auth/session"],
    ["GET", "/api/auth/constructor"],
    ["DELETE", "/api/auth/session"],
  ])("answers nothing to %s %s", async (method, path) => {
    const response = await answerNextAuth(new Request(new URL(path, config().appUrl), { method }));

    expect(response.status).toBe(404);
  });

  it("reads no body of more than 16 KiB", async () => {
    const response = await new AuthBrowser().post("/api/auth/callback/credentials", {
      email: "x".repeat(20_000),
    });

    expect(response.status).toBe(413);
  });

  it("leads to our own sign-in page", async () => {
    const response = await new AuthBrowser().get("/api/auth/signin?callbackUrl=/runs");

    expect(response.status).toBe(302);
    expect(response.headers.get("location")).toBe(
      `/sign-in?callbackUrl=${encodeURIComponent(`${config().appUrl}/runs`)}`,
    );
  });
});

describeWithDatabase("signing in", (db: () => Database) => {
  let cast: Cast;
  let ada: CastMember;

  beforeAll(async () => {
    cast = await makeCast();
  });
  beforeEach(async () => {
    ada = await makeCastMember(cast.organisationId, "Ada", "author");
  });

  it("gives a session that requests are answered with, and sign-out ends it in this browser", async () => {
    const browser = new AuthBrowser();
    const answer = await browser.signIn(` ${ada.email.toUpperCase()} `, ada.password, "/runs");

    expect(answer).toMatchObject({ status: 200, url: `${config().appUrl}/runs` });
    expect((await send(getMe, { session: browser.session })).result()).toMatchObject({
      user: { id: ada.userId, email: ada.email },
      role: "author",
      organisation: { id: cast.organisationId },
    });

    const cookies = browser.session;
    await browser.signOut();
    expect((await send(getMe, { session: browser.session })).status).toBe(401);
    expect((await send(getMe, { session: cookies })).status).toBe(401);
    expect(await db().prisma.session.count({ where: { userId: ada.userId } })).toBe(0);
  });

  it("sets a cookie that scripts and other sites do not get", async () => {
    const browser = new AuthBrowser();
    const csrfToken = await browser.csrfToken();
    const response = await browser.post("/api/auth/callback/credentials", {
      email: ada.email,
      password: ada.password,
      csrfToken,
    });

    const cookie = response.headers.getSetCookie().find((text) => text.startsWith("runbell.session="));
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Lax/);
    expect(cookie).toMatch(/; Path=\//);
    const [, expires = ""] = /Expires=([^;]+)/.exec(cookie ?? "") ?? [];
    expect(new Date(expires).getTime() - Date.now()).toBeGreaterThan(11.9 * 3_600_000);
    expect(new Date(expires).getTime() - Date.now()).toBeLessThan(12.1 * 3_600_000);
  });

  it("tells a wrong password, an unknown name and a missing one alike", async () => {
    const answers = await Promise.all([
      new AuthBrowser().signIn(ada.email, "wrong password"),
      new AuthBrowser().signIn("nobody@example.org", "wrong password"),
      new AuthBrowser().signIn("", ""),
    ]);

    for (const answer of answers) {
      expect(answer.status).toBe(401);
      expect(new URL(answer.url).searchParams.get("error")).toBe("CredentialsSignin");
    }
  });

  it("refuses people who are disabled, have no password or belong nowhere", async () => {
    const { prisma } = db();
    await prisma.user.update({ where: { id: ada.userId }, data: { disabledAt: new Date() } });
    const passwordless = await makeUser();
    const homeless = await makeUser({ passwordHash: await hashPassword(ada.password) });

    for (const { email } of [ada, passwordless, homeless])
      expect((await new AuthBrowser().signIn(email, ada.password)).status).toBe(401);
  });

  it("refuses without the CSRF token of its own cookie", async () => {
    const browser = new AuthBrowser();
    const foreign = await new AuthBrowser().csrfToken();
    await browser.csrfToken();
    await browser.post("/api/auth/callback/credentials", {
      email: ada.email,
      password: ada.password,
      csrfToken: foreign,
      json: "true",
    });

    expect((await send(getMe, { session: browser.session })).status).toBe(401);
  });

  it.each(["https://evil.example/runs", "//evil.example", "/\\evil.example", "javascript:alert(1)"])(
    "does not lead to %s",
    async (callbackUrl) => {
      const { status, url } = await new AuthBrowser().signIn(ada.email, ada.password, callbackUrl);

      expect(status === 200 ? new URL(url).origin : config().appUrl).toBe(config().appUrl);
    },
  );

  it("begins a new session each time, and ends the one that this browser had", async () => {
    const [browser, elsewhere] = [new AuthBrowser(), new AuthBrowser()];
    await elsewhere.signIn(ada.email, ada.password);
    await browser.signIn(ada.email, ada.password);
    const before = browser.session;
    await browser.signIn(ada.email, ada.password);

    expect((await send(getMe, { session: browser.session })).status).toBe(200);
    expect((await send(getMe, { session: before })).status).toBe(401);
    expect((await send(getMe, { session: elsewhere.session })).status).toBe(200);
    const rows = await db().prisma.session.findMany({ where: { userId: ada.userId } });
    expect(rows.map(({ method, userAgent }) => ({ method, userAgent }))).toEqual(
      Array.from({ length: 2 }, () => ({ method: "password", userAgent: "Test browser" })),
    );
  });

  it("begins no session on a password that is being changed", async () => {
    const { userId, organisationId } = ada;
    const start = { userId, organisationId, method: "password", headers: new Headers() } as const;
    expect(await beginSession({ ...start, sessionVersion: 1 })).toMatchObject({ sessionVersion: 1 });
    await db().prisma.user.update({ where: { id: userId }, data: { sessionVersion: 2 } });

    expect(await beginSession({ ...start, sessionVersion: 1 })).toBeNull();
  });

  it("slows down guessing, whether there is such a person or not", async () => {
    for (const email of [ada.email, `nobody-${ada.userId}@example.org`]) {
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => new AuthBrowser().signIn(email, "wrong password")),
      );

      const errors = answers.map(({ url }) => new URL(url).searchParams.get("error"));
      const tried = errors.filter((error) => error === "CredentialsSignin").length;
      // More than the free five only where the machine is so slow that pauses were over meanwhile.
      expect(tried).toBeGreaterThanOrEqual(5);
      expect(tried).toBeLessThan(10);
      expect(errors.filter((error) => error === "TooManyAttempts")).toHaveLength(20 - tried);
    }
    // As after more of them: a pause that no slow machine outlasts.
    await db().prisma.signInFailure.updateMany({ data: { count: 20 } });
    const right = await new AuthBrowser().signIn(ada.email, ada.password);
    expect(new URL(right.url).searchParams.get("error")).toBe("TooManyAttempts");
    expect(right.status).toBe(429);
    expect(Number(right.retryAfter)).toBeGreaterThan(0);
  });

  it("is written down, and so is a refusal", async () => {
    await new AuthBrowser().signIn(ada.email, "wrong password");
    await new AuthBrowser().signIn(ada.email, ada.password);

    const entries = await db().prisma.auditEntry.findMany({
      where: { subjectId: ada.userId },
      orderBy: { createdAt: "asc" },
    });
    expect(entries.map(({ action }) => action)).toEqual(["session.refuse", "session.create"]);
    expect(entries[0]).toMatchObject({
      actorKind: "user",
      actorLabel: ada.email,
      organisationId: cast.organisationId,
    });
  });

  it("gives a session that next-auth's own look at it ends with the sessions of the person", async () => {
    const browser = new AuthBrowser();
    await browser.signIn(ada.email, ada.password);
    expect(await (await browser.get("/api/auth/session")).json()).toMatchObject({
      expires: expect.any(String),
    });

    await db().prisma.user.update({ where: { id: ada.userId }, data: { sessionVersion: { increment: 1 } } });
    expect(await (await browser.get("/api/auth/session")).json()).toEqual({});
    expect([...browser.cookies.keys()]).not.toContain("runbell.session");
  });
});
