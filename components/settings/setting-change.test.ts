import { describe, expect, test } from "vitest";
import { settingAt } from "./setting-catalogue";
import { changeWith, changeWithout, entryOf, type SettingEntry } from "./setting-change";
import type { SettingRow } from "./setting-rows";

const rowAt = (path: string, value: unknown): SettingRow => ({
  setting: settingAt(path),
  value,
  source: "root",
  problem: null,
});

/** What is stored after somebody entered this at a path. */
function saved(path: string, entered: Partial<SettingEntry>, document = {}) {
  const { change, problem } = changeWith(settingAt(path), {
    ...entryOf(rowAt(path, null), { document }),
    ...entered,
  });
  return problem ?? change?.document?.(document) ?? change;
}

describe("changing a setting", () => {
  test("begins with the level's own value, else with what counts", () => {
    expect(entryOf(rowAt("email.smtp_port", 587), { document: { email: { smtp_port: 25 } } }).number).toBe(
      25,
    );
    expect(entryOf(rowAt("email.smtp_port", 587), { document: {} }).number).toBe(587);
    expect(entryOf(rowAt("email.to_emails", ["a"]), { document: {} }).lines).toEqual(["a"]);
    expect(entryOf(rowAt("limits.person", 5), { document: { limits: { person: null } } }).number).toBeNull();
    expect(entryOf(rowAt("jobs.a", null), { document: { jobs: { a: {} } } }).text).toBe("{}");
    expect(entryOf(rowAt("email.smtp_password", "…cret"), { document: {} }).text).toBe("");
  });

  test("stores each kind as the document holds it", () => {
    expect(saved("email.smtp_host", { text: " m.example.org " })).toEqual({
      email: { smtp_host: "m.example.org" },
    });
    expect(saved("limits.person", { number: null })).toEqual({ limits: { person: null } });
    expect(saved("email.smtp_port", { number: null })).toBe("Enter a number.");
    expect(saved("email.cc_emails", { lines: ["a@example.org ", ""] })).toEqual({
      email: { cc_emails: ["a@example.org"] },
    });
    expect(saved("slack.mention_channel", { isOn: false })).toEqual({ slack: { mention_channel: false } });
    expect(saved("jobs.a", { text: "{" })).toBe("This is not valid JSON.");
    expect(saved("jobs.etl.v2", { text: '{"enabled":false}' })).toEqual({
      jobs: { "etl.v2": { enabled: false } },
    });
  });

  test("keeps, replaces and removes a secret, which is no part of the document", () => {
    expect(saved("email.smtp_password", {})).toEqual({});
    expect(saved("email.smtp_password", { secret: { action: "replace", value: "x" } })).toEqual({
      secrets: { "email.smtp_password": "x" },
    });
    expect(changeWithout("email.smtp_password")).toEqual({ secrets: { "email.smtp_password": null } });
    expect(changeWithout("email.smtp_port").document?.({ email: { smtp_port: 25 } })).toEqual({});
  });
});
