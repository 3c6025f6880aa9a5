import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { severities } from "../event";
import type { Member } from "../recipient";
import { decide } from "./decide";
import { decideAgain, type HeldMessage } from "./decide-again";
import { facts, member, preference } from "./facts.fixture";
import type { DecisionFacts } from "./gate";

const now = new Date("2026-07-15T12:00:00Z");
const everyDay = [1, 2, 3, 4, 5, 6, 7];
const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

/** What is stored of the one message that Alice gets of it. */
function heldOf(given: DecisionFacts, person: Member): HeldMessage {
  const [decision] = decide({ ...given, members: [person] });
  return {
    gates: decision?.gates ?? [],
    severity: given.event.severity,
    isEscalation: given.isEscalation,
    channelKind: "email",
    member: person,
  };
}
const wishing = (over: Parameters<typeof preference>[0]) => member({ preference: preference(over) });
const quiet = (start: string, end: string) => ({ start, end, days: everyDay, zone: "UTC" });

describe("asking a held message again", () => {
  test("gives what the person wants now", () => {
    const held = heldOf(facts(), wishing({ quietHours: [quiet("11:00", "13:00")] }));
    const wish = (over: Parameters<typeof preference>[0]) =>
      decideAgain({ ...held, member: wishing(over) }, now);

    expect(wish({ quietHours: [quiet("11:00", "15:00")] })).toMatchObject({
      verdict: "hold",
      reason: "quiet_hours",
      heldUntil: inHours(3),
    });
    expect(wish({ snoozedUntil: inHours(1) })).toMatchObject({ reason: "snoozed", heldUntil: inHours(1) });
    expect(wish({ frequency: "hourly" })).toMatchObject({ reason: "digest", bundleKey: "digest" });
    expect(wish({})).toMatchObject({ verdict: "send", heldUntil: null });
  });

  test("leaves a group as long as it gathers, and lets the person's hours come after it", () => {
    const group = { key: "group:a", waitSeconds: 7_200, intervalSeconds: 0, openUntil: null, toldAt: null };
    const held = heldOf(facts({ group }), member());
    expect(decideAgain(held, now)).toMatchObject({ reason: "grouped", heldUntil: inHours(2) });

    const rests = wishing({ quietHours: [quiet("13:30", "17:00")] });

    expect(decideAgain({ ...held, member: rests }, now)).toMatchObject({
      reason: "quiet_hours",
      heldUntil: inHours(5),
      bundleKey: "group:a",
    });
    expect(decideAgain(held, inHours(2)).heldUntil).toEqual(inHours(2));
  });

  test("gathers nothing in a digest that a step wrote itself", () => {
    const step = facts({ trigger: null, event: { type: null, severity: "info" } });
    const held = heldOf(step, wishing({ quietHours: [quiet("11:00", "13:00")] }));

    expect(decideAgain({ ...held, member: wishing({ frequency: "daily" }) }, now).verdict).toBe("send");
  });

  test("answers like the decision itself while nobody changes anything", () => {
    const hour = fc.integer({ min: 0, max: 23 }).map((value) => `${String(value).padStart(2, "0")}:00`);
    const people = fc.record({
      quietHours: fc.array(
        fc.record({ start: hour, end: hour, days: fc.constant(everyDay), zone: fc.constant("Asia/Kolkata") }),
        { maxLength: 2 },
      ),
      snoozedUntil: fc.constantFrom(null, inHours(-1), inHours(5)),
      frequency: fc.constantFrom("immediate", "hourly", "daily"),
      zone: fc.constant("Asia/Kolkata"),
      criticalBypass: fc.boolean(),
    } as const);
    const situations = fc.record({
      severity: fc.constantFrom(...severities),
      isTriggered: fc.boolean(),
      isEscalation: fc.boolean(),
      limit: fc.constantFrom(null, 0, 5),
    });

    fc.assert(
      fc.property(people, situations, (wishes, { severity, isTriggered, isEscalation, limit }) => {
        const given = facts({
          event: { type: isTriggered ? "job.failed" : null, severity },
          isEscalation,
          limits: { windowMinutes: 45, person: limit, channel: null, organisation: null },
          ...(isTriggered ? {} : { trigger: null }),
        });
        const person = wishing(wishes);
        const [before] = decide({ ...given, members: [person] });
        expect(decideAgain(heldOf(given, person), now)).toMatchObject({
          verdict: before?.verdict,
          reason: before?.reason,
          heldUntil: before?.heldUntil,
          bundleKey: before?.bundleKey,
          gates: before?.gates,
        });
      }),
    );
  });
});
