import { describe, expect, it, vi } from "vitest";
import { installSessionSecret } from "./session-secret";
import { makeSessionCookie, readSessionToken } from "./session-cookie";
import { answerNextAuth } from "./next-auth";
import { Secret } from "@/lib/secrets";

// Before the first import that reads the configuration.
vi.hoisted(() => vi.stubEnv("APP_URL", "https://runbell.example"));

installSessionSecret(new Secret("a session secret for tests only"));
const token = { sessionId: "0193a1b2-0000-7000-8000-000000000001", sessionVersion: 1 };

describe("under https", () => {
  it("cookies are secure, and no other host can set them", async () => {
    const cookie = await makeSessionCookie(token);
    const csrf = await answerNextAuth(new Request("https://runbell.example/api/auth/csrf"));

    for (const text of [cookie, ...csrf.headers.getSetCookie()]) {
      expect(text).toMatch(/^__Host-runbell\.[a-z-]+=/);
      expect(text).toMatch(/; Secure/);
      expect(text).toMatch(/Path=\//);
      expect(text).not.toMatch(/Domain/i);
    }
  });

  it("a cookie of a plain name is not read", async () => {
    const [pair = ""] = (await makeSessionCookie(token)).split(";");

    expect(await readSessionToken(new Headers({ cookie: pair }))).toMatchObject(token);
    expect(await readSessionToken(new Headers({ cookie: pair.replace("__Host-", "") }))).toBeNull();
  });
});
