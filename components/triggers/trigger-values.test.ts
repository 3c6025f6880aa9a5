import { describe, expect, test } from "vitest";
import type { TriggerView } from "@/lib/schemas/trigger";
import {
  switchedInput,
  triggerChangeWords,
  triggerInputOf,
  TriggerValues,
  triggerValuesOf,
} from "./trigger-values";

const mara = "019a0000-0000-7000-8000-000000000001";
const ops = "019a0000-0000-7000-8000-000000000002";

const view: TriggerView = {
  event_type: "job.failed",
  label: "Job failed",
  description: "A run ended with a fault.",
  enabled: true,
  severity: null,
  own_severity: "error",
  channel_kinds: ["email", "slack"],
  recipients: [
    { kind: "job_owner" },
    { kind: "role", role: "admin" },
    { kind: "role", role: "author" },
    { kind: "user", user_id: mara },
    { kind: "email", email: "ops@example.org" },
    { kind: "channel", channel_id: ops },
  ],
  recipient_names: { [mara]: "Mara", [ops]: "#ops" },
  template: { id: mara, name: "Ops mail" },
  fallback_channel: { id: ops, name: "#ops" },
  occasion: "after",
  occasion_count: 3,
  cooldown_seconds: 5400,
  condition: null,
  group_by: [],
  group_wait_seconds: 30,
  group_interval_seconds: 300,
  escalation_policy: null,
  variant: null,
  is_default: false,
  updated_at: "2026-07-15T12:00:00Z",
  noise: 0,
  told: 0,
  held_back: 0,
};
const values = triggerValuesOf(view);

describe("a trigger's form", () => {
  test("gives back what it was filled with", () => {
    expect(TriggerValues.parse(values)).toEqual(values);
    expect(triggerInputOf(values)).toEqual(switchedInput(view, true));
    expect(triggerChangeWords(values, values)).toEqual([]);
  });

  test.each([
    [0, "0"],
    [900, "900"],
    [86_400, "86400"],
    [5400, "own"],
    [90, "own"],
  ])("shows %d seconds as the choice %s, and keeps them", (cooldown_seconds, choice) => {
    const shown = triggerValuesOf({ ...view, cooldown_seconds });

    expect(shown.cooldown).toBe(choice);
    expect(triggerInputOf(shown).cooldown_seconds).toBe(cooldown_seconds);
  });

  test("counts in a row only where that is asked for", () => {
    expect(triggerInputOf({ ...values, occasion: "first", occasion_count: null })).toMatchObject({
      occasion: "first",
      occasion_count: 1,
    });
  });

  test("says what changed, each thing once", () => {
    const changed = {
      ...values,
      occasion: "every" as const,
      cooldown: "0",
      addresses: ["ops@example.org", "", "night@example.org"],
    };

    expect(triggerChangeWords(values, changed)).toEqual(["Who is told", "Which in a row", "Cooldown"]);
    expect(triggerChangeWords(values, { ...values, addresses: ["ops@example.org", ""] })).toEqual([]);
  });

  test.each([
    ["no number in a row", { occasion_count: null }, "occasion_count"],
    ["number 0 in a row", { occasion_count: 0 }, "occasion_count"],
    ["number 1.5 in a row", { occasion_count: 1.5 }, "occasion_count"],
    ["a cooldown of nothing", { cooldown_count: null }, "cooldown_count"],
    ["a cooldown of 8 days", { cooldown_count: 8, cooldown_unit: "day" }, "cooldown_count"],
    ["a cooldown of half a second", { cooldown_count: 0.5, cooldown_unit: "second" }, "cooldown_count"],
    ["what is no address", { addresses: ["ops@example.org", "ops"] }, "addresses.1"],
  ])("takes no %s", (_, change, place) => {
    const { error } = TriggerValues.safeParse({ ...values, ...change });

    expect(error?.issues.map(({ path }) => path.join("."))).toEqual([place]);
  });
});
