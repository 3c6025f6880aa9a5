import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { roles } from "../actor";
import { severities } from "../event";
import type { RecipientRule } from "../recipient";
import { decide, type Decision } from "./decide";
import { facts, member, namedChannel, preference, silence } from "./facts.fixture";
import { gateNames, type GateName, type DecisionFacts, type TriggerMemory } from "./gate";

const everyOne = { enabled: true, occasion: "every", occasionCount: 1, cooldownSeconds: 0 } as const;
const firstOnly = { ...everyOne, occasion: "first" } as const;
const rarely = { ...everyOne, cooldownSeconds: 900 };
const fresh: TriggerMemory = { streak: 1, toldAt: null, heldBack: 0, wasTold: null };
const aMomentAgo = new Date("2026-07-15T11:59:00Z");

const noon = { start: "11:00", end: "13:00", days: [1, 2, 3, 4, 5, 6, 7], zone: "UTC" };
const alice = member();
const bob = member({ userId: "bob", name: "Bob", email: "bob@example.org", role: "author" });

const summary = ({ candidate, verdict, reason, gates }: Decision) => ({
  who: candidate && `${candidate.recipient.address} ${candidate.channelKind}`,
  verdict,
  reason,
  gates: gates.map(({ gate }) => gate),
});

/** What these have nothing to say about is not told. */
const rarelySet: GateName[] = ["condition", "duplicate", "rate_limit", "snooze", "group", "digest"];

