import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { severities } from "../event";
import { quietUntilOfAny, type QuietHours } from "../quiet-hours";
import { decide, type Decision } from "./decide";
import { facts, member, namedChannel, preference } from "./facts.fixture";
import { deciderOf, type DecisionFacts, type GroupMemory, type MessageLimits } from "./gate";

/** The fixture's now is 12:00. */
const at = (time: string) => new Date(`2026-07-15T${time}Z`);
const limits: MessageLimits = { windowMinutes: 10, person: 2, channel: 3, organisation: null };
const group: GroupMemory = {
  key: "group:job=job",
  waitSeconds: 30,
  intervalSeconds: 300,
  openUntil: null,
  toldAt: null,
};
const noon: QuietHours = { start: "11:00", end: "13:00", days: [1, 2, 3, 4, 5, 6, 7], zone: "UTC" };
const alicePrefers = (over: Parameters<typeof preference>[0]) => [member({ preference: preference(over) })];

function decideOne(over: Partial<DecisionFacts> = {}): Decision {
  const [decision] = decide(facts(over));
  if (!decision) throw new Error("There is no decision.");
  return decision;
}
/** Why it waits, for when, and with what; or that it does not. */
function holding(over: Partial<DecisionFacts> = {}) {
  const { verdict, reason, heldUntil, bundleKey } = decideOne(over);
  return [reason ?? verdict, heldUntil?.toISOString().slice(11, 19) ?? null, bundleKey];
}

describe("a limit", () => {
  const counted = (count: number, scope = "person:alice") => ({ limits, counts: new Map([[scope, count]]) });
  const critical = { type: "job.failed", severity: "critical" } as const;

  test.each([
    ["is not reached", counted(1), ["send", null, null]],
    ["is reached: waits until the window ends", counted(2), ["limit_reached", "12:10:00", "limit"]],
    ["is passed long ago", counted(99), ["limit_reached", "12:10:00", "limit"]],
    ["of another person", counted(99, "person:bob"), ["send", null, null]],
    [
      "for what is critical as well",
      { ...counted(2), event: critical },
      ["limit_reached", "12:10:00", "limit"],
    ],
    ["of all, where there is none", counted(99, "organisation"), ["send", null, null]],
    [
      "of all",
      { ...counted(5, "organisation"), limits: { ...limits, organisation: 5 } },
      ["limit_reached", "12:10:00", "limit"],
    ],
    ["that nobody set", { limits: null, counts: new Map([["person:alice", 99]]) }, ["send", null, null]],
    [
      "not for a step of an escalation",
      { ...counted(99), isEscalation: true, trigger: null },
      ["send", null, null],
    ],
    [
      "not for what the person asked for",
      { ...counted(99), trigger: null, askedBy: "alice" },
      ["send", null, null],
    ],
    [
      "for a program's message, which keeps its own words",
      { ...counted(2), trigger: null },
      ["limit_reached", "12:10:00", null],
    ],
  ] satisfies [string, Partial<DecisionFacts>, unknown[]][])("%s", (_, over, expected) => {
    expect(holding(over)).toEqual(expected);
  });

  test("of a channel is its own", () => {
    const channel = namedChannel();
    const over = {
      channels: [channel],
      recipients: [{ kind: "channel" as const, channel_id: channel.id }],
      limits,
    };

    expect(holding({ ...over, counts: new Map([[`channel:${channel.id}`, 2]]) })[0]).toBe("send");
    expect(holding({ ...over, counts: new Map([[`channel:${channel.id}`, 3]]) })[0]).toBe("limit_reached");
  });

  test("is used up by the recipients of one event, those in front first", () => {
    const people = ["a", "b", "c", "d"].map((userId) =>
      member({ userId, email: `${userId}@example.org`, role: "admin" }),
    );
    const decisions = decide(
      facts({
        members: people,
        recipients: [{ kind: "role", role: "admin" }],
        limits: { ...limits, organisation: 3 },
        counts: new Map([["organisation", 1]]),
      }),
    );

    expect(decisions.map(({ verdict }) => verdict)).toEqual(["send", "send", "hold", "hold"]);
  });
});

