import { startOidcServer } from "@/lib/testing/oidc-server";
import { request } from "./api";
import { admin, expect, expectAccessible, test } from "./fixtures";

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
    await expect(elsewhere.getByRole("heading", { level: 1, name: "Home" })).toBeVisible();
    await elsewhere.context().close();
  } finally {
    await provider.close();
  }
});
