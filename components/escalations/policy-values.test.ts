import { describe, expect, test } from "vitest";
import { EscalationPolicyInput, type EscalationPolicyView } from "@/lib/schemas/escalation-policy";
import {
  newPolicyValues,
  newStep,
  policyChangeWords,
  policyFields,
  policyInput,
  policyValuesOf,
  PolicyValues,
} from "./policy-values";

const named = { ...newPolicyValues, name: "Nights" };
const channel = { kind: "channel", channel_id: "0190aaaa-0000-4000-8000-000000000003" } as const;

const stored: EscalationPolicyView = {
  id: "0190aaaa-0000-4000-8000-000000000001",
  name: "Nights",
  description: null,
  steps: [
    { delay_seconds: 0, recipients: [channel], channel_kinds: [] },
    { delay_seconds: 5400, recipients: [{ kind: "job_owner" }], channel_kinds: ["slack", "email"] },
    { delay_seconds: 7200, recipients: [{ kind: "role", role: "admin" }], channel_kinds: ["inbox"] },
  ],
  recipient_names: {},
  repeat_count: 2,
  event_types: [],
  active_count: 0,
  created_at: "2026-07-15T12:00:00.000Z",
  updated_at: "2026-07-15T12:00:00.000Z",
};

function pathsOf(values: PolicyValues): string[] {
  const parsed = PolicyValues.safeParse(values);
  return (parsed.error?.issues ?? []).map(({ path }) => path.join("."));
}

test("a new policy needs no more than a name, and is what the API takes", () => {
  expect(pathsOf(newPolicyValues)).toEqual(["name"]);
  expect(pathsOf(named)).toEqual([]);
  expect(EscalationPolicyInput.safeParse(policyInput(named)).success).toBe(true);
});

test("a stored policy comes back as it was, its ways in the order of the form", () => {
  const values = policyValuesOf(stored);
  expect(values.steps).toMatchObject([
    { delay_count: 0, delay_unit: "minute" },
    { delay_count: 90, delay_unit: "minute", channel_kinds: ["email", "slack"] },
    { delay_count: 2, delay_unit: "hour" },
  ]);
  expect(policyInput(values)).toMatchObject({
    name: "Nights",
    description: null,
    repeat_count: 2,
    steps: [
      { delay_seconds: 0, recipients: [channel] },
      { delay_seconds: 5400, channel_kinds: ["email", "slack"] },
      { delay_seconds: 7200 },
    ],
  });
  expect(policyChangeWords(values, policyValuesOf(stored))).toEqual([]);
});

describe("the form asks for", () => {
  test.each([
    ["somebody in each step", { ...named, steps: [{ ...newStep }] }, ["steps.0.recipients"]],
    [
      "a way to tell people",
      { ...named, steps: [{ ...newStep, recipients: [{ kind: "job_owner" as const }], channel_kinds: [] }] },
      ["steps.0.channel_kinds"],
    ],
    [
      "no way where only channels are told",
      { ...named, steps: [{ ...newStep, recipients: [channel], channel_kinds: [] }] },
      [],
    ],
    [
      "a delay of a week at most",
      {
        ...named,
        steps: [{ ...newStep, recipients: [channel], delay_count: 8, delay_unit: "day" as const }],
      },
      ["steps.0.delay_count"],
    ],
    ["a number of times", { ...named, repeat_count: 21 }, ["repeat_count"]],
    [
      "a minute from one beginning to the next",
      { ...named, steps: [{ ...newStep, recipients: [channel], delay_count: 0 }], repeat_count: 1 },
      ["repeat_count"],
    ],
  ] as [string, PolicyValues, string[]][])("%s", (_, values, paths) => {
    expect(pathsOf(values)).toEqual(paths);
  });
});

test("what the API says of a step belongs to the fields of this step", () => {
  expect(policyFields["/steps/3/recipients"]).toBe("steps.3.recipients");
  expect(policyFields["/steps/0/delay_seconds"]).toBe("steps.0.delay_count");
  expect(policyFields["/steps/10/recipients"]).toBeUndefined();
});

test("changes are said each once", () => {
  const changed = { ...named, name: "Days", steps: named.steps.slice(1), description: "For the nights" };
  expect(policyChangeWords(named, changed)).toEqual(["Name", "Description", "Steps"]);
  expect(policyChangeWords(named, { ...named, repeat_count: null })).toEqual([]);
});
