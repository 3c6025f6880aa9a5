import { describe, expect, test } from "vitest";
import { decide } from "./decide";
import { explainDecision, explainGate, explainReceipt } from "./explain";
import { facts, member, namedChannel, preference } from "./facts.fixture";
import { gateNames, type DecisionFacts, type GateResult } from "./gate";

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
      { trigger: { enabled: false } },
      "Skipped. Nobody is told about “Job failed”: its trigger is off.",
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
      told({ quietHours: noon }),
      "Held. Quiet hours 11:00–13:00 (Europe/London): held until they end.",
    ],
  ] satisfies [string, Partial<DecisionFacts>, string][])("%s", (_, over, text) => {
    expect(explained(over).text).toBe(text);
  });

  test("every gate that was passed is told as well", () => {
    expect(explained().gates).toEqual([
      "Notifications are on for the organisation.",
      "“Job failed” is switched on.",
      "Named as the owner of the job.",
      "The person wants this by mail.",
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
    expect(gates.slice(3)).toEqual([
      "A channel of the organisation has no preferences.",
      "It goes to the channel itself.",
      "A channel of the organisation has no quiet hours.",
    ]);
  });

  test("an address of the person's own is told", () => {
    const slack = { channels: { ...noChannels, slack: true }, addresses: ["slack" as const] };
    const { gates } = explained({ ...told(slack), channelKinds: ["slack"] });

    expect(gates.slice(3)).toEqual([
      "The person wants this by Slack.",
      "The person gave an address of their own.",
      "No quiet hours are set.",
    ]);
  });

  test("a critical event that breaks through quiet hours says so", () => {
    const { gates } = explained({
      ...told({ quietHours: noon }),
      event: { type: "system.error", severity: "critical" },
    });

    expect(gates.at(-1)).toBe("Quiet hours 11:00–13:00 (Europe/London), but critical events pass.");
  });

  test("outside quiet hours the window is named", () => {
    const { gates } = explained({ ...told({ quietHours: noon }), now: new Date("2026-07-15T12:00:00Z") });

    expect(gates.at(-1)).toBe("Outside the quiet hours 11:00–13:00 (Europe/London).");
  });

  test("a message that somebody asked for names no trigger", () => {
    const { gates } = explained({ trigger: null, event: { type: null, severity: "info" } });

    expect(gates[1]).toBe("Sent on request: no trigger was asked.");
  });

  test("a message to whoever asked for it passes what they chose", () => {
    const { text, gates } = explained({
      ...told({ quietHours: noon, channels: noChannels }),
      recipients: [{ kind: "user", user_id: "alice" }],
      askedBy: "alice",
    });

    expect(text).toBe("To be sent. Named personally.");
    expect(gates.slice(3)).toEqual([
      "The person asked for this message: no preference stops it.",
      "The person asked for this message: it is tried in any case.",
      "The person asked for this message: quiet hours do not hold it.",
    ]);
  });

  test("a bare address has no preferences; the test inbox asks for none", () => {
    expect(explained({ recipients: [{ kind: "email", email: "ops@example.org" }] }).gates[3]).toBe(
      "The address belongs to no member, so there are no preferences.",
    );
    expect(explained({ channelKinds: ["inbox"] }).gates[3]).toBe(
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
      "You get this because you are admin of the organisation and chose “Job failed” messages by mail.",
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
