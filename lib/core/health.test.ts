import { describe, expect, test } from "vitest";
import {
  DEGRADED_AFTER,
  healthState,
  pauseAfter,
  pausesAfter,
  type DestinationFailure,
  type DestinationHealth,
} from "./health";

const now = new Date("2026-07-15T12:00:00Z");
const refused: DestinationFailure = { failure: "configuration", reason: "unauthorized" };
const down: DestinationFailure = { failure: "transient", reason: "unreachable" };

/** The pauses after the first failures in a row, in seconds. */
function seconds(failure: DestinationFailure): (number | null)[] {
  return pausesAfter(failure).map((pauseMs) => pauseMs && pauseMs / 1000);
}

describe("pauseAfter", () => {
  test("refused settings close at the first failure, for twice as long each time, up to an hour", () => {
    expect(seconds(refused).slice(0, 8)).toEqual([60, 120, 240, 480, 960, 1920, 3600, 3600]);
  });

  test("what its provider calls gone is left alone for a day", () => {
    expect(pauseAfter({ failure: "configuration", reason: "gone" }, 1)).toBe(86_400_000);
  });

  test("a provider's trouble closes when it lasts, up to five minutes", () => {
    expect(seconds(down).slice(0, 11)).toEqual([
      ...[null, null, null, null],
      ...[15, 30, 60, 120, 240, 300, 300],
    ]);
  });

  test("a provider that says how long is left alone for so long, at most an hour", () => {
    const limited: DestinationFailure = { ...down, reason: "rate_limited", retryAfterMs: 90_000 };

    expect(seconds(limited).slice(3, 10)).toEqual([90, 90, 90, 90, 120, 240, 300]);
    expect(pauseAfter({ ...limited, retryAfterMs: 86_400_000 }, 1)).toBe(3_600_000);
    for (const retryAfterMs of [Number.NaN, -5])
      expect(pauseAfter({ ...limited, retryAfterMs }, 5)).toBe(15_000);
    expect(pauseAfter({ ...limited, reason: "server_error" }, 1)).toBeNull();
  });

  test("a message's own fault and a bug of ours close nothing, however often", () => {
    for (const failure of [
      { failure: "permanent", reason: "rejected_recipient" },
      { failure: "transient", reason: "unexpected" },
    ] as const)
      expect(new Set(pausesAfter(failure))).toEqual(new Set([null]));
  });

  test("the last of the pauses stands for all that follow", () => {
    for (const failure of [refused, down])
      expect(pauseAfter(failure, 10_000)).toBe(pausesAfter(failure).at(-1));
  });
});

describe("healthState", () => {
  const health = (fields: Partial<DestinationHealth>): DestinationHealth => ({
    lastSuccessAt: now,
    lastFailureAt: null,
    failuresInRow: 0,
    lastReason: null,
    lastDetail: null,
    latencyMs: 20,
    openUntil: null,
    ...fields,
  });
  const later = new Date(now.getTime() + 1);

  test.each([
    ["unused", null],
    ["unused", health({ lastSuccessAt: null })],
    ["ok", health({})],
    ["failing", health({ failuresInRow: 1, lastFailureAt: now })],
    ["closed", health({ failuresInRow: DEGRADED_AFTER, openUntil: later })],
    ["failing", health({ failuresInRow: DEGRADED_AFTER, openUntil: now })],
  ])("%s", (state, known) => {
    expect(healthState(known, now)).toBe(state);
  });
});
