import { describe, expect, test } from "vitest";
import { preferenceChannels } from "@/lib/core/channel-kind";
import { effectSentence, howWords, whoWords, type TriggerSettings } from "./trigger-words";
import { everyWords, shortSpan } from "./span-words";

const mara = "019a0000-0000-7000-8000-000000000001";
const ops = "019a0000-0000-7000-8000-000000000002";
const names = { [mara]: "Mara", [ops]: "#ops" };
const toMara = { kind: "user", user_id: mara } as const;
const toOps = { kind: "channel", channel_id: ops } as const;

function trigger(over: Partial<TriggerSettings> = {}): TriggerSettings {
  return {
    enabled: true,
    channel_kinds: preferenceChannels,
    recipients: [{ kind: "job_owner" }, { kind: "role", role: "admin" }],
    occasion: "every",
    occasion_count: 1,
    cooldown_seconds: 0,
    condition: null,
    group_by: [],
    ...over,
  };
}

describe("what will happen, in more words", () => {
  const night = { name: "Night" };

  test.each<[Partial<TriggerSettings>, string]>([
    [
      { condition: 'event.severity == "critical" and (job.key == "a" or event.details.rows > 100)' },
      "it is told in #ops; only if severity is critical and (job key is a or event.details.rows is more than 100).",
    ],
    [{ condition: "steps|length > 3" }, "it is told in #ops; only if “steps|length > 3”."],
    [
      { condition: "job.execution_time_ms|default(0, true) > 60000", escalation_policy: night },
      "it is told in #ops; only if run length is more than 1 min; “Night” goes on while nobody takes care of it.",
    ],
    [
      { group_by: ["job", "severity"], escalation_policy_id: mara },
      "it is told in #ops; those of the same job and severity are told together; “Mara” goes on while nobody takes care of it.",
    ],
  ])("%j", (over, sentence) => {
    expect(effectSentence(trigger({ recipients: [toOps], ...over }), names).toLowerCase()).toBe(
      sentence.toLowerCase(),
    );
  });

  test("in a cell", () => {
    const over = { condition: 'event.title == ""', group_by: ["job"] as const, escalation_policy: night };

    expect(howWords(trigger(over))).toBe("what they chose · if title is empty · gathered by job · escalates");
  });

  test("names whoever is on call, and whom a template names", () => {
    const recipients = [
      { kind: "on_call", rotation_id: ops },
      { kind: "template", source: "{{ job.created_by.email }}" },
    ] as const;

    expect(whoWords(trigger({ recipients }), names)).toBe(
      "Whoever is on call in #ops and whom {{ job.created_by.email }} names",
    );
  });
});

describe("what will happen", () => {
  test.each<[Partial<TriggerSettings>, string]>([
    [{}, "The owner of the job and all admins hear of it by what they chose."],
    [
      { cooldown_seconds: 900 },
      "The owner of the job and all admins hear of it by what they chose; at most once every 15 minutes for each job.",
    ],
    [
      { recipients: [toMara], channel_kinds: ["email"], occasion: "first" },
      "Mara hears of it by mail; only the first in a row.",
    ],
    [
      {
        recipients: [toMara, { kind: "email", email: "ops@example.org" }],
        channel_kinds: ["email", "slack"],
        occasion: "after",
        occasion_count: 3,
        cooldown_seconds: 3600,
      },
      "Mara and ops@example.org hear of it by mail and Slack, where they chose it; only from number 3 in a row on; at most once every hour for each job.",
    ],
    [{ recipients: [{ kind: "role", role: "author" }] }, "All authors hear of it by what they chose."],
    [{ recipients: [toOps] }, "It is told in #ops."],
    [
      { recipients: [{ kind: "email", email: "ops@example.org" }], channel_kinds: ["email"] },
      "ops@example.org hears of it by mail.",
    ],
    [{ recipients: [toMara, toOps] }, "Mara hears of it by what the person chose, and it is told in #ops."],
    [{ recipients: [toMara, toOps], channel_kinds: [] }, "It is told in #ops."],
    [{ enabled: false }, "Nobody hears of it: it is switched off."],
    [{ recipients: [] }, "Nobody hears of it: nobody is named."],
    [{ channel_kinds: [] }, "Nobody hears of it: no way to tell people is chosen."],
  ])("%j: %s", (over, sentence) => {
    expect(effectSentence(trigger(over), names)).toBe(sentence);
  });

  test("names whoever is gone as gone", () => {
    expect(effectSentence(trigger({ recipients: [toMara, toOps] }), {})).toBe(
      "Somebody who has left hears of it by what the person chose, and it is told in a channel that is gone.",
    );
  });
});

describe("a trigger's cells", () => {
  test.each<[Partial<TriggerSettings>, string, string]>([
    [{}, "The owner of the job and all admins", "what they chose"],
    [
      { channel_kinds: ["email", "slack"], occasion: "first", cooldown_seconds: 900 },
      "The owner of the job and all admins",
      "mail, Slack · first in a row · at most one every 15 min",
    ],
    [
      { recipients: [toMara, toOps], occasion: "after", occasion_count: 3 },
      "Mara and #ops",
      "what they chose · from number 3 in a row on",
    ],
    [{ recipients: [toOps] }, "#ops", "channel"],
    [{ recipients: [] }, "Nobody", "–"],
    [{ recipients: [{ kind: "email", email: "ops@example.org" }] }, "ops@example.org", "what they chose"],
    [{ channel_kinds: [] }, "The owner of the job and all admins", "no way"],
  ])("%j: %s, %s", (over, who, how) => {
    expect(whoWords(trigger(over), names)).toBe(who);
    expect(howWords(trigger(over))).toBe(how);
  });
});

test.each([
  [1, "second", "1 s"],
  [90, "90 seconds", "90 s"],
  [60, "minute", "1 min"],
  [5400, "90 minutes", "90 min"],
  [7200, "2 hours", "2 h"],
  [86_400, "day", "1 d"],
  [604_800, "7 days", "7 d"],
])("%d seconds are %s and %s", (seconds, words, short) => {
  expect(everyWords(seconds)).toBe(words);
  expect(shortSpan(seconds)).toBe(short);
});
