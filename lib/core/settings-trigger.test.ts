import { describe, expect, it, test } from "vitest";
import type { EventType } from "./event";
import type { SettingsDocument } from "./settings";
import { applySettings } from "./settings-trigger";
import { defaultTrigger } from "./trigger";

const slackChannelId = "0193a1b2-0000-7000-8000-000000000001";
const slack = { kind: "channel", channel_id: slackChannelId };
const ops = { kind: "email", email: "ops@example.org" };
const people = defaultTrigger("job.failed").recipients;
const mail: SettingsDocument = { email: { to_emails: ["ops@example.org"] } };

interface Place {
  type?: EventType;
  jobKey?: string;
  isOwn?: boolean;
}

function apply(settings: SettingsDocument, { type = "job.failed", jobKey, isOwn = false }: Place = {}) {
  const base = {
    ...defaultTrigger(type),
    ...(isOwn && { cooldownSeconds: 7, channelKinds: ["teams" as const] }),
  };
  return applySettings(base, settings, { isOwn, jobKey: jobKey ?? null, slackChannelId });
}

describe("applySettings", () => {
  it("leaves every trigger as it is without settings", () => {
    expect(apply({})).toEqual(defaultTrigger("job.failed"));
    expect(apply({}, { isOwn: true, jobKey: "nightly" })).toMatchObject({ cooldownSeconds: 7 });
  });

  it("takes severity, cooldown and providers from the document, and switches on what is listed", () => {
    const entry = {
      event: "pipeline_success",
      severity: "warning",
      providers: ["email"],
      cooldown_seconds: 300,
    };

    expect(
      apply({ ...mail, event_triggers: [entry] } as SettingsDocument, { type: "job.completed" }),
    ).toMatchObject({
      enabled: true,
      severity: "warning",
      cooldownSeconds: 300,
      channelKinds: ["email"],
      recipients: [...people, ops],
    });
    expect(apply(mail, { type: "job.completed" }).enabled).toBe(false);
  });

  it("tells nobody of an event that is listed as not enabled", () => {
    const listed = (enabled: boolean) =>
      apply({ ...mail, event_triggers: [{ event: "job.failed", enabled }] }).enabled;

    expect([listed(true), listed(false)]).toEqual([true, false]);
  });

  it("lets “both” tell by mail and in Slack", () => {
    const both = { ...mail, event_triggers: [{ event: "job.failed", providers: ["both" as const] }] };

    expect(apply(both)).toMatchObject({
      channelKinds: ["email", "slack"],
      recipients: [...people, ops, slack],
    });
  });

  test.each([
    ["slack", ["slack"], [slack]],
    ["both", ["email", "slack"], [ops, slack]],
    ["email", ["email"], [ops]],
  ] as const)("uses the default provider %s where an event names none", (provider, kinds, rules) => {
    const settings = { ...mail, default_provider: provider, event_triggers: [{ event: "job.failed" }] };

    expect(apply(settings)).toMatchObject({ channelKinds: kinds, recipients: [...people, ...rules] });
    // What is not listed is told as people chose, and to the same addresses.
    expect(apply(settings, { type: "job.lost" })).toMatchObject({
      channelKinds: defaultTrigger("job.lost").channelKinds,
      recipients: [...people, ...rules],
    });
  });

  it("counts a run that took too long as a pipeline failure, unless it is listed itself", () => {
    const failure = { event: "pipeline_failure", cooldown_seconds: 300 };
    const timeout = { event: "job.timed_out", cooldown_seconds: 5 };
    const cooldown = (event_triggers: SettingsDocument["event_triggers"]) =>
      apply({ event_triggers }, { type: "job.timed_out" }).cooldownSeconds;

    expect(cooldown([failure])).toBe(300);
    expect(cooldown([failure, timeout])).toBe(5);
    expect(cooldown([{ ...failure, event: "job.failed" }])).toBe(0);
  });

  it("does not touch a trigger that the organisation set itself", () => {
    const settings: SettingsDocument = {
      ...mail,
      default_provider: "both",
      email: { ...mail.email, enabled: false },
      event_triggers: [{ event: "job.failed", enabled: false, cooldown_seconds: 300 }],
    };

    expect(apply(settings, { isOwn: true })).toMatchObject({
      enabled: true,
      cooldownSeconds: 7,
      channelKinds: ["teams"],
      recipients: people,
    });
  });

  it("lets a job have its own say, over everything else, and no other job", () => {
    const settings: SettingsDocument = {
      ...mail,
      event_triggers: [{ event: "job.failed", cooldown_seconds: 300 }],
      jobs: {
        nightly: { event_triggers: [{ event: "job.failed", severity: "critical", providers: ["slack"] }] },
        noisy: { enabled: false },
      },
    };

    expect(apply(settings, { jobKey: "nightly" })).toMatchObject({
      severity: "critical",
      cooldownSeconds: 300,
      channelKinds: ["slack"],
      recipients: [...people, slack],
    });
    expect(apply(settings, { jobKey: "nightly", isOwn: true })).toMatchObject({
      severity: "critical",
      cooldownSeconds: 7,
      channelKinds: ["slack"],
    });
    expect(apply(settings, { jobKey: "noisy", isOwn: true }).enabled).toBe(false);
    expect(apply(settings, { jobKey: "toString" })).toEqual(apply(settings));
    expect(apply(settings, { jobKey: "weekly" })).toEqual(apply(settings));
  });

  it("tells nobody by mail, or in Slack, where that section is not enabled", () => {
    const off = { ...mail, email: { ...mail.email, enabled: false }, slack: { enabled: false } };
    const told = apply({ ...off, default_provider: "both", event_triggers: [{ event: "job.failed" }] });

    expect(told.channelKinds).toEqual(["slack"]);
    expect(told.recipients).toEqual(people);
    expect(apply(off).channelKinds).not.toContain("email");
  });

  it("names nobody twice", () => {
    const settings = { email: { to_emails: ["ops@example.org", "ops@example.org"] } };

    expect(apply(settings).recipients.filter(({ kind }) => kind === "email")).toHaveLength(1);
  });
});
