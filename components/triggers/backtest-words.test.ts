import { expect, test } from "vitest";
import type { BacktestedEvent } from "@/lib/schemas/trigger";
import { backtestSentence, verdictSentence } from "./backtest-words";

const none = { sent: 0, held: 0, skipped: 0, nobody: 0 };

test("what would have been, and what was", () => {
  const view = { events: 50, sent: 7, held: 5, skipped: 8, nobody: 30, data: [] };

  expect(backtestSentence({ ...view, compared: { ...none, sent: 50 } })).toBe(
    "Of the last 50, 7 would be told, 5 held, 38 not. Today: 50 told.",
  );
  expect(backtestSentence({ ...view, compared: { sent: 1, held: 2, skipped: 3, nobody: 4 } })).toContain(
    "Today: 1 told, 2 held, 7 not.",
  );
  expect(backtestSentence({ ...none, events: 0, compared: none, data: [] })).toBe(
    "There is no such event yet to try this on.",
  );
});

test("of an event: why, and what the stored rule does instead", () => {
  const event: BacktestedEvent = {
    event_id: "1",
    at: "2026-11-21T12:00:00Z",
    title: "Job failed",
    severity: "error",
    job: null,
    verdict: "send",
    messages: 1,
    sentence: "To be sent.",
    reason: null,
    before: "send",
  };

  expect(verdictSentence(event)).toBe("To be sent.");
  expect(verdictSentence({ ...event, messages: 3, before: "skip" })).toBe(
    "To be sent. 3 messages. Today: not told.",
  );
});
