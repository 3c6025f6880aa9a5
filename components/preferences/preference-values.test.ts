import { describe, expect, it } from "vitest";
import type { PreferenceView } from "@/lib/schemas/preference";
import { changesBetween, changeWords, PreferenceValues, valuesOf } from "./preference-values";

const view: PreferenceView = {
  user_id: "0193a1b2-0000-7000-8000-000000000001",
  email_enabled: true,
  slack_enabled: false,
  teams_enabled: false,
  webhook_enabled: false,
  events: { "job.started": { email: false } },
  quiet_hours_start: "22:00",
  quiet_hours_end: "07:00",
  quiet_days: [1, 2, 3, 4, 5, 6, 7],
  quiet_windows: [
    { start: "22:00", end: "07:00", days: [1, 2, 3, 4, 5] },
    { start: "00:00", end: "24:00", days: [7] },
  ],
  critical_bypass: true,
  timezone: "Europe/Berlin",
  notification_frequency: "immediate",
  digest_time: "08:00",
  next_digest_at: null,
  snoozed_until: null,
  is_snoozed: false,
  mail_address: null,
  verified: { email: true, slack: true, teams: false, webhook: false },
  email_notifications: true,
  email_on_job_completion: true,
  email_on_job_failure: true,
  extras: {},
  slack_webhook_url: "https://hooks.slack.com/…a1b2",
  teams_webhook_url: null,
  custom_webhook_url: null,
  is_quiet_now: false,
  quiet_until: null,
  updated_at: null,
};
const values = valuesOf(view);

describe("preferences in a form", () => {
  it("send nothing when nothing changed", () => {
    expect(changesBetween(values, valuesOf(view))).toEqual({});
  });

  it("send only the cells of the matrix that changed", () => {
    const after = { ...values, off: ["job.completed/email"] };

    expect(changesBetween(values, after)).toEqual({
      events: { "job.started": { email: true }, "job.completed": { email: false } },
    });
    expect(changeWords(values, after)).toEqual(["Events"]);
  });

  it("send all quiet windows when one changed, midnight as the end of the day", () => {
    const [night, sunday] = values.quiet_windows;
    const after = { ...values, quiet_windows: [sunday, night].flatMap((window) => window ?? []) };

    expect(sunday?.end).toBe("00:00");
    expect(changesBetween(values, after)).toEqual({
      quiet_windows: [
        { start: "00:00", end: "24:00", days: [7] },
        { start: "22:00", end: "07:00", days: [1, 2, 3, 4, 5] },
      ],
    });
    expect(changeWords(values, after)).toEqual(["Quiet hours"]);
    expect(changesBetween(values, { ...values, quiet_windows: [] })).toEqual({ quiet_windows: [] });
  });

  it("send another address for mail, and none when it is emptied", () => {
    const chosen = { ...values, mail_address: " ada@home.example " };

    expect(changesBetween(values, chosen)).toEqual({ mail_address: "ada@home.example" });
    const before = { ...values, mail_address: "ada@home.example" };
    expect(changesBetween(before, { ...before, mail_address: "" })).toEqual({ mail_address: null });
  });

  it("never send a stored address back, only a new one or its removal", () => {
    const replaced = {
      ...values,
      slack_webhook_url: { action: "replace" as const, value: " https://hooks.slack.com/x " },
    };
    const removed = { ...values, slack_webhook_url: { action: "remove" as const } };

    expect(changesBetween(values, replaced)).toEqual({ slack_webhook_url: "https://hooks.slack.com/x" });
    expect(changesBetween(values, removed)).toEqual({ slack_webhook_url: null });
  });

  it.each([
    ["a missing end", { quiet_windows: [{ start: "22:00", end: null, days: [1] }] }, "quiet_windows.0.end"],
    ["equal ends", { quiet_windows: [{ start: "22:00", end: "22:00", days: [1] }] }, "quiet_windows.0.end"],
    ["no day", { quiet_windows: [{ start: "22:00", end: "07:00", days: [] }] }, "quiet_windows.0.days"],
    ["no mailbox", { mail_address: "ada" }, "mail_address"],
    ["a digest at no time", { notification_frequency: "daily" as const, digest_time: null }, "digest_time"],
    [
      "an address without https",
      { slack_webhook_url: { action: "replace" as const, value: "http://x" } },
      "slack_webhook_url",
    ],
  ])("are refused with %s", (_, change, field) => {
    const parsed = PreferenceValues.safeParse({ ...values, ...change });

    expect(parsed.error?.issues.map(({ path }) => path.join("."))).toEqual([field]);
  });
});
