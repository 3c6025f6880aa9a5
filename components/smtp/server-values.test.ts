import { describe, expect, it } from "vitest";
import type { MailServerView } from "@/lib/schemas/mail-server";
import {
  dropsSecrets,
  newServerValues,
  serverChangeWords,
  serverInput,
  serverValuesOf,
  ServerValues,
} from "./server-values";

const none = { configured: false, last4: null, updated_at: null };
const view: MailServerView = {
  id: "s",
  position: 0,
  name: null,
  preset: null,
  smtp_server: "smtp.example.org",
  smtp_port: 587,
  security: "starttls",
  custom_ca: null,
  auth_method: "auto",
  username: "bell",
  oauth_client_id: null,
  oauth_token_url: null,
  oauth_scope: null,
  from_email: "bell@example.org",
  from_name: "Runbell",
  reply_to: null,
  cc: [],
  subject_prefix: null,
  rate_per_minute: null,
  is_active: true,
  password: { configured: true, last4: "a1b2", updated_at: null },
  oauth_client_secret: none,
  oauth_refresh_token: none,
  health: {
    state: "ok",
    last_success_at: null,
    last_failure_at: null,
    failures_in_row: 0,
    last_reason: null,
    last_reason_text: null,
    latency_ms: null,
    closed_until: null,
  },
  created_at: "2026-11-21T00:00:00Z",
  updated_at: "2026-11-21T00:00:00Z",
};
const values = serverValuesOf(view);

describe("a mail server in a form", () => {
  it("keeps the stored password by leaving it out, and removes it with null", () => {
    expect(serverInput(values)).not.toHaveProperty("password");
    expect(serverInput({ ...values, password: { action: "remove" } }).password).toBeNull();
    expect(serverInput({ ...values, password: { action: "replace", value: "new" } }).password).toBe("new");
  });

  it("sends empty fields as none, and what OAuth2 needs with OAuth2 only", () => {
    const gmail = newServerValues("gmail");

    expect(serverInput(values)).toMatchObject({ reply_to: null, subject_prefix: null, username: "bell" });
    expect(serverInput(gmail)).toMatchObject({ preset: "gmail", oauth_token_url: null });
    expect(serverInput({ ...gmail, auth_method: "oauth2" }).oauth_token_url).toMatch(/^https:\/\//);
  });

  it("warns that another host or port loses the password, unless a new one is given", () => {
    expect(dropsSecrets(view, values)).toBe(false);
    expect(dropsSecrets(view, { ...values, smtp_server: "SMTP.example.org " })).toBe(false);
    expect(dropsSecrets(view, { ...values, smtp_port: 465 })).toBe(true);
    expect(
      dropsSecrets(view, { ...values, smtp_port: 465, password: { action: "replace", value: "x" } }),
    ).toBe(false);
  });

  it("names what changed", () => {
    expect(serverChangeWords(values, { ...values, smtp_port: 465, security: "tls" })).toEqual([
      "Port",
      "Security",
    ]);
  });

  it.each([
    [{ smtp_server: "" }, "smtp_server"],
    [{ smtp_server: "smtp.example.org/x" }, "smtp_server"],
    [{ smtp_port: null }, "smtp_port"],
    [{ smtp_port: 70_000 }, "smtp_port"],
    [{ from_email: "" }, "from_email"],
    [{ reply_to: "nobody" }, "reply_to"],
    [{ cc: ["ada@example.org", "nobody"] }, "cc"],
    [{ rate_per_minute: 0.5 }, "rate_per_minute"],
    [{ oauth_token_url: "http://example.org" }, "oauth_token_url"],
    [{ auth_method: "oauth2", oauth_token_url: "https://example.org" }, "oauth_client_id"],
  ])("refuses %j", (change, field) => {
    const parsed = ServerValues.safeParse({ ...values, ...change });

    expect([...new Set(parsed.error?.issues.map(({ path }) => path[0]))]).toEqual([field]);
  });
});
