import { describe, expect, test } from "vitest";
import { decide } from "./decide";
import { explainDecision, explainGate, explainReceipt } from "./explain";
import { facts, member, namedChannel, preference, silence } from "./facts.fixture";
import { gateNames, type DecisionFacts, type GateResult } from "./gate";

const everyOne = { enabled: true, occasion: "every", occasionCount: 1, cooldownSeconds: 0 } as const;
const fresh = { streak: 1, toldAt: null, heldBack: 0, wasTold: null };
const noon = { start: "11:00", end: "13:00", days: [1, 2, 3, 4, 5, 6, 7], zone: "Europe/London" };

function explained(over: Partial<DecisionFacts> = {}) {
  const [decision] = decide(facts({ now: new Date("2026-07-15T11:00:00Z"), ...over }));
  if (!decision) throw new Error("No decision.");
  return { text: explainDecision(decision.verdict, decision.gates), gates: decision.gates.map(explainGate) };
}

const told = (over: Parameters<typeof preference>[0]) => ({
  members: [member({ preference: preference(over) })],
});
const noChannels = { email: false, slack: false, teams: false, webhook: false };

describe("a decision in words", () => {
  test.each([
    ["sent to the owner", {}, "To be sent. Named as the owner of the job."],
    [
      "sent to a role",
      { recipients: [{ kind: "role", role: "admin" }] },
      "To be sent. Named as admin of the organisation.",
    ],
    [
      "sent to a person",
      { recipients: [{ kind: "user", user_id: "alice" }] },
      "To be sent. Named personally.",
    ],
    [
      "sent to an address",
      { recipients: [{ kind: "email", email: "a@b.org" }] },
      "To be sent. Named by address.",
    ],
    [
      "organisation off",
      { organisation: { mode: "off" } },
      "Skipped. Notifications are switched off for the whole organisation.",
    ],
    [
      "trigger off",
      { trigger: { ...everyOne, enabled: false } },
      "Skipped. Nobody is told about “Job failed”: its trigger is off.",
    ],
    [
      "not the first in a row",
      { trigger: { ...everyOne, occasion: "first" }, memory: { ...fresh, streak: 4 } },
      "Skipped. Only the first in a row is told: this is number 4.",
    ],
    [
      "not yet the third in a row",
      { trigger: { ...everyOne, occasion: "after", occasionCount: 3 }, memory: { ...fresh, streak: 2 } },
      "Skipped. Told from number 3 in a row on: this is number 2.",
    ],
    [
      "a recovery of what was never told",
      { memory: { ...fresh, wasTold: false } },
      "Skipped. What is over now was never told, so neither is its end.",
    ],
    ["silenced", { silences: [silence()] }, "Skipped. Silenced by “Move to the new data centre”."],
    [
      "cooldown",
      {
        trigger: { ...everyOne, cooldownSeconds: 900 },
        memory: { ...fresh, toldAt: new Date("2026-07-15T10:50:00Z") },
      },
      "Skipped. Held back: another one was told less than 15 minutes ago.",
    ],
    [
      "muted",
      { members: [member({ mutes: [{ jobId: "job", until: null }] })] },
      "Skipped. The person has muted the job.",
    ],
    ["no channel", { channelKinds: [] }, "Skipped. Nobody is told about “Job failed”: it names no channel."],
    ["nobody", { recipients: [] }, "Skipped. The rules name nobody who could be told."],
    ["channel off", told({ channels: noChannels }), "Skipped. The person does not want messages by mail."],
    [
      "event off",
      told({ events: { "job.failed": { email: false } } }),
      "Skipped. The person does not want “Job failed” by mail.",
    ],
    [
      "no address",
      {
        ...told({ channels: { ...noChannels, slack: true } }),
        channelKinds: ["slack"],
      },
      "Skipped. The person wants messages by Slack, but gave no address for it.",
    ],
    [
      "nobody in this way",
      { channelKinds: ["teams"] },
      "Skipped. Nobody of those who are named gets messages in this way.",
    ],
    [
      "unsubscribed",
      { suppressions: new Map([["alice@example.org", "unsubscribed" as const]]) },
      "Skipped. The recipient asked for no more of these mails.",
    ],
    [
      "refused before",
      { suppressions: new Map([["alice@example.org", "address_refused" as const]]) },
      "Skipped. The address was refused before, so it gets no more mail.",
    ],
    [
      "quiet",
      told({ quietHours: [noon] }),
      "Held. Quiet hours 11:00–13:00 (Europe/London): held until they end.",
    ],
  ] satisfies [string, Partial<DecisionFacts>, string][])("%s", (_, over, text) => {
    expect(explained(over).text).toBe(text);
  });

  test("every gate that was passed is told as well", () => {
    expect(explained().gates).toEqual([
      "Notifications are on for the organisation.",
      "“Job failed” is switched on.",
      "Every one is told.",
      "No silence covers this.",
      "There is no cooldown.",
      "Named as the owner of the job.",
      "The person wants this by mail.",
      "The person has not muted the job.",
      "Nothing speaks against the address.",
      "No quiet hours are set.",
    ]);
  });

  test("a channel stands for itself", () => {
    const channel = namedChannel();
    const { text, gates } = explained({
      channels: [channel],
      recipients: [{ kind: "channel", channel_id: channel.id }],
    });

    expect(text).toBe("To be sent. Named as a channel.");
    expect(gates.slice(6)).toEqual([
      "A channel of the organisation has no preferences.",
      "A channel of the organisation mutes nothing.",
      "It goes to the channel itself.",
      "A channel of the organisation has no quiet hours.",
    ]);
  });

  test("an address of the person's own is told", () => {
    const slack = { channels: { ...noChannels, slack: true }, addresses: ["slack" as const] };
    const { gates } = explained({ ...told(slack), channelKinds: ["slack"] });

    expect(gates.slice(6)).toEqual([
      "The person wants this by Slack.",
      "The person has not muted the job.",
      "The person gave an address of their own.",
      "No quiet hours are set.",
    ]);
  });

  test("a critical event that breaks through quiet hours says so", () => {
    const { gates } = explained({
      ...told({ quietHours: [noon] }),
      event: { type: "system.error", severity: "critical" },
    });

    expect(gates.at(-1)).toBe("Quiet hours 11:00–13:00 (Europe/London), but critical events pass.");
  });

  test("outside quiet hours the window is named", () => {
    const { gates } = explained({ ...told({ quietHours: [noon] }), now: new Date("2026-07-15T12:00:00Z") });

    expect(gates.at(-1)).toBe("Outside the quiet hours 11:00–13:00 (Europe/London).");
  });

  test("a message that somebody asked for names no trigger", () => {
    const { gates } = explained({ trigger: null, event: { type: null, severity: "info" } });

    expect(gates[1]).toBe("Sent on request: no trigger was asked.");
  });

  test("a message to whoever asked for it passes what they chose", () => {
    const { text, gates } = explained({
      ...told({ quietHours: [noon], channels: noChannels }),
      recipients: [{ kind: "user", user_id: "alice" }],
      askedBy: "alice",
    });

    expect(text).toBe("To be sent. Named personally.");
    expect(gates.slice(6)).toEqual([
      "The person asked for this message: no preference stops it.",
      "The person asked for this message: no muted job stops it.",
      "The person asked for this message: it is tried in any case.",
      "The person asked for this message: quiet hours do not hold it.",
    ]);
  });

  test("a bare address has no preferences; the test inbox asks for none", () => {
    expect(explained({ recipients: [{ kind: "email", email: "ops@example.org" }] }).gates[6]).toBe(
      "The address belongs to no member, so there are no preferences.",
    );
    expect(explained({ channelKinds: ["inbox"] }).gates[6]).toBe(
      "Nobody chooses whether to get messages by the test inbox.",
    );
  });

  test.each(gateNames)("a stored result of the gate %s without its values still reads", (gate) => {
    for (const verdict of ["pass", "hold", "skip"] as const)
      expect(explainGate({ gate, verdict, values: { event_type: "toString" } })).toMatch(/\S.*\.$/);
  });
});

