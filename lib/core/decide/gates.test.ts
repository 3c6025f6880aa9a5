import { describe, expect, test } from "vitest";
import type { Recipient } from "../recipient";
import { addressGate } from "./address";
import { candidatesOf } from "./candidates";
import { facts, member, namedChannel, preference, silence } from "./facts.fixture";
import type { Candidate, DecisionFacts } from "./gate";
import { muteGate } from "./mute";
import { organisationGate } from "./organisation";
import { preferenceGate } from "./preference";
import { quietHoursGate } from "./quiet-hours";
import { recipientPassed, recipientsGate } from "./recipients";
import { silenceGate } from "./silence";
import { triggerGate } from "./trigger";

const everyOne = { enabled: true, occasion: "every", occasionCount: 1, cooldownSeconds: 0 } as const;
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
      channel: null,
      rule: { kind: "job_owner" },
      ...over,
    },
    channelKind,
    channelId: null,
  };
}

/** The team's channel itself. */
function channelCandidate(): Candidate {
  const channel = namedChannel();
  const rule = { kind: "channel" as const, channel_id: channel.id };
  const recipient: Recipient = { address: channel.name, name: null, member: null, channel, rule };
  return { recipient, channelKind: channel.kind, channelId: channel.id };
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
    ["on", { trigger: everyOne }, "pass"],
    ["off", { trigger: { ...everyOne, enabled: false } }, "trigger_off"],
    ["on, without a channel", { channelKinds: [] }, "no_channel"],
    ["off, without a channel", { trigger: { ...everyOne, enabled: false }, channelKinds: [] }, "trigger_off"],
    ["not asked", { trigger: null }, "pass"],
    ["not asked, without a channel", { trigger: null, channelKinds: [] }, "no_channel"],
    [
      "on, with a channel of the organisation only",
      { channelKinds: [], recipients: [channelCandidate().recipient.rule] },
      "pass",
    ],
  ] satisfies [string, Parameters<typeof facts>[0], string][])("%s: %s", (_, over, expected) => {
    expect(answer(triggerGate(facts(over)))).toBe(expected);
  });
});

describe("the recipients' gate", () => {
  test("passes when the rules name somebody", () => {
    const { result, candidates } = recipientsGate(facts());

    expect(result).toEqual({ gate: "recipients", verdict: "pass", values: { rules: 1, recipients: 1 } });
    expect(candidates.map(({ recipient }) => recipient.address)).toEqual(["alice@example.org"]);
  });

  test("skips when they name nobody, as when the owner has left", () => {
    const { result } = recipientsGate(facts({ jobOwnerId: "carol" }));

    expect(answer(result)).toBe("no_recipient");
  });

  test("skips when nobody who is named gets messages in this way", () => {
    const { result } = recipientsGate(facts({ channelKinds: ["slack"] }));

    expect(result).toEqual({
      gate: "recipients",
      verdict: "skip",
      reason: "no_recipient",
      values: { rules: 1, recipients: 1 },
    });
  });

  test("keeps the name of a channel", () => {
    expect(recipientPassed(channelCandidate().recipient, facts()).values).toEqual({
      rule: "channel",
      channel: "#ops",
    });
  });

  test("keeps the rule that named a person, with the role", () => {
    const { recipient } = candidate({ rule: { kind: "role", role: "admin" } });

    expect(recipientPassed(recipient, facts()).values).toEqual({ rule: "role", role: "admin" });
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
    ["a channel of the organisation", channelCandidate(), "pass"],
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
    quietHours: [noon],
  });
  const who = candidate({ member: member({ preference: closed }) });
  const askedBy = (userId: string | null) => facts({ askedBy: userId, trigger: null });

  test("is stopped neither by preferences nor by quiet hours, and says why", () => {
    expect(preferenceGate(askedBy("alice"), who)).toMatchObject({
      verdict: "pass",
      values: { asked_for: true },
    });
    expect(quietHoursGate(askedBy("alice"), who, facts().now)).toMatchObject({
      verdict: "pass",
      values: { asked_for: true },
    });
  });

  test.each([
    ["another member", "bob"],
    ["nobody", null],
  ])("is another thing than one that %s asked for", (_, userId) => {
    expect(answer(preferenceGate(askedBy(userId), who))).toBe("channel_off");
    expect(answer(quietHoursGate(askedBy(userId), who, facts().now))).toBe("quiet_hours");
  });

  test("is no excuse for a bare address", () => {
    const stranger = candidate({ member: null });

    expect(preferenceGate(askedBy(null), stranger).values).toMatchObject({ has_preference: false });
  });
});

