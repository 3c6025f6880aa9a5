import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { GET as getMe } from "@/app/api/v1/me/route";
import { config } from "@/lib/config";
import type { Database } from "@/lib/db/database";
import { makeCast, makeCastMember, type Cast, type CastMember } from "@/lib/testing/cast";
import { describeWithDatabase } from "@/lib/testing/database";
import { makeUser } from "@/lib/testing/factories";
import { send } from "@/lib/testing/request";
import { answerNextAuth } from "./next-auth";
import { hashPassword } from "./password";

/** A browser as far as signing in needs one: it keeps cookies. */
class Browser {
  readonly cookies = new Map<string, string>();

  async get(path: string): Promise<Response> {
    return this.keep(
      await answerNextAuth(new Request(new URL(path, config().appUrl), { headers: this.headers() })),
    );
  }

  async post(path: string, form: Record<string, string>): Promise<Response> {
    const headers = { ...this.headers(), "content-type": "application/x-www-form-urlencoded" };
    const body = new URLSearchParams(form).toString();
    return this.keep(
      await answerNextAuth(new Request(new URL(path, config().appUrl), { method: "POST", headers, body })),
    );
  }

  async csrfToken(): Promise<string> {
    const { csrfToken } = (await (await this.get("/api/auth/csrf")).json()) as { csrfToken: string };
    return csrfToken;
  }

  /** As signIn("credentials", {redirect: false}) of next-auth/react does it. */
  async signIn(email: string, password: string, callbackUrl = "/"): Promise<{ status: number; url: string }> {
    const csrfToken = await this.csrfToken();
    const form = { email, password, callbackUrl, csrfToken, json: "true" };
    const response = await this.post("/api/auth/callback/credentials", form);
    const { url } = (await response.json()) as { url: string };
    return { status: response.status, url };
  }

  get session(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  private headers(): Record<string, string> {
    return { cookie: this.session };
  }

  private keep(response: Response): Response {
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ""] = cookie.split(";");
      const [name = "", value = ""] = pair.split("=");
      if (value === "" || /max-age=0|expires=thu, 01 jan 1970/i.test(cookie)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }
}

describe("next-auth's route", () => {
  it.each([
    ["GET", "/api/auth/callback/credentials"],
    ["POST", "/api/auth/_log"],
    ["POST", "/api/auth/session"],
    ["GET", "/api/auth/constructor"],
    ["DELETE", "/api/auth/session"],
  ])("answers nothing to %s %s", async (method, path) => {
    const response = await answerNextAuth(new Request(new URL(path, config().appUrl), { method }));

    expect(response.status).toBe(404);
  });

  it("reads no body of more than 16 KiB", async () => {
    const response = await new Browser().post("/api/auth/callback/credentials", {
      email: "x".repeat(20_000),
    });

    expect(response.status).toBe(413);
  });

  it("leads to our own sign-in page", async () => {
    const response = await new Browser().get("/api/auth/signin?callbackUrl=/runs");

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
    const browser = new Browser();
    const answer = await browser.signIn(` ${ada.email.toUpperCase()} `, ada.password, "/runs");

    expect(answer).toEqual({ status: 200, url: `${config().appUrl}/runs` });
    expect((await send(getMe, { session: browser.session })).result()).toMatchObject({
      user: { id: ada.userId, email: ada.email },
      role: "author",
      organisation: { id: cast.organisationId },
    });

    await browser.post("/api/auth/signout", { csrfToken: await browser.csrfToken(), json: "true" });
    expect((await send(getMe, { session: browser.session })).status).toBe(401);
  });

  it("sets a cookie that scripts and other sites do not get", async () => {
    const browser = new Browser();
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
      new Browser().signIn(ada.email, "wrong password"),
      new Browser().signIn("nobody@example.org", "wrong password"),
      new Browser().signIn("", ""),
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
      expect((await new Browser().signIn(email, ada.password)).status).toBe(401);
  });

  it("refuses without the CSRF token of its own cookie", async () => {
    const browser = new Browser();
    const foreign = await new Browser().csrfToken();
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
      const { status, url } = await new Browser().signIn(ada.email, ada.password, callbackUrl);

      expect(status === 200 ? new URL(url).origin : config().appUrl).toBe(config().appUrl);
    },
  );

  it("slows down guessing, whether there is such a person or not", async () => {
    for (const email of [ada.email, `nobody-${ada.userId}@example.org`]) {
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => new Browser().signIn(email, "wrong password")),
      );

      const errors = answers.map(({ url }) => new URL(url).searchParams.get("error"));
      expect(errors.filter((error) => error === "CredentialsSignin")).toHaveLength(5);
      expect(errors.filter((error) => error === "TooManyAttempts")).toHaveLength(15);
    }
    const right = await new Browser().signIn(ada.email, ada.password);
    expect(new URL(right.url).searchParams.get("error")).toBe("TooManyAttempts");
  });

  it("is written down, and so is a refusal", async () => {
    await new Browser().signIn(ada.email, "wrong password");
    await new Browser().signIn(ada.email, ada.password);

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
    const browser = new Browser();
    await browser.signIn(ada.email, ada.password);
    expect(await (await browser.get("/api/auth/session")).json()).toMatchObject({
      expires: expect.any(String),
    });

    await db().prisma.user.update({ where: { id: ada.userId }, data: { sessionVersion: { increment: 1 } } });
    expect(await (await browser.get("/api/auth/session")).json()).toEqual({});
    expect([...browser.cookies.keys()]).not.toContain("runbell.session");
  });
});
