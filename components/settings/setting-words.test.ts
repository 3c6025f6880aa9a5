import { describe, expect, test } from "vitest";
import { settingAt } from "./setting-catalogue";
import { rowsInForce, rowsOfRoot } from "./setting-rows";
import { effectiveSentence, settingLines, settingText, triggerText } from "./setting-words";

describe("settings in words", () => {
  test.each([
    ["email.smtp_port", 587, "587"],
    ["retention.inbox_days", 30, "30"],
    ["limits.person", null, "No limit"],
    ["email.smtp_host", null, null],
    ["email.from_name", "", "Empty"],
    ["email.enabled", false, "Off"],
    ["email.to_emails", ["a@example.org", "b@example.org"], "a@example.org, b@example.org"],
    ["email.to_emails", [], "Nobody"],
    ["default_provider", "both", "Email and Slack"],
    ["jobs.etl", { enabled: false }, '{\n  "enabled": false\n}'],
  ])("%s of %j is %j", (path, value, text) => {
    expect(settingText(settingAt(path), value)).toBe(text);
  });

  test.each([
    [{ event: "pipeline_failure" }, "Job failed: on"],
    [{ event: "job.failed", enabled: false }, "Job failed: off"],
    [
      {
        event: "job.failed",
        severity: "critical" as const,
        providers: ["both" as const],
        cooldown_seconds: 60,
      },
      "Job failed: critical, by both, at most every 60 s",
    ],
    [{ event: "job.missed", providers: [], cooldown_seconds: 0 }, "Job missed its time: by no provider"],
  ])("%j is told as %j", (trigger, text) => {
    expect(triggerText(trigger)).toBe(text);
  });

  test("of events and of a job are a line each; what is left out has none", () => {
    const triggers = [{ event: "job.failed", enabled: false }];

    expect(settingLines({ path: "event_triggers" }, triggers)).toEqual(["Job failed: off"]);
    expect(settingLines({ path: "event_triggers" }, [])).toEqual([]);
    expect(settingLines({ path: "jobs.etl" }, { enabled: false, event_triggers: triggers })).toEqual([
      "Nobody is told of its events",
      "Job failed: off",
    ]);
    expect(settingLines({ path: "jobs.etl" }, null)).toBeNull();
    expect(settingLines({ path: "email.to_emails" }, ["a@example.org"])).toBeNull();
  });

  test("the sentence counts what is whose, and what is broken", () => {
    const field = { label: "", value: 1, without: null, is_secret: false, problem: null };
    const data = [
      { ...field, path: "a", source: "organisation" as const },
      { ...field, path: "b", source: "root" as const, problem: "is not set" },
      { ...field, path: "c", source: "default" as const },
    ];

    expect(effectiveSentence({ mode: "inherit", data })).toBe(
      "1 of 3 fields is the organisation’s own, 1 comes from root. 1 field cannot be used as it stands.",
    );
    expect(effectiveSentence({ mode: "off", data: data.slice(2) })).toBe(
      "Nobody is told anything. None of 1 field is the organisation’s own.",
    );
  });
});

describe("rows of settings", () => {
  test("are grouped; a job’s own come with the events, and only overrides say what would be without them", () => {
    const field = { label: "Nightly", is_secret: false, problem: null };
    const groups = rowsInForce({
      data: [
        { ...field, path: "email.smtp_port", value: 25, source: "organisation", without: 587 },
        { ...field, path: "email.smtp_host", value: "m.example.org", source: "root", without: null },
        { ...field, path: "jobs.nightly", value: {}, source: "organisation", without: null },
      ],
    });

    const rows = groups.flatMap(({ title, rows }) => rows.map((row) => ({ title, ...row })));
    expect(rows).toMatchObject([
      { title: "Email", setting: { path: "email.smtp_port" }, without: 587 },
      { title: "Email", setting: { path: "email.smtp_host" } },
      { title: "Events", setting: { path: "jobs.nightly", label: "Nightly" }, without: null },
    ]);
    expect(rows[1]).not.toHaveProperty("without");
  });

  test("of root show what it says, and of secrets how they end", () => {
    const secret = { configured: true, last4: "cret", updated_at: null, reference: null };
    const none = { configured: false, last4: null, updated_at: null, reference: null };
    const rows = rowsOfRoot({
      document: { email: { smtp_port: 25 }, jobs: { "etl.v2": { enabled: false } } },
      secrets: { "email.smtp_password": secret, "slack.webhook_url": none },
      problems: [{ path: "email.smtp_port", detail: "is odd" }],
    }).flatMap((group) => group.rows);

    const at = (path: string) => rows.find(({ setting }) => setting.path === path);
    expect(at("email.smtp_port")).toMatchObject({ value: 25, source: "root", problem: "is odd" });
    expect(at("email.smtp_password")).toMatchObject({ value: "…cret", source: "root" });
    expect(at("slack.webhook_url")).toMatchObject({ value: null, source: "default", problem: null });
    expect(at("email.enabled")).toMatchObject({ value: true, source: "default" });
    expect(at("jobs.etl.v2")).toMatchObject({ value: { enabled: false }, source: "root" });
  });
});
