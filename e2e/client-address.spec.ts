import type { APIRequestContext } from "@playwright/test";
import { admin, expect, test } from "./fixtures";

const adminEnv = {
  RUNBELL_ADMIN_EMAIL: admin.email,
  RUNBELL_ADMIN_PASSWORD: admin.password,
  RUNBELL_DEMO: "0",
};

/** Signs in behind what says of itself that it forwards. Gives the address that the session was begun from. */
async function addressOfSession(
  url: string,
  context: APIRequestContext,
  forwardedFor: string,
): Promise<string> {
  const headers = { "x-forwarded-for": forwardedFor };
  const { csrfToken } = (await (await context.get(`${url}/api/auth/csrf`)).json()) as { csrfToken: string };
  const form = { csrfToken, email: admin.email, password: admin.password, json: "true" };
  const answer = await context.post(`${url}/api/auth/callback/credentials`, { headers, form });
  expect(answer.status()).toBe(200);
  const { data } = (await (await context.get(`${url}/api/v1/me/sessions`)).json()) as {
    data: { is_current: boolean; address: string }[];
  };
  const current = data.find(({ is_current }) => is_current);
  return current?.address ?? "no session";
}

test("a session is shown with the address that a trusted proxy tells, and with none that anybody else does", async ({
  launch,
  playwright,
}) => {
  const [trusting, plain] = [
    await launch({ ...adminEnv, RUNBELL_TRUSTED_PROXIES: "127.0.0.1" }),
    await launch(adminEnv),
  ];
  const context = await playwright.request.newContext();

  expect(await addressOfSession(trusting.url, context, "203.0.113.9, 198.51.100.7")).toBe("198.51.100.7");
  expect(await addressOfSession(plain.url, context, "203.0.113.9, 198.51.100.7")).toBe("");
  await context.dispose();
});
