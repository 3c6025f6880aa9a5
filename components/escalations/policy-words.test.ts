import { describe, expect, test } from "vitest";
import { preferenceChannels } from "@/lib/core/channel-kind";
import type { EscalationStep } from "@/lib/core/escalation";
import { delayWords, policyWords, previewOf, roundsWords, stepWords } from "./policy-words";

const mara = "0190aaaa-0000-7000-8000-000000000001";
const nights = "0190aaaa-0000-7000-8000-000000000002";
const ops = "0190aaaa-0000-7000-8000-000000000003";
const names = { [mara]: "Mara", [nights]: "Nights", [ops]: "#ops" };

const steps: EscalationStep[] = [
  { delay_seconds: 0, recipients: [{ kind: "user", user_id: mara }], channel_kinds: ["email"] },
  {
    delay_seconds: 900,
    recipients: [
      { kind: "on_call", rotation_id: nights },
      { kind: "channel", channel_id: ops },
    ],
    channel_kinds: ["email", "slack"],
  },
  { delay_seconds: 900, recipients: [{ kind: "role", role: "admin" }], channel_kinds: ["email"] },
];

test.each([
  [0, "at once"],
  [60, "after 1 minute"],
  [900, "after 15 minutes"],
  [5400, "after 90 minutes"],
  [7200, "after 2 hours"],
  [86_400, "after 1 day"],
])("a delay of %i s is said as “%s”", (seconds, words) => {
  expect(delayWords(seconds)).toBe(words);
});

test.each([
  [0, "once"],
  [1, "twice"],
  [4, "5 times"],
])("%i repetitions are said as “%s”", (count, words) => {
  expect(roundsWords(count)).toBe(words);
});

describe("whom a step tells", () => {
  const email = { kind: "email", email: "noc@example.org" } as const;

  test.each([
    ["nobody", { recipients: [], channel_kinds: [] }],
    ["the owner of the job in no way", { recipients: [{ kind: "job_owner" }], channel_kinds: [] }],
    [
      "all admins and noc@example.org by email",
      { recipients: [{ kind: "role", role: "admin" }, email], channel_kinds: ["email"] },
    ],
    ["#ops", { recipients: [{ kind: "channel", channel_id: ops }], channel_kinds: ["email"] }],
    [
      "whoever is on call in Nights by what they chose",
      {
        recipients: [{ kind: "on_call", rotation_id: nights }],
        channel_kinds: [...preferenceChannels],
      },
    ],
    [
      "somebody who has left by the test inbox, a channel that is gone",
      {
        recipients: [
          { kind: "user", user_id: nights.replace("2", "9") },
          { kind: "channel", channel_id: mara },
        ],
        channel_kinds: ["inbox"],
      },
      { [nights]: "Nights" },
    ],
  ] as [string, Pick<EscalationStep, "recipients" | "channel_kinds">, Record<string, string>?][])(
    "%s",
    (words, step, known = names) => {
      expect(stepWords(step, known)).toBe(words);
    },
  );
});

test("a policy in one line", () => {
  expect(policyWords({ steps: steps.slice(1), repeat_count: 1, recipient_names: names })).toBe(
    "After 15 minutes whoever is on call in Nights by email and Slack, #ops · after 15 minutes all admins by email · twice",
  );
  expect(policyWords({ steps: steps.slice(0, 1), repeat_count: 0, recipient_names: names })).toBe(
    "At once Mara by email",
  );
});

describe("the preview", () => {
  test("says who hears when, each delay counted from the step before", () => {
    expect(previewOf(steps, 0, names)).toEqual({
      lines: [
        { time: "14:00", words: "Mara by email" },
        { time: "14:15", words: "whoever is on call in Nights by email and Slack, #ops" },
        { time: "14:30", words: "all admins by email" },
      ],
      last: null,
      isCrowded: false,
    });
  });

  test("says when the last step of all is taken, and that the second time through begins with the last step", () => {
    expect(previewOf(steps, 1, names)).toMatchObject({ last: "15:00", isCrowded: true });
    const [first, ...others] = steps;
    const later = first ? [{ ...first, delay_seconds: 300 }, ...others] : [];
    expect(previewOf(later, 1, names)).toMatchObject({ last: "15:10", isCrowded: false });
  });

  test("says the day when it is another one, and so do the seconds", () => {
    const [first, second, third] = steps;
    if (!first || !second || !third) throw new Error("three steps");
    const slow = [first, { ...second, delay_seconds: 43_200 }, { ...third, delay_seconds: 0 }];
    expect(previewOf(slow, 0, names).lines).toMatchObject([
      { time: "14:00" },
      { time: "02:00 the next day" },
      { time: "02:00 the next day" },
    ]);
    const slower = [{ ...first, delay_seconds: 259_210 }];
    expect(previewOf(slower, 0, names).lines).toMatchObject([{ time: "14:00:10, 3 days later" }]);
  });

  test("comes to an end whatever somebody is typing", () => {
    expect(previewOf(steps, 1e12, names).last).toBe("00:30 the next day");
  });

  test("of no steps says nothing", () => {
    expect(previewOf([], 3, names)).toEqual({ lines: [], last: null, isCrowded: false });
  });
});