describe("explainReceipt", () => {
  const named = (values: GateResult["values"]): GateResult[] => [
    { gate: "recipients", verdict: "pass", values },
  ];

  test.each([
    [{ rule: "job_owner" }, "You get this because you own Backup and chose “Job failed” messages by mail."],
    [
      { rule: "role", role: "admin" },
      "You get this because you are an admin of the organisation and chose “Job failed” messages by mail.",
    ],
    [{ rule: "user" }, "You get this because you are named for “Job failed” messages."],
    [{ rule: "email" }, "You get this because Backup names your address."],
  ])("%j", (values, text) => {
    expect(explainReceipt(named(values), "job.failed", "Backup")).toBe(text);
  });

  test.each([
    ["slack", "by Slack."],
    ["teams", "by Teams."],
    ["webhook", "by webhook."],
    ["email", "by mail."],
    [undefined, "by mail."],
    ["carrier pigeon", "by this channel."],
  ])("names the channel in use: %s", (channel, end) => {
    const values: GateResult["values"] = channel === undefined ? {} : { channel };
    const preferred: GateResult = { gate: "preference", verdict: "pass", values };
    const gates = [...named({ rule: "job_owner" }), preferred];

    expect(explainReceipt(gates, "job.failed", "Backup")).toBe(
      `You get this because you own Backup and chose “Job failed” messages ${end}`,
    );
  });

  test("a channel is spoken of, not to", () => {
    expect(explainReceipt(named({ rule: "channel", channel: "#ops" }), "job.failed", "Backup")).toBe(
      "#ops gets this because it is named for “Job failed” messages.",
    );
  });

  test.each([
    [
      { why: "digest", frequency: "daily", count: 9 },
      "You get this because 9 messages waited for your daily digest.",
    ],
    [{ why: "digest", count: 2 }, "You get this because 2 messages waited for your digest."],
    [{ why: "group", count: 2 }, "You get this because 2 messages were gathered."],
    [{ why: "quiet", count: 2 }, "You get this because 2 messages waited while you rested."],
    [
      { why: "limit", count: 9980, channel: "#ops" },
      "#ops gets this because 9980 messages were more than the limit of messages lets through one by one.",
    ],
    [
      { why: "quiet", count: 2, channel: "#ops" },
      "#ops gets this because 2 messages waited for the end of a rest.",
    ],
  ])("whoever gets several in one message knows why: %j", (values, text) => {
    expect(explainReceipt(named({ rule: "digest", ...values }), "job.failed", "Backup")).toBe(text);
  });

  test("a message that tells several says so in its decision", () => {
    const [gate] = named({ rule: "digest", why: "digest", frequency: "hourly", count: 3 });

    expect(explainGate(gate!)).toBe("Stands for 3 messages that waited for the hourly digest.");
  });

  test("a channel that takes over says so", () => {
    const values = { rule: "fallback", channel: "On call" };

    expect(explainReceipt(named(values), "job.failed", "Backup")).toBe(
      "On call gets this because another channel could not deliver it.",
    );
  });

  test("whoever asked for a message knows why", () => {
    const asked: GateResult = { gate: "preference", verdict: "pass", values: { asked_for: true } };

    expect(explainReceipt([...named({ rule: "user" }), asked], null, "Backup")).toBe(
      "You get this because you asked for it.",
    );
  });

  test("without event, job or gates it is still true", () => {
    expect(explainReceipt([], null, null)).toBe("You get this because somebody sent it to your address.");
    expect(explainReceipt(named({ rule: "user" }), null, null)).toBe(
      "You get this because you are named for this message.",
    );
    expect(explainReceipt(named({ rule: "job_owner" }), "job.failed", null)).toBe(
      "You get this because you own the job and chose “Job failed” messages by mail.",
    );
  });
});