describe("the ways to tell somebody", () => {
  const slackOn = member({
    preference: preference({ channels: { email: true, slack: true, teams: false, webhook: false } }),
  });
  const all = ["email", "slack", "teams", "webhook", "sms", "inbox"] as const;
  const kinds = (who: Recipient, over: Parameters<typeof facts>[0] = {}) =>
    candidatesOf(who, facts({ channelKinds: all, ...over })).map(({ channelKind }) => channelKind);

  test.each([
    ["who touched no preferences", member(), {}, ["email", "inbox"]],
    ["who switched Slack on", slackOn, {}, ["email", "slack", "inbox"]],
    [
      "who is named for a kind by hand",
      member(),
      { trigger: null },
      ["email", "slack", "teams", "webhook", "inbox"],
    ],
    ["who asks for a test", member(), { trigger: null, askedBy: "alice" }, [...all]],
  ])("of a member %s", (_, person, over, expected) => {
    expect(kinds(candidate({ member: person }).recipient, over)).toEqual(expected);
  });

  test("of a bare address are mail alone", () => {
    expect(kinds(candidate({ member: null }).recipient)).toEqual(["email"]);
    expect(kinds(candidate({ member: null }).recipient, { trigger: null })).toEqual(["email"]);
  });

  test("of a channel are the channel itself, whatever kinds there are", () => {
    const { recipient } = channelCandidate();

    expect(candidatesOf(recipient, facts({ channelKinds: [] }))).toEqual([channelCandidate()]);
    expect(candidatesOf(recipient, facts({ channelKinds: ["email", "slack"] }))).toHaveLength(1);
  });
});

describe("the address's gate", () => {
  const withAddress = member({ preference: preference({ addresses: ["slack"] }) });
  const refused = facts({
    suppressions: new Map([
      ["alice@example.org", "address_refused"],
      ["ops@example.org", "unsubscribed"],
    ]),
  });

  test.each([
    ["mail", facts(), candidate(), "pass"],
    [
      "mail to an address that was refused",
      refused,
      candidate({ address: "Alice@example.org" }),
      "address_refused",
    ],
    [
      "mail to somebody who unsubscribed",
      refused,
      candidate({ address: "ops@example.org", member: null }),
      "unsubscribed",
    ],
    ["mail to somebody else", refused, candidate({ address: "bob@example.org" }), "pass"],
    ["Slack without an address", facts(), candidate({}, "slack"), "no_address"],
    ["Slack with an address", facts(), candidate({ member: withAddress }, "slack"), "pass"],
    ["Slack, though mail is refused", refused, candidate({ member: withAddress }, "slack"), "pass"],
    ["Teams with an address for Slack", facts(), candidate({ member: withAddress }, "teams"), "no_address"],
    ["the test inbox", refused, candidate({}, "inbox"), "pass"],
    ["a channel", facts(), channelCandidate(), "pass"],
    ["what the person asked for", { ...refused, askedBy: "alice" }, candidate({}, "slack"), "pass"],
  ])("%s: %s", (_, situation, who, expected) => {
    expect(answer(addressGate(situation, who))).toBe(expected);
  });
});