describe("a snooze", () => {
  const critical = { type: "job.failed", severity: "critical" } as const;
  const until = (time: string, over: object = {}) => ({
    members: alicePrefers({ snoozedUntil: at(time), ...over }),
  });

  test.each([
    ["goes on", until("14:00:00"), ["snoozed", "14:00:00", "quiet"]],
    ["is over", until("12:00:00"), ["send", null, null]],
    ["lets critical events pass", { ...until("14:00:00"), event: critical }, ["send", null, null]],
    [
      "does not, where the person says so",
      { ...until("14:00:00", { criticalBypass: false }), event: critical },
      ["snoozed", "14:00:00", "quiet"],
    ],
    ["ends in quiet hours", until("12:30:00", { quietHours: [noon] }), ["quiet_hours", "13:00:00", "quiet"]],
    ["ends before a digest", until("12:30:00", { frequency: "hourly" }), ["digest", "13:00:00", "digest"]],
  ] satisfies [string, Partial<DecisionFacts>, unknown[]][])("%s", (_, over, expected) => {
    expect(holding(over)).toEqual(expected);
  });
});

describe("a group", () => {
  const gathering = (over: Partial<GroupMemory> = {}) => ({ group: { ...group, ...over } });

  test.each([
    ["waits for others like its first", gathering(), ["grouped", "12:00:30", group.key]],
    [
      "takes along what comes later",
      gathering({ openUntil: at("12:00:10") }),
      ["grouped", "12:00:10", group.key],
    ],
    [
      "that was told waits for its interval",
      gathering({ toldAt: at("11:58:00") }),
      ["grouped", "12:03:00", group.key],
    ],
    [
      "whose interval is over begins again",
      gathering({ toldAt: at("11:00:00") }),
      ["grouped", "12:00:30", group.key],
    ],
    ["without a wait tells its first", gathering({ waitSeconds: 0 }), ["send", null, group.key]],
    [
      "that is overdue takes along what happens",
      gathering({ openUntil: at("11:59:50") }),
      ["grouped", "12:00:01", group.key],
    ],
    [
      "is no matter of an escalation",
      { ...gathering(), isEscalation: true, trigger: null },
      ["send", null, null],
    ],
    [
      "waits on for quiet hours, and is told together all the same",
      { ...gathering(), members: alicePrefers({ quietHours: [noon] }) },
      ["quiet_hours", "13:00:00", group.key],
    ],
    [
      "goes into the digest of who wants one",
      { ...gathering(), members: alicePrefers({ frequency: "hourly" }) },
      ["digest", "13:00:00", "digest"],
    ],
  ] satisfies [string, Partial<DecisionFacts>, unknown[]][])("%s", (_, over, expected) => {
    expect(holding(over)).toEqual(expected);
  });
});

describe("a digest", () => {
  const critical = { type: "job.failed", severity: "critical" } as const;
  const daily = alicePrefers({ frequency: "daily", digestTime: "18:30" });

  test.each([
    ["is at its time", { members: daily }, ["digest", "18:30:00", "digest"]],
    ["lets critical events pass", { members: daily, event: critical }, ["send", null, null]],
    [
      "has nothing that was written to be sent as it is",
      { members: daily, trigger: null },
      ["send", null, null],
    ],
    ["has no step of an escalation", { members: daily, isEscalation: true }, ["send", null, null]],
    [
      "does not come in quiet hours",
      {
        members: alicePrefers({
          frequency: "daily",
          digestTime: "18:30",
          quietHours: [{ ...noon, start: "18:00", end: "20:00" }],
        }),
      },
      ["quiet_hours", "20:00:00", "digest"],
    ],
  ] satisfies [string, Partial<DecisionFacts>, unknown[]][])("%s", (_, over, expected) => {
    expect(holding(over)).toEqual(expected);
  });
});

