import { describe, expect, test } from "vitest";
import type { SettingsDocument } from "@/lib/core/settings";
import { valueAt, withoutValue, withValue } from "./document-path";

const document: SettingsDocument = {
  enabled: true,
  email: { smtp_host: "mail.example.org", smtp_port: 587 },
  limits: { person: null },
  jobs: { "etl.nightly": { enabled: false } },
};

describe("a path of the settings document", () => {
  test.each([
    ["enabled", true],
    ["email.smtp_port", 587],
    ["limits.person", null],
    ["limits.channel", undefined],
    ["slack.channel", undefined],
    ["jobs.etl.nightly", { enabled: false }],
    ["email.constructor", undefined],
  ])("%s finds %j", (path, value) => {
    expect(valueAt(document, path)).toEqual(value);
  });

  test("sets a value, makes the section that is not there, and leaves all else", () => {
    expect(withValue(document, "email.smtp_port", 25)).toEqual({
      ...document,
      email: { smtp_host: "mail.example.org", smtp_port: 25 },
    });
    expect(withValue({}, "slack.channel", "#ops")).toEqual({ slack: { channel: "#ops" } });
    expect(withValue({}, "jobs.a.b", {})).toEqual({ jobs: { "a.b": {} } });
    expect(document.email?.smtp_port).toBe(587);
  });

  test("takes a value out, and the section that is empty then", () => {
    expect(withoutValue(document, "email.smtp_port").email).toEqual({ smtp_host: "mail.example.org" });
    expect(withoutValue(document, "limits.person")).not.toHaveProperty("limits");
    expect(withoutValue(document, "jobs.etl.nightly")).not.toHaveProperty("jobs");
    expect(withoutValue(document, "enabled")).not.toHaveProperty("enabled");
    expect(withoutValue(document, "slack.channel")).toEqual(document);
  });
});
