import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { POST as acceptInvitation } from "@/app/api/v1/invitations/accept/route";
import { POST as openInvitation } from "@/app/api/v1/invitations/open/route";
import { POST as createInvitation } from "@/app/api/v1/invitations/route";
import { GET as getMe } from "@/app/api/v1/me/route";
import { config } from "@/lib/config";
import type { Database } from "@/lib/db/database";
import { AuthBrowser } from "@/lib/testing/auth-browser";
import { makeCast, type Cast } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeOrganisation } from "@/lib/testing/factories/organisations";
import type { OidcPerson, OidcServer } from "@/lib/testing/oidc-server";
import { send, sessionOf } from "@/lib/testing/request";
import { tryPassword } from "@/lib/testing/try-password";
import { hashPassword } from "./password";

// Before the first import that reads the configuration.
const { provider } = await vi.hoisted(async () => {
  const { startOidcServer } = await import("@/lib/testing/oidc-server");
  vi.stubEnv("APP_URL", "http://runbell.test");
  vi.stubEnv("LOG_LEVEL", "silent");
  const started: OidcServer = await startOidcServer("http://runbell.test");
  vi.stubEnv("OIDC_ISSUER", started.issuer);
  vi.stubEnv("OIDC_CLIENT_ID", started.clientId);
  vi.stubEnv("OIDC_CLIENT_SECRET", started.clientSecret);
  vi.stubEnv("OIDC_SIGN_UP", "family.example");
  // Made at its first request, which takes a while on a busy machine.
  await fetch(`${started.issuer}/.well-known/openid-configuration`);
  return { provider: started };
});

afterAll(() => provider.close());

