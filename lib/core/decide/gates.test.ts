import { describe, expect, test } from "vitest";
import type { Recipient } from "../recipient";
import { facts, member, preference } from "./facts.fixture";
import type { Candidate } from "./gate";
import { organisationGate } from "./organisation";
import { preferenceGate } from "./preference";
import { quietHoursGate } from "./quiet-hours";
import { recipientPassed, recipientsGate } from "./recipients";
import { triggerGate } from "./trigger";

const answer = ({ verdict, reason }: { verdict: string; reason?: string }) => reason ?? verdict;

function candidate(
  over: Partial<Recipient> = {},
  channelKind: Candidate["channelKind"] = "email",
): Candidate {
  const person = member();
  return {
    recipient: {
      address: person.email,
      name: person.name,
      member: person,
      rule: { kind: "job_owner" },
      ...over,
    },
    channelKind,
  };
}

describe("the organisation's gate", () => {
  test.each([
    ["on", "pass"],
    ["off", "organisation_off"],
  ] as const)("%s: %s", (mode, expected) => {
    expect(answer(organisationGate(facts({ organisation: { mode } })))).toBe(expected);
  });
});

describe("the trigger's gate", () => {
  test.each([
    ["on", { trigger: { enabled: true } }, "pass"],
    ["off", { trigger: { enabled: false } }, "trigger_off"],
    ["on, without a channel", { channelKinds: [] }, "no_channel"],
    ["off, without a channel", { trigger: { enabled: false }, channelKinds: [] }, "trigger_off"],
    ["not asked", { trigger: null }, "pass"],
    ["not asked, without a channel", { trigger: null, channelKinds: [] }, "no_channel"],
  ])("%s: %s", (_, over, expected) => {
    expect(answer(triggerGate(facts(over)))).toBe(expected);
  });
});

describe("the recipients' gate", () => {
  test("passes when the rules name somebody", () => {
    const { result, recipients } = recipientsGate(facts());

    expect(result).toEqual({ gate: "recipients", verdict: "pass", values: { rules: 1, recipients: 1 } });
    expect(recipients.map(({ address }) => address)).toEqual(["alice@example.org"]);
  });

  test("skips when they name nobody, as when the owner has left", () => {
    const { result } = recipientsGate(facts({ jobOwnerId: "carol" }));

    expect(answer(result)).toBe("no_recipient");
  });

  test("keeps the rule that named a person, with the role", () => {
    const { recipient } = candidate({ rule: { kind: "role", role: "admin" } });

    expect(recipientPassed(recipient).values).toEqual({ rule: "role", role: "admin" });
  });
});

describe("the preference's gate", () => {
  const wants = (over: Parameters<typeof preference>[0]) =>
    candidate({ member: member({ preference: preference(over) }) });
  const offFor = (type: "job.failed" | "job.completed", channel: "email" | "slack") =>
    wants({ events: { [type]: { [channel]: false } } });

  test.each([
    ["untouched", candidate(), "pass"],
    [
      "mail off",
      wants({ channels: { email: false, slack: true, teams: true, webhook: true } }),
      "channel_off",
    ],
    ["this event off by mail", offFor("job.failed", "email"), "event_off"],
    ["another event off by mail", offFor("job.completed", "email"), "pass"],
    ["this event off on another channel", offFor("job.failed", "slack"), "pass"],
    ["this event explicitly on", wants({ events: { "job.failed": { email: true } } }), "pass"],
    ["a bare address", candidate({ member: null }), "pass"],
    ["a channel that nobody chooses", candidate({}, "inbox"), "pass"],
  ])("%s: %s", (_, who, expected) => {
    expect(answer(preferenceGate(facts(), who))).toBe(expected);
  });

  test("asks only for the channel when there is no event", () => {
    const direct = facts({ event: { type: null, severity: "info" }, trigger: null });

    expect(answer(preferenceGate(direct, offFor("job.failed", "email")))).toBe("pass");
  });
});

describe("a message that its recipient asked for", () => {
  const noon = { start: "11:00", end: "13:00", days: [1, 2, 3, 4, 5, 6, 7], zone: "UTC" };
  const closed = preference({
    channels: { email: false, slack: false, teams: false, webhook: false },
    quietHours: noon,
  });
  const who = candidate({ member: member({ preference: closed }) });
  const askedBy = (userId: string | null) => facts({ askedBy: userId, trigger: null });

  test("is stopped neither by preferences nor by quiet hours, and says why", () => {
    expect(preferenceGate(askedBy("alice"), who)).toMatchObject({
      verdict: "pass",
      values: { asked_for: true },
    });
    expect(quietHoursGate(askedBy("alice"), who)).toMatchObject({
      verdict: "pass",
      values: { asked_for: true },
    });
  });

  test.each([
    ["another member", "bob"],
    ["nobody", null],
  ])("is another thing than one that %s asked for", (_, userId) => {
    expect(answer(preferenceGate(askedBy(userId), who))).toBe("channel_off");
    expect(answer(quietHoursGate(askedBy(userId), who))).toBe("quiet_hours");
  });

  test("is no excuse for a bare address", () => {
    const stranger = candidate({ member: null });

    expect(preferenceGate(askedBy(null), stranger).values).toMatchObject({ has_preference: false });
  });
});

describe("the gate of quiet hours", () => {
  const noon = { start: "11:00", end: "13:00", days: [1, 2, 3, 4, 5, 6, 7], zone: "UTC" };
  const rests = (over: Parameters<typeof preference>[0]) =>
    candidate({ member: member({ preference: preference({ quietHours: noon, ...over }) }) });
  const severe = (severity: "error" | "critical") => facts({ event: { type: "job.failed", severity } });

  test.each([
    ["none set", facts(), candidate(), "pass"],
    ["a bare address", facts(), candidate({ member: null }), "pass"],
    ["inside", severe("error"), rests({}), "quiet_hours"],
    ["outside", facts({ now: new Date("2026-07-15T13:00:00Z") }), rests({}), "pass"],
    ["inside, critical", severe("critical"), rests({}), "pass"],
    ["inside, critical, without bypass", severe("critical"), rests({ criticalBypass: false }), "quiet_hours"],
  ])("%s: %s", (_, situation, who, expected) => {
    expect(answer(quietHoursGate(situation, who))).toBe(expected);
  });

  test("says until when", () => {
    expect(quietHoursGate(facts(), rests({}))).toEqual({
      gate: "quiet_hours",
      verdict: "hold",
      reason: "quiet_hours",
      values: { set: true, start: "11:00", end: "13:00", zone: "UTC", until: "2026-07-15T13:00:00.000Z" },
    });
  });
});
