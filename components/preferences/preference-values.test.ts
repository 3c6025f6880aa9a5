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
  critical_bypass: true,
  timezone: "Europe/Berlin",
  notification_frequency: "immediate",
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

  it("empty both ends when quiet hours are switched off", () => {
    const after = { ...values, has_quiet_hours: false };

    expect(changesBetween(values, after)).toEqual({ quiet_hours_start: null, quiet_hours_end: null });
    expect(changeWords(values, after)).toEqual(["Quiet hours"]);
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
    ["a missing end", { quiet_hours_end: null }, "quiet_hours_end"],
    ["equal ends", { quiet_hours_end: "22:00" }, "quiet_hours_end"],
    ["no day", { quiet_days: [] }, "quiet_days"],
    [
      "an address without https",
      { slack_webhook_url: { action: "replace" as const, value: "http://x" } },
      "slack_webhook_url",
    ],
  ])("are refused with %s", (_, change, field) => {
    const parsed = PreferenceValues.safeParse({ ...values, ...change });

    expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual([field]);
  });
});