/** The provider's part: from page to page, until it sends the browser back to Runbell. */
async function walkProvider(address: string): Promise<string> {
  const cookies = new Map<string, string>();
  for (let url = address, pages = 0; pages < 10; pages++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, { headers: { cookie }, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get("location");
    if (!location) throw new Error(`The provider answered ${response.status} ${await response.text()}`);
    url = new URL(location, url).href;
    if (url.startsWith(config().appUrl)) return url;
  }
  throw new Error("The provider never sends the browser back");
}

/** Goes from redirect to redirect of next-auth's. Gives where they lead. */
async function follow(browser: AuthBrowser, address: string): Promise<string> {
  const location = (await browser.get(address)).headers.get("location") ?? "";
  return location.includes("/api/auth/") ? follow(browser, location) : location;
}
const errorOf = (address: string) => new URL(address, config().appUrl).searchParams.get("error");

describeWithDatabase("signing in with a provider", (db: () => Database) => {
  let cast: Cast;
  let browser: AuthBrowser;

  beforeEach(async () => {
    await truncateAll(db());
    cast = await makeCast();
    browser = new AuthBrowser();
  });

  /** The whole way there and back. Gives where the browser ends up. */
  async function comeAs(person: OidcPerson | null, callbackUrl = "/"): Promise<string> {
    provider.person = person;
    const back = await walkProvider(await browser.askProvider(callbackUrl));
    return follow(browser, back);
  }
  const me = async () => (await send(getMe, { session: browser.session })).result();
  const verified = (email: string, sub = email): OidcPerson => ({ sub, email, email_verified: true });
  const actions = async () =>
    (await db().prisma.auditEntry.findMany({ orderBy: { id: "asc" } })).map(({ action }) => action);

  it("finds the person by the verified address, and by the identity from then on", async () => {
    expect(await comeAs(verified(cast.bob.email.toUpperCase(), "bob"), "/runs")).toBe(
      "http://runbell.test/runs",
    );
    expect(await me()).toMatchObject({ user: { id: cast.bob.userId }, role: "member" });
    expect(await actions()).toEqual(["identity.link", "session.create"]);

    browser = new AuthBrowser();
    await comeAs({ sub: "bob", email: "bob@new.example", email_verified: false });
    expect((await me()).user?.id).toBe(cast.bob.userId);
    expect(await db().prisma.userIdentity.findMany()).toMatchObject([
      { userId: cast.bob.userId, issuer: provider.issuer, subject: "bob" },
    ]);
    expect(await db().prisma.session.findMany()).toMatchObject([{ method: "oidc" }, { method: "oidc" }]);
  });

  it("leaves whoever made the account before it no way in, the first time alone", async () => {
    const { userId, email, password } = cast.bob;
    const expiresAt = new Date(Date.now() + 60_000);
    await db().prisma.passwordReset.create({ data: { userId, tokenHash: "h", expiresAt } });
    const session = await sessionOf(cast.bob);

    await comeAs(verified(email, "bob"));

    expect((await send(getMe, { session })).status).toBe(401);
    expect(await tryPassword(email, password)).toBeNull();
    expect(await db().prisma.passwordReset.count()).toBe(0);
    expect(await me()).toMatchObject({ user: { id: userId, has_password: false } });

    await db().prisma.user.update({
      where: { id: userId },
      data: { passwordHash: await hashPassword(password) },
    });
    browser = new AuthBrowser();
    await comeAs(verified(email, "bob"));
    expect(await tryPassword(email, password)).toBe(userId);
  });

  it("keeps root's password, which works while the provider does not", async () => {
    await db().prisma.user.update({ where: { id: cast.alice.userId }, data: { isRoot: true } });

    await comeAs(verified(cast.alice.email));

    expect((await me()).user?.id).toBe(cast.alice.userId);
    expect(await tryPassword(cast.alice.email, cast.alice.password)).toBe(cast.alice.userId);
  });

  it("joins a second organisation by its link, without a password", async () => {
    await comeAs(verified(cast.bob.email, "bob"));
    const body = { email: cast.bob.email, role: "author" };
    const { link } = (await send(createInvitation, { as: cast.charlie, body })).result();
    const token = link.url.split("#token=")[1] ?? "";
    const headers = { "sec-fetch-site": "same-origin" };

    const elsewhere = (await send(openInvitation, { body: { token } })).result();
    expect(elsewhere).toMatchObject({ has_account: true, has_password: false, is_signed_in: false });
    expect((await send(acceptInvitation, { body: { token, password: "anything at all" } })).status).toBe(409);
    const { session } = browser;
    const here = (await send(openInvitation, { session, body: { token } })).result();
    expect(here.is_signed_in).toBe(true);
    const stranger = await sessionOf(cast.ann);
    expect(
      (await send(acceptInvitation, { session: stranger, body: { token, password: "anything at all" } }))
        .status,
    ).toBe(409);

    const answer = await send(acceptInvitation, { session, body: { token }, headers });

    expect(answer.result()).toEqual({ email: cast.bob.email });
    const [joined = ""] = answer.headers.getSetCookie();
    expect((await send(getMe, { session: joined })).result()).toMatchObject({
      user: { id: cast.bob.userId },
      organisation: { id: cast.charlie.organisationId },
      role: "author",
    });
    expect((await send(getMe, { session })).status, "the session before").toBe(401);
  });

  it("does not trust an address that the provider has not verified", async () => {
    for (const person of [
      { sub: "eve", email: cast.alice.email },
      { sub: "eve", email: cast.alice.email, email_verified: false },
      { sub: "eve", email: cast.alice.email, email_verified: "true" as unknown as boolean },
    ])
      expect(errorOf(await comeAs(person))).toBe("OidcUnverified");

    expect((await send(getMe, { session: browser.session })).status).toBe(401);
    expect(await db().prisma.userIdentity.count()).toBe(0);
  });

  it("lets in whoever is invited, once, with the invitation's role", async () => {
    const { organisationId } = cast;
    const expiresAt = new Date(Date.now() + 60_000);
    await db().prisma.invitation.create({
      data: { organisationId, email: "dora@example.org", role: "author", tokenHash: "h", expiresAt },
    });
    const dora = { ...verified("Dora@example.org"), name: " Dora\u0007 Maar " };
    expect(await comeAs(dora)).toBe("http://runbell.test/");

    expect(await me()).toMatchObject({
      user: { name: "Dora Maar", email: "dora@example.org" },
      role: "author",
    });
    expect(await db().prisma.invitation.findFirstOrThrow()).toMatchObject({ acceptedAt: expect.any(Date) });
    expect(await actions()).toEqual(["invitation.accept", "identity.link", "session.create"]);
    const { passwordHash } = await db().prisma.user.findUniqueOrThrow({
      where: { email: "dora@example.org" },
    });
    expect(passwordHash).toBeNull();
  });

  it("lets in whoever is invited to two organisations everywhere, and nowhere that others are invited to", async () => {
    const expiresAt = new Date(Date.now() + 60_000);
    const invite = (organisationId: string, email: string, role: string, minute: number) =>
      db().prisma.invitation.create({
        data: {
          organisationId,
          email,
          role,
          tokenHash: `${organisationId} ${email}`,
          expiresAt,
          createdAt: new Date(Date.UTC(2026, 0, 1, 0, minute)),
        },
      });
    const { id: third } = await makeOrganisation();
    await invite(cast.charlie.organisationId, "dora@example.org", "member", 1);
    await invite(cast.organisationId, "dora@example.org", "author", 0);
    await invite(third, "theodora@example.org", "admin", 2);
    expect(errorOf(await comeAs({ ...verified("dora@example.org"), email_verified: false }))).toBe(
      "OidcUnverified",
    );

    await comeAs(verified("dora@example.org"));

    expect(await me()).toMatchObject({ organisation: { id: cast.organisationId }, role: "author" });
    const { memberships } = await db().prisma.user.findUniqueOrThrow({
      where: { email: "dora@example.org" },
      select: { memberships: { select: { organisationId: true, role: true }, orderBy: { role: "asc" } } },
    });
    expect(memberships).toEqual([
      { organisationId: cast.organisationId, role: "author" },
      { organisationId: cast.charlie.organisationId, role: "member" },
    ]);
    expect(await actions()).toEqual([
      "invitation.accept",
      "invitation.accept",
      "identity.link",
      "session.create",
    ]);
    expect(await db().prisma.invitation.count({ where: { acceptedAt: null } })).toBe(1);
  });

  it("lets in nobody on an invitation that has expired or was taken back", async () => {
    const { organisationId } = cast;
    const past = new Date(Date.now() - 1);
    const base = { organisationId, email: "dora@example.org", role: "author" };
    await db().prisma.invitation.create({ data: { ...base, tokenHash: "a", expiresAt: past } });
    await db().prisma.invitation.create({
      data: { ...base, tokenHash: "b", expiresAt: new Date(Date.now() + 60_000), revokedAt: past },
    });

    expect(errorOf(await comeAs(verified("dora@example.org")))).toBe("OidcStranger");
  });

  it("makes somebody of a domain that may sign up a member of the first organisation, once", async () => {
    provider.person = { ...verified("eve@family.example"), name: "Eve" };
    const browsers = [new AuthBrowser(), new AuthBrowser(), new AuthBrowser()];
    const ways = await Promise.all(browsers.map(async (one) => walkProvider(await one.askProvider())));
    await Promise.all(browsers.map((one, index) => one.get(ways[index] ?? "")));

    for (const { session } of browsers)
      expect((await send(getMe, { session })).result()).toMatchObject({
        user: { name: "Eve" },
        role: "member",
        organisation: { id: cast.organisationId },
      });
    expect(await db().prisma.user.count({ where: { email: "eve@family.example" } })).toBe(1);
  });

  it("refuses strangers, disabled people, and whoever gives up at the provider", async () => {
    await db().prisma.user.update({ where: { id: cast.bob.userId }, data: { disabledAt: new Date() } });

    expect(errorOf(await comeAs(verified("stranger@example.org")))).toBe("OidcStranger");
    expect(errorOf(await comeAs(verified(cast.bob.email)))).toBe("OidcDisabled");
    expect(errorOf(await comeAs(null))).toBe("Callback");
    expect(await db().prisma.session.count()).toBe(0);
    expect(await db().prisma.user.count({ where: { email: "stranger@example.org" } })).toBe(0);
  });

  it("believes an answer only in the browser that asked, once, and as it was given", async () => {
    provider.person = verified(cast.bob.email);
    const answer = await walkProvider(await browser.askProvider());
    const changed = new URL(answer);
    changed.searchParams.set("state", "another");
    const foreign = new AuthBrowser();
    await foreign.askProvider();

    for (const [somebody, address] of [
      [new AuthBrowser(), answer],
      [foreign, answer],
    ] as const) {
      await somebody.get(address);
      expect((await send(getMe, { session: somebody.session })).status).toBe(401);
    }
    const copy = new AuthBrowser();
    for (const [name, value] of browser.cookies) copy.cookies.set(name, value);
    await copy.get(changed.href);
    expect((await send(getMe, { session: copy.session })).status).toBe(401);

    await browser.get(answer);
    expect((await send(getMe, { session: browser.session })).status).toBe(200);
    const again = new AuthBrowser();
    await again.get(answer);
    expect((await send(getMe, { session: again.session })).status).toBe(401);
  });

  it("leads to no other site afterwards", async () => {
    expect(await comeAs(verified(cast.bob.email), "https://evil.example/")).toBe("http://runbell.test/");
  });
});

describeWithDatabase("while the provider is down", () => {
  beforeAll(() => provider.close());

  it("says so on the sign-in page, and lets people in with their passwords", async () => {
    const { bob } = await makeCast();
    const browser = new AuthBrowser();
    const page = await follow(browser, await browser.askProvider());

    expect(page).toMatch(/^\/sign-in\?/);
    expect(errorOf(page)).toBe("OAuthSignin");
    expect((await browser.signIn(bob.email, bob.password)).status).toBe(200);
  });
});
