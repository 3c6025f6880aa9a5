import { describe, expect, test } from "vitest";
import type { SimulatedDecision } from "@/lib/schemas/simulation";
import { answerWords, dayTime, decisionWords } from "./simulation-words";

const sent: SimulatedDecision = {
  recipient: "bob@example.org",
  recipient_name: "Bob",
  user_id: "bob",
  channel_kind: "email",
  channel: null,
  verdict: "send",
  reason: null,
  held_until: null,
  sentence: "To be sent.",
  gates: [],
};
const held: SimulatedDecision = {
  ...sent,
  verdict: "hold",
  reason: "quiet_hours",
  held_until: "2026-11-23T07:00:00.000Z",
  gates: [
    { gate: "quiet_hours", verdict: "hold", sentence: "Quiet hours.", values: { zone: "Europe/Berlin" } },
  ],
};
const skipped: SimulatedDecision = {
  ...sent,
  verdict: "skip",
  reason: "muted",
  gates: [{ gate: "mute", verdict: "skip", sentence: "The person has muted the job.", values: {} }],
};
const at = "2026-11-22T22:00:00.000Z";

describe("the words of a simulation", () => {
  test("say what would become of a message", () => {
    expect(decisionWords(sent, { at, isNow: true })).toBe("Would be sent by email now.");
    expect(decisionWords(sent, { at, isNow: false })).toBe("Would be sent by email at once.");
    expect(decisionWords(held, { at, isNow: true })).toBe(
      "Held until Mon 08:00 (Europe/Berlin), then sent by email.",
    );
    expect(decisionWords(skipped, { at, isNow: true })).toBe(
      "Would not be told by email. The person has muted the job.",
    );
  });

  test("name the date of what is far away", () => {
    expect(dayTime("2026-12-07T07:00:00.000Z", at, "Europe/Berlin")).toBe("Mon 7 Dec 2026, 08:00");
  });

  test("sum the answer up", () => {
    const view = { at, user: null, severity: "error" as const, nobody: null };
    const bob = { id: "bob", name: "Bob", email: "bob@example.org" };

    expect(answerWords({ ...view, decisions: [sent, sent, held] }, "job.failed")).toBe(
      "2 messages would be sent, 1 would be held.",
    );
    expect(answerWords({ ...view, user: bob, decisions: [skipped] }, "job.failed")).toBe(
      "Bob: 1 message would not be told.",
    );
    expect(answerWords({ ...view, user: bob, decisions: [] }, "job.failed")).toBe(
      "Bob is not among those whom the rule for “Job failed” names.",
    );
    const gate = { gate: "trigger", verdict: "skip", sentence: "Its trigger is off.", values: {} } as const;
    const nobody = { reason: "trigger_off", sentence: "Skipped.", gates: [gate] };
    expect(answerWords({ ...view, decisions: [], nobody }, "job.started")).toBe(
      "Nobody would be told. Its trigger is off.",
    );
  });
});
