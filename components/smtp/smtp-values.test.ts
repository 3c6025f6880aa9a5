import { describe, expect, it } from "vitest";
import type { SmtpSettingsView } from "@/lib/schemas/smtp";
import { presetOfHost, smtpPresets } from "./smtp-presets";
import { dropsPassword, smtpChangeWords, smtpInputOf, smtpValuesOf, SmtpValues } from "./smtp-values";

const view: SmtpSettingsView = {
  configured: true,
  smtp_server: "smtp.example.org",
  smtp_port: 587,
  security: "starttls",
  use_tls: true,
  use_ssl: false,
  username: "bell",
  password: { configured: true, last4: "a1b2", updated_at: null },
  from_email: "bell@example.org",
  from_name: "Runbell",
  reply_to: null,
  subject_prefix: null,
  is_active: true,
  created_at: null,
  updated_at: null,
};
const values = smtpValuesOf(view);

describe("the mail server in a form", () => {
  it("keeps the stored password by leaving it out, and removes it with null", () => {
    expect(smtpInputOf(values)).not.toHaveProperty("password");
    expect(smtpInputOf({ ...values, password: { action: "remove" } }).password).toBeNull();
    expect(smtpInputOf({ ...values, password: { action: "replace", value: "new" } }).password).toBe("new");
  });

  it("sends empty fields as none", () => {
    expect(smtpInputOf(values)).toMatchObject({ reply_to: null, subject_prefix: null, username: "bell" });
  });

  it("warns that another host or port loses the password, unless a new one is given", () => {
    expect(dropsPassword(view, values)).toBe(false);
    expect(dropsPassword(view, { ...values, smtp_server: "SMTP.example.org " })).toBe(false);
    expect(dropsPassword(view, { ...values, smtp_port: 465 })).toBe(true);
    expect(
      dropsPassword(view, { ...values, smtp_port: 465, password: { action: "replace", value: "x" } }),
    ).toBe(false);
  });

  it("names what changed", () => {
    expect(smtpChangeWords(values, { ...values, smtp_port: 465, security: "tls" })).toEqual([
      "Port",
      "Security",
    ]);
  });

  it.each([
    ["smtp_server", ""],
    ["smtp_server", "smtp.example.org/x"],
    ["smtp_port", null],
    ["smtp_port", 70_000],
    ["from_email", ""],
    ["reply_to", "nobody"],
  ])("refuses %s %j", (field, value) => {
    const parsed = SmtpValues.safeParse({ ...values, [field]: value });

    expect([...new Set(parsed.error?.issues.map(({ path }) => path[0]))]).toEqual([field]);
  });
});

describe("presets", () => {
  it.each([
    ["SMTP.gmail.com", "gmail"],
    ["email-smtp.us-east-1.amazonaws.com", "ses"],
    ["smtp.eu.mailgun.org", "mailgun"],
    ["mail.example.org", undefined],
  ])("knows %s as %s", (host, id) => {
    expect(presetOfHost(host)?.id).toBe(id);
  });

  it("never offer a server without encryption", () => {
    expect(smtpPresets.filter(({ security }) => security === "none")).toEqual([]);
  });
});