describe("the gate of quiet hours", () => {
  const noon = { start: "11:00", end: "13:00", days: [1, 2, 3, 4, 5, 6, 7], zone: "UTC" };
  const rests = (over: Parameters<typeof preference>[0]) =>
    candidate({ member: member({ preference: preference({ quietHours: [noon], ...over }) }) });
  const severe = (severity: "error" | "critical") => facts({ event: { type: "job.failed", severity } });

  test.each([
    ["none set", facts(), candidate(), "pass"],
    ["a bare address", facts(), candidate({ member: null }), "pass"],
    ["a channel of the organisation", facts(), channelCandidate(), "pass"],
    ["inside", severe("error"), rests({}), "quiet_hours"],
    ["outside", facts({ now: new Date("2026-07-15T13:00:00Z") }), rests({}), "pass"],
    ["inside, critical", severe("critical"), rests({}), "pass"],
    ["inside, critical, without bypass", severe("critical"), rests({ criticalBypass: false }), "quiet_hours"],
  ])("%s: %s", (_, situation, who, expected) => {
    expect(answer(quietHoursGate(situation, who, situation.now))).toBe(expected);
  });

  test("says until when", () => {
    expect(quietHoursGate(facts(), rests({}), facts().now)).toEqual({
      gate: "quiet_hours",
      verdict: "hold",
      reason: "quiet_hours",
      values: {
        set: true,
        start: "11:00",
        end: "13:00",
        zone: "UTC",
        until: "2026-07-15T13:00:00.000Z",
        bundle: "quiet",
      },
    });
  });
});

describe("the silence's gate", () => {
  test.each([
    ["none is on", { silences: [] }, "pass"],
    ["one is on", { silences: [silence()] }, "silenced"],
    ["one is over", { silences: [silence({ endsAt: new Date("2026-07-15T12:00:00Z") })] }, "pass"],
    ["one of this job", { silences: [silence({ jobIds: ["job"] })] }, "silenced"],
    ["one of another job", { silences: [silence({ jobIds: ["another"] })] }, "pass"],
    ["one of the machine", { silences: [silence({ targetIds: ["db-1"] })] }, "silenced"],
    ["one of another type", { silences: [silence({ eventTypes: ["job.started"] })] }, "pass"],
    [
      "a step's message about the job",
      { silences: [silence({ jobIds: ["job"] })], trigger: null, event: { type: null, severity: "info" } },
      "silenced",
    ],
    [
      "a message that somebody asked for",
      { silences: [silence()], trigger: null, event: { type: null, severity: "info" }, askedBy: "alice" },
      "pass",
    ],
    [
      "a program's message about no job",
      {
        silences: [silence()],
        trigger: null,
        event: { type: null, severity: "info" },
        subject: { jobId: null, targetId: null },
      },
      "pass",
    ],
  ] satisfies [string, Partial<DecisionFacts>, string][])("%s", (_, over, expected) => {
    const subject = { jobId: "job", targetId: "db-1" };
    expect(answer(silenceGate(facts({ subject, ...over })))).toBe(expected);
  });

  test.each([
    [false, "silenced"],
    [true, "pass"],
  ])("critical, with exceptCritical %s", (exceptCritical, expected) => {
    const event = { type: "system.error", severity: "critical" } as const;
    expect(answer(silenceGate(facts({ event, silences: [silence({ exceptCritical })] })))).toBe(expected);
  });
});

describe("the mute's gate", () => {
  const later = new Date("2026-07-15T12:00:01Z");
  test.each([
    ["nothing", [], "pass"],
    ["the job, for good", [{ jobId: "job", until: null }], "muted"],
    ["the job, for a while", [{ jobId: "job", until: later }], "muted"],
    ["the job, until now", [{ jobId: "job", until: new Date("2026-07-15T12:00:00Z") }], "pass"],
    ["another job", [{ jobId: "another", until: null }], "pass"],
  ])("who muted %s", (_, mutes, expected) => {
    expect(answer(muteGate(facts(), candidate({ member: member({ mutes }) })))).toBe(expected);
  });

  test("a channel mutes nothing, and neither does an address", () => {
    expect(answer(muteGate(facts(), channelCandidate()))).toBe("pass");
    expect(answer(muteGate(facts(), candidate({ member: null })))).toBe("pass");
  });
});