describe("decide", () => {
  test("tells one recipient through all gates", () => {
    expect(decide(facts()).map(summary)).toEqual([
      {
        who: "alice@example.org email",
        verdict: "send",
        reason: null,
        gates: gateNames.filter((name) => !rarelySet.includes(name)),
      },
    ]);
  });

  test.each([
    ["the organisation is off", { organisation: { mode: "off" } }, "organisation_off", 1],
    ["the trigger is off", { trigger: { ...everyOne, enabled: false } }, "trigger_off", 2],
    ["there is no channel", { channelKinds: [] }, "no_channel", 2],
    [
      "it is not the occasion",
      { trigger: firstOnly, memory: { ...fresh, streak: 2 } },
      "not_the_occasion",
      3,
    ],
    ["it is silenced", { silences: [silence()] }, "silenced", 4],
    [
      "another was told a moment ago",
      { trigger: rarely, memory: { ...fresh, toldAt: aMomentAgo } },
      "cooldown",
      5,
    ],
    ["there is nobody", { jobOwnerId: null }, "no_recipient", 6],
    // The first gate that closes is the reason: later ones are not asked.
    [
      "all of it at once",
      { organisation: { mode: "off" }, trigger: { ...everyOne, enabled: false }, jobOwnerId: null },
      "organisation_off",
      1,
    ],
  ] satisfies [string, Partial<DecisionFacts>, string, number][])(
    "gives one decision without a recipient when %s",
    (_, over, reason, gates) => {
      const decisions = decide(facts(over));

      expect(decisions).toHaveLength(1);
      expect(decisions[0]).toMatchObject({ verdict: "skip", reason, candidate: null, heldUntil: null });
      expect(decisions[0]?.gates).toHaveLength(gates);
    },
  );

  test("decides for each recipient and channel on its own", () => {
    const quietBob = { ...bob, preference: preference({ quietHours: [noon] }) };
    const decisions = decide(
      facts({
        members: [alice, quietBob],
        recipients: [
          { kind: "job_owner" },
          { kind: "role", role: "author" },
          { kind: "email", email: "ops@example.org" },
        ],
        channelKinds: ["email", "inbox"],
      }),
    );

    expect(
      decisions.map(({ candidate, verdict }) => [
        candidate?.recipient.address,
        candidate?.channelKind,
        verdict,
      ]),
    ).toEqual([
      ["alice@example.org", "email", "send"],
      ["alice@example.org", "inbox", "send"],
      ["bob@example.org", "email", "hold"],
      ["bob@example.org", "inbox", "hold"],
      ["ops@example.org", "email", "send"],
    ]);
  });

  test("tells a channel once over itself, and people over what they chose", () => {
    const channel = namedChannel();
    const wants = preference({
      channels: { email: false, slack: true, teams: true, webhook: false },
      addresses: ["slack"],
    });
    const decisions = decide(
      facts({
        channels: [channel],
        members: [member({ preference: wants })],
        recipients: [{ kind: "job_owner" }, { kind: "channel", channel_id: channel.id }],
        channelKinds: ["email", "slack", "teams", "webhook"],
      }),
    );

    expect(
      decisions.map(({ candidate, verdict, reason }) => [
        candidate?.recipient.address,
        candidate?.channelKind,
        candidate?.channelId,
        reason ?? verdict,
      ]),
    ).toEqual([
      ["alice@example.org", "email", null, "channel_off"],
      ["alice@example.org", "slack", null, "send"],
      ["alice@example.org", "teams", null, "no_address"],
      ["#ops", "slack", channel.id, "send"],
    ]);
  });

  test("a channel alone is enough: no kind for people has to be named", () => {
    const channel = namedChannel();
    const situation = facts({
      channels: [channel],
      channelKinds: [],
      recipients: [{ kind: "job_owner" }, { kind: "channel", channel_id: channel.id }],
    });

    expect(decide(situation).map(summary)).toMatchObject([{ who: "#ops slack", verdict: "send" }]);
  });

  test("a channel that is off is a skip, also during quiet hours: nothing waits for nothing", () => {
    const off = preference({
      channels: { email: false, slack: false, teams: false, webhook: false },
      quietHours: [noon],
    });

    expect(decide(facts({ members: [member({ preference: off })] })).map(summary)).toMatchObject([
      {
        verdict: "skip",
        reason: "channel_off",
        gates: ["organisation", "trigger", "occasion", "silence", "cooldown", "recipients", "preference"],
      },
    ]);
  });

  test("a hold knows when it ends", () => {
    const resting = member({ preference: preference({ quietHours: [noon] }) });

    expect(decide(facts({ members: [resting] }))).toMatchObject([
      { verdict: "hold", reason: "quiet_hours", heldUntil: new Date("2026-07-15T13:00:00Z") },
    ]);
  });

  describe("for any facts", () => {
    const ops = namedChannel();
    const pager = namedChannel({
      id: "019a0000-0000-7000-8000-00000000000d",
      kind: "pagerduty",
      name: "Pager",
    });
    const own = ["slack", "teams", "webhook"] as const;
    const rules: fc.Arbitrary<RecipientRule> = fc.oneof(
      fc.constant({ kind: "job_owner" as const }),
      fc.constantFrom(...roles).map((role) => ({ kind: "role" as const, role })),
      fc.constantFrom("alice", "bob", "gone").map((user_id) => ({ kind: "user" as const, user_id })),
      fc
        .constantFrom("ops@example.org", "ALICE@example.org")
        .map((email) => ({ kind: "email" as const, email })),
      fc
        .constantFrom(ops.id, pager.id, "gone")
        .map((channel_id) => ({ kind: "channel" as const, channel_id })),
    );
    const preferences = fc
      .record({
        channels: fc.record({
          email: fc.boolean(),
          slack: fc.boolean(),
          teams: fc.boolean(),
          webhook: fc.boolean(),
        }),
        addresses: fc.subarray([...own]),
        rests: fc.boolean(),
        criticalBypass: fc.boolean(),
        event: fc.boolean(),
      })
      .map(({ rests, event, ...over }) =>
        preference({
          ...over,
          events: event ? {} : { "job.failed": { email: false } },
          quietHours: rests ? [noon] : [],
        }),
      );
    const situations = fc
      .record({
        mode: fc.constantFrom("on" as const, "off" as const),
        trigger: fc.constantFrom(null, everyOne, { ...everyOne, enabled: false }, firstOnly, rarely),
        memory: fc.constantFrom(null, fresh, { ...fresh, streak: 3, toldAt: aMomentAgo, heldBack: 2 }),
        silences: fc.subarray([
          silence(),
          silence({ jobIds: ["another"] }),
          silence({ exceptCritical: true }),
        ]),
        severity: fc.constantFrom(...severities),
        recipients: fc.array(rules, { maxLength: 5 }),
        channelKinds: fc.subarray(["email", ...own, "sms", "inbox"] as const),
        channels: fc.subarray([ops, pager]),
        suppressions: fc
          .subarray(["alice@example.org", "ops@example.org"])
          .map((addresses) => new Map(addresses.map((address) => [address, "unsubscribed" as const]))),
        of: fc.tuple(preferences, preferences),
        jobOwnerId: fc.constantFrom(null, "alice", "bob", "gone"),
        askedBy: fc.constantFrom(null, "alice"),
      })
      .map(({ mode, severity, of, ...over }) =>
        facts({
          ...over,
          organisation: { mode },
          event: { type: "job.failed", severity },
          members: [
            { ...alice, preference: of[0] },
            { ...bob, preference: of[1] },
          ],
        }),
      );
    const holds = (property: (situation: DecisionFacts, decisions: Decision[]) => void) =>
      fc.assert(
        fc.property(situations, (situation) => property(situation, decide(situation))),
        { numRuns: 500 },
      );

    test("there is a decision, its gates are in order, and it has a reason exactly when it is not sent", () => {
      holds((_, decisions) => {
        expect(decisions.length).toBeGreaterThan(0);
        for (const { verdict, reason, heldUntil, gates } of decisions) {
          const names = gates.map(({ gate }) => gate);
          expect(names).toEqual(gateNames.filter((name) => names.includes(name)));
          expect(gates.slice(0, -1).every((gate) => gate.verdict !== "skip")).toBe(true);
          expect(verdict === "send").toBe(reason === null);
          expect(verdict === "hold").toBe(heldUntil !== null);
        }
      });
    });

    test("nobody is told twice over one way", () => {
      holds((_, decisions) => {
        const told = decisions.map(
          ({ candidate }) =>
            candidate &&
            `${candidate.channelId ?? candidate.recipient.address.toLowerCase()} ${candidate.channelKind}`,
        );
        expect(new Set(told).size).toBe(told.length);
      });
    });

    test("a channel is told over itself, at once, whatever people prefer", () => {
      holds((_, decisions) => {
        for (const { candidate, verdict } of decisions) {
          const channel = candidate?.recipient.channel;
          expect(candidate?.channelId ?? null).toBe(channel?.id ?? null);
          if (channel) expect([candidate.channelKind, verdict]).toEqual([channel.kind, "send"]);
        }
      });
    });

    test("a bare address gets mail only, and people nothing that nobody asked for without an address", () => {
      holds(({ askedBy }, decisions) => {
        for (const { candidate, verdict } of decisions) {
          if (!candidate || candidate.channelId !== null) continue;
          const { channelKind, recipient } = candidate;
          const { member: person } = recipient;
          if (!person) expect(channelKind).toBe("email");
          const kind = own.find((one) => one === channelKind);
          if (kind && verdict !== "skip" && person?.userId !== askedBy)
            expect(person?.preference).toMatchObject({
              channels: { [kind]: true },
              addresses: expect.arrayContaining([kind]) as string[],
            });
        }
      });
    });

    test("a suppressed address gets no mail but what its owner asked for", () => {
      holds(({ suppressions, askedBy }, decisions) => {
        for (const { candidate, verdict } of decisions)
          if (candidate?.channelKind === "email" && candidate.recipient.member?.userId !== askedBy)
            expect(verdict !== "skip" && suppressions.has(candidate.recipient.address.toLowerCase())).toBe(
              false,
            );
      });
    });
  });
});