describe("for any facts that may put a message off", () => {
  const times = fc
    .integer({ min: -720, max: 720 })
    .map((minutes) => new Date(at("12:00:00").getTime() + minutes * 60_000));
  const windows = fc.constantFrom<QuietHours>(
    noon,
    { ...noon, start: "22:00", end: "07:00", zone: "Europe/Berlin" },
    { ...noon, start: "00:00", end: "24:00", days: [3] },
  );
  const preferences = fc
    .record({
      quietHours: fc.uniqueArray(windows, { maxLength: 2 }),
      snoozedUntil: fc.option(times),
      frequency: fc.constantFrom("immediate" as const, "hourly" as const, "daily" as const),
      digestTime: fc.constantFrom("00:30", "12:30", "23:15"),
      zone: fc.constantFrom("UTC", "Asia/Kathmandu", "America/New_York"),
      criticalBypass: fc.boolean(),
    })
    .map(preference);
  const situations = fc
    .record({
      now: times,
      severity: fc.constantFrom(...severities),
      of: preferences,
      limits: fc.option(fc.constant(limits)),
      count: fc.integer({ min: 0, max: 4 }),
      group: fc.option(
        fc.record({
          key: fc.constant(group.key),
          waitSeconds: fc.constantFrom(0, 30, 3_600),
          intervalSeconds: fc.constantFrom(0, 300, 86_400),
          openUntil: fc.option(times),
          toldAt: fc.option(times),
        }),
      ),
      isEscalation: fc.boolean(),
      isByHand: fc.boolean(),
      askedBy: fc.constantFrom(null, "alice"),
    })
    .map(({ severity, of, count, isByHand, ...over }) =>
      facts({
        ...over,
        ...(isByHand || over.isEscalation ? { trigger: null, group: null } : {}),
        event: { type: "job.failed", severity },
        members: [member({ preference: of })],
        counts: new Map([["person:alice", count]]),
      }),
    );
  const holds = (property: (situation: DecisionFacts, decision: Decision) => void) =>
    fc.assert(
      fc.property(situations, (situation) => {
        for (const decision of decide(situation)) property(situation, decision);
      }),
      { numRuns: 2_000 },
    );

  test("holds only move it forward, the last of them to the moment at which it goes out", () => {
    holds(({ now }, { gates, heldUntil, reason }) => {
      const ends = gates.flatMap(({ verdict, values }) =>
        verdict === "hold" && typeof values.until === "string" ? [Date.parse(values.until)] : [],
      );
      expect(ends).toEqual([...new Set(ends)].toSorted((left, right) => left - right));
      for (const end of ends) expect(end).toBeGreaterThan(now.getTime());
      expect(heldUntil?.getTime()).toBe(ends.at(-1));
      if (ends.length > 0) expect(reason).toBe(deciderOf(gates)?.reason);
    });
  });

  test("nothing goes out in somebody's quiet hours but what is critical to them, or asked for", () => {
    holds(({ now, members, event, askedBy }, { heldUntil }) => {
      const wants = members[0]?.preference;
      const passes = event.severity === "critical" && wants?.criticalBypass;
      if (!wants || passes || askedBy === "alice") return;
      expect(quietUntilOfAny(heldUntil ?? now, wants.quietHours)).toBeNull();
    });
  });

  test("it is told with others for one reason: a digest before a group, a group before a limit, that before a rest", () => {
    holds(({ group: asked, trigger }, { gates, bundleKey }) => {
      const isHeldBy = (name: string) =>
        gates.some(({ gate, verdict }) => gate === name && verdict === "hold");
      const expected =
        (isHeldBy("digest") && "digest") ||
        (isHeldBy("group") && group.key) ||
        (isHeldBy("rate_limit") && "limit") ||
        ((isHeldBy("snooze") || isHeldBy("quiet_hours")) && "quiet") ||
        (asked && group.key);
      expect(bundleKey).toBe(trigger === null ? null : expected || null);
    });
  });
});
