import { describe, expect, it } from "vitest";
import type { SimulatedDecision } from "@/lib/schemas/simulation";
import { myMessageWords } from "./my-message-words";

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
const at = { at: "2026-11-22T22:00:00.000Z", zone: "Europe/Berlin", isNow: true };
const pass = { gate: "quiet_hours", verdict: "pass", sentence: "No quiet hours.", values: {} } as const;

describe("what a person would get", () => {
  it.each([
    ["By email, now.", {}],
    [
      "By email, held until Mon 07:00: quiet hours.",
      { verdict: "hold", reason: "quiet_hours", held_until: "2026-11-23T06:00:00.000Z" },
    ],
    [
      "By email, held until 23:30: your snooze.",
      { verdict: "hold", reason: "snoozed", held_until: "2026-11-22T22:30:00.000Z", gates: [pass] },
    ],
    [
      "Not by email. You muted it.",
      {
        verdict: "skip",
        reason: "muted",
        gates: [{ gate: "mute", verdict: "skip", sentence: "You muted it.", values: {} }],
      },
    ],
    ["Over “#ops”, now.", { channel_kind: "slack", channel: { id: "c", name: "#ops" } }],
  ] satisfies [string, Partial<SimulatedDecision>][])("says “%s”", (words, over) => {
    expect(myMessageWords({ ...sent, ...over }, at)).toBe(words);
  });

  it("says at once of another time", () => {
    expect(myMessageWords(sent, { ...at, isNow: false })).toBe("By email, at once.");
  });
});
