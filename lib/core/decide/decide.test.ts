import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { roles } from "../actor";
import { severities } from "../event";
import type { RecipientRule } from "../recipient";
import { decide, type Decision } from "./decide";
import { facts, member, preference } from "./facts.fixture";
import { gateNames, type DecisionFacts } from "./gate";

const noon = { start: "11:00", end: "13:00", days: [1, 2, 3, 4, 5, 6, 7], zone: "UTC" };
const alice = member();
const bob = member({ userId: "bob", name: "Bob", email: "bob@example.org", role: "author" });

const summary = ({ candidate, verdict, reason, gates }: Decision) => ({
  who: candidate && `${candidate.recipient.address} ${candidate.channelKind}`,
  verdict,
  reason,
  gates: gates.map(({ gate }) => gate),
});

describe("decide", () => {
  test("tells one recipient through all gates", () => {
    expect(decide(facts()).map(summary)).toEqual([
      {
        who: "alice@example.org email",
        verdict: "send",
        reason: null,
        gates: ["organisation", "trigger", "recipients", "preference", "quiet_hours"],
      },
    ]);
  });

  test.each([
    ["the organisation is off", { organisation: { mode: "off" } }, "organisation_off", 1],
    ["the trigger is off", { trigger: { enabled: false } }, "trigger_off", 2],
    ["there is no channel", { channelKinds: [] }, "no_channel", 2],
    ["there is nobody", { jobOwnerId: null }, "no_recipient", 3],
    // The first gate that closes is the reason: later ones are not asked.
    [
      "all of it at once",
      { organisation: { mode: "off" }, trigger: { enabled: false }, jobOwnerId: null },
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
    const quietBob = { ...bob, preference: preference({ quietHours: noon }) };
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
      ["ops@example.org", "inbox", "send"],
    ]);
  });

  test("a channel that is off is a skip, also during quiet hours: nothing waits for nothing", () => {
    const off = preference({
      channels: { email: false, slack: false, teams: false, webhook: false },
      quietHours: noon,
    });

    expect(decide(facts({ members: [member({ preference: off })] })).map(summary)).toMatchObject([
      {
        verdict: "skip",
        reason: "channel_off",
        gates: ["organisation", "trigger", "recipients", "preference"],
      },
    ]);
  });

  test("a hold knows when it ends", () => {
    const resting = member({ preference: preference({ quietHours: noon }) });

    expect(decide(facts({ members: [resting] }))).toMatchObject([
      { verdict: "hold", reason: "quiet_hours", heldUntil: new Date("2026-07-15T13:00:00Z") },
    ]);
  });

  test("for any facts: at least one decision, gates in order, and a reason exactly when it is not sent", () => {
    const rules: fc.Arbitrary<RecipientRule> = fc.oneof(
      fc.constant({ kind: "job_owner" as const }),
      fc.constantFrom(...roles).map((role) => ({ kind: "role" as const, role })),
      fc.constantFrom("alice", "bob", "gone").map((user_id) => ({ kind: "user" as const, user_id })),
      fc
        .constantFrom("ops@example.org", "ALICE@example.org")
        .map((email) => ({ kind: "email" as const, email })),
    );
    const preferences = fc
      .record({ email: fc.boolean(), rests: fc.boolean(), bypass: fc.boolean(), event: fc.boolean() })
      .map(({ email, rests, bypass, event }) =>
        preference({
          channels: { email, slack: false, teams: false, webhook: false },
          events: event ? {} : { "job.failed": { email: false } },
          quietHours: rests ? noon : null,
          criticalBypass: bypass,
        }),
      );
    const situations = fc.record({
      mode: fc.constantFrom("on" as const, "off" as const),
      trigger: fc.constantFrom(null, { enabled: true }, { enabled: false }),
      severity: fc.constantFrom(...severities),
      recipients: fc.array(rules, { maxLength: 4 }),
      channelKinds: fc.subarray(["email", "inbox"] as const),
      of: fc.tuple(preferences, preferences),
      jobOwnerId: fc.constantFrom(null, "alice", "bob", "gone"),
    });

    fc.assert(
      fc.property(situations, ({ mode, severity, of, ...over }) => {
        const decisions = decide(
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

        expect(decisions.length).toBeGreaterThan(0);
        const told = decisions.map(
          ({ candidate }) =>
            candidate && `${candidate.recipient.address.toLowerCase()} ${candidate.channelKind}`,
        );
        expect(new Set(told).size).toBe(told.length);
        for (const { verdict, reason, heldUntil, gates } of decisions) {
          expect(gates.map(({ gate }) => gate)).toEqual(gateNames.slice(0, gates.length));
          expect(gates.slice(0, -1).every((gate) => gate.verdict === "pass")).toBe(true);
          expect(verdict === "send").toBe(reason === null);
          expect(verdict === "hold").toBe(heldUntil !== null);
        }
      }),
      { numRuns: 500 },
    );
  });
});
