import { startOidcServer } from "@/lib/testing/oidc-server";
import { request } from "./api";
import { admin, expect, expectAccessible, home, test } from "./fixtures";

test("whoever is invited comes in with the organisation's own sign-on, a stranger does not", async ({
  page,
  browser,
  launch,
}) => {
  const provider = await startOidcServer();
  const server = await launch({
    RUNBELL_ADMIN_EMAIL: admin.email,
    RUNBELL_ADMIN_PASSWORD: admin.password,
    RUNBELL_DEMO: "0",
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.clientId,
    OIDC_CLIENT_SECRET: provider.clientSecret,
    OIDC_NAME: "Example ID",
  });
  provider.appUrl = server.url;
  try {
    const invitation = await request(server, "POST", "/api/v1/invitations", {
      email: "dora@example.org",
      role: "author",
    });
    expect(invitation.status).toBe(201);

    provider.person = { sub: "1", email: "dora@example.org", email_verified: true, name: "Dora Maar" };
    await page.goto(`${server.url}/runs`);
    const button = page.getByRole("button", { name: "Continue with Example ID" });
    await expect(button).toBeVisible();
    await expectAccessible(page);
    await button.click();
    await expect(page.getByRole("heading", { level: 1, name: "Runs" })).toBeVisible();
    const me = await page.request.get(`${server.url}/api/v1/me`);
    expect(await me.json()).toMatchObject({
      user: { name: "Dora Maar", email: "dora@example.org", has_password: false },
      role: "author",
    });

    // A second organisation, by the link of its invitation and without a password.
    const root = await (await browser.newContext()).newPage();
    await root.goto(`${server.url}/sign-in`);
    await root.getByLabel("Email").fill(admin.email);
    await root.getByLabel("Password", { exact: true }).fill(admin.password);
    await root.getByRole("button", { name: "Sign in" }).click();
    await expect(root.getByRole("heading", { level: 1, name: home })).toBeVisible();
    const ask = async (method: string, path: string, data: object) => {
      const headers = { origin: server.url };
      const answer = await root.request.fetch(`${server.url}/api/v1/${path}`, { method, data, headers });
      expect(answer.ok(), await answer.text()).toBe(true);
      return (await answer.json()) as { id: string; link: { url: string } };
    };
    const { id } = await ask("POST", "root/organisations", { name: "Northwind", slug: "northwind" });
    await ask("PUT", "me/organisation", { organisation_id: id });
    const second = await ask("POST", "invitations", { email: "dora@example.org", role: "member" });
    const doras = await (await browser.newContext()).newPage();
    await doras.goto(second.link.url);
    await expect(doras.getByRole("heading", { name: "Join Northwind" })).toBeVisible();
    await expectAccessible(doras);
    await doras.getByRole("button", { name: "Continue with Example ID" }).click();
    await expect(doras.getByText("You are signed in as dora@example.org.")).toBeVisible();
    await doras.getByRole("button", { name: "Join", exact: true }).click();
    await expect(doras.getByRole("heading", { level: 1, name: home })).toBeVisible();
    const there = await doras.request.get(`${server.url}/api/v1/me`);
    expect(await there.json()).toMatchObject({ organisation: { name: "Northwind" }, role: "member" });
    await root.context().close();
    await doras.context().close();

    // Another browser: this one is known at the provider.
    const elsewhere = await (await browser.newContext()).newPage();
    provider.person = { sub: "2", email: "stranger@example.org", email_verified: true };
    await elsewhere.goto(`${server.url}/sign-in`);
    await elsewhere.getByRole("button", { name: "Continue with Example ID" }).click();
    await expect(elsewhere.getByText("You are not a member here.")).toBeVisible();

    await provider.close();
    await elsewhere.goto(`${server.url}/sign-in`);
    await elsewhere.getByRole("button", { name: "Continue with Example ID" }).click();
    await expect(elsewhere.getByText("The sign-in service does not answer.")).toBeVisible();
    await elsewhere.getByLabel("Email").fill(admin.email);
    await elsewhere.getByLabel("Password", { exact: true }).fill(admin.password);
    await elsewhere.getByRole("button", { name: "Sign in" }).click();
    await expect(elsewhere.getByRole("heading", { level: 1, name: home })).toBeVisible();
    await elsewhere.context().close();
  } finally {
    await provider.close();
  }
});
