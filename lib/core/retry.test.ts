import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SendOutcome } from "./outcome";
import { decideNext, defaultRetryPolicy, type RetryPolicy } from "./retry";

const now = new Date("2026-07-15T12:00:00Z");
const seedPolicy: RetryPolicy = { ...defaultRetryPolicy, patientDelaysSeconds: [] };

function failed(over: Partial<Extract<SendOutcome, { status: "failed" }>> = {}): SendOutcome {
  return { status: "failed", failure: "transient", reason: "unreachable", detail: "no route", ...over };
}

/** Seconds until the next try, or how it ended. */
function next(outcome: SendOutcome, attempt = 1, policy = defaultRetryPolicy, expiresAt: Date | null = null) {
  const step = decideNext(outcome, attempt, policy, now, expiresAt);
  return step.kind === "retry" ? (step.at.getTime() - now.getTime()) / 1000 : step.kind;
}

describe("decideNext", () => {
  test("an accepted message is sent", () => {
    expect(decideNext({ status: "accepted" }, 1, defaultRetryPolicy, now, null)).toEqual({ kind: "sent" });
  });

  test("tries at 0, 5 and 10 seconds, then gives up (S2.73–75)", () => {
    expect([1, 2, 3].map((attempt) => next(failed(), attempt, seedPolicy))).toEqual([5, 10, "dead"]);
  });

  test("goes on with patience for a day by default", () => {
    const delays: (number | string)[] = [];
    for (let attempt = 1; delays.at(-1) !== "dead"; attempt++) delays.push(next(failed(), attempt));

    expect(delays).toEqual([5, 10, 30, 120, 600, 1800, 3600, 7200, 14_400, 28_800, 28_800, "dead"]);
  });

  test("doubles up to the longest delay", () => {
    const policy = { ...seedPolicy, maxAttempts: 10, maxDelaySeconds: 60 };

    expect([1, 2, 3, 4, 5, 6, 9].map((attempt) => next(failed(), attempt, policy))).toEqual([
      5, 10, 20, 40, 60, 60, 60,
    ]);
  });

  test("does not double when the policy says so", () => {
    const policy = { ...seedPolicy, maxAttempts: 4, exponentialBackoff: false };

    expect([1, 2, 3, 4].map((attempt) => next(failed(), attempt, policy))).toEqual([5, 5, 5, "dead"]);
  });

  test.each(["rejected_recipient", "rejected_content"] as const)(
    "a permanent failure (%s) is never tried again",
    (reason) => {
      expect(decideNext(failed({ failure: "permanent", reason }), 1, defaultRetryPolicy, now, null)).toEqual({
        kind: "dead",
        reason,
      });
    },
  );

  test("a fault of the settings is due at once, when its destination opens, and uses no try up, however often", () => {
    const step = decideNext(
      failed({ failure: "configuration", reason: "unauthorized" }),
      99,
      seedPolicy,
      now,
      null,
    );

    expect(step).toEqual({
      kind: "retry",
      at: now,
      reason: "unauthorized",
      countsAttempt: false,
    });
  });

  test("an ambiguous failure is tried again", () => {
    expect(
      decideNext(failed({ failure: "ambiguous", reason: "timeout" }), 1, seedPolicy, now, null),
    ).toMatchObject({
      kind: "retry",
      reason: "timeout",
      countsAttempt: true,
    });
  });

  test.each([
    ["longer than ours: kept", 30_000, 30],
    ["shorter than ours: ours", 1_000, 5],
    ["ten years: a day", 10 * 365 * 86_400_000, 86_400],
    ["unreadable: ignored", Number.NaN, 5],
    ["in the past: ignored", -60_000, 5],
    ["endless: a day", Number.POSITIVE_INFINITY, 86_400],
  ])("Retry-After %s", (_, retryAfterMs, seconds) => {
    expect(next(failed({ reason: "rate_limited", retryAfterMs }))).toBe(seconds);
  });

  test("is not tried after it expired", () => {
    const inSeven = new Date(now.getTime() + 7_000);

    expect(next(failed(), 1, seedPolicy, inSeven)).toBe(5);
    expect(next(failed(), 2, seedPolicy, inSeven)).toBe("dead");
    // Its end comes while it waits for the settings: the queue sees to that.
    expect(next(failed({ failure: "configuration" }), 1, seedPolicy, inSeven)).toBe(0);
  });

  test("for any policy a retry is never before now, and tries end", () => {
    const policies = fc.record({
      maxAttempts: fc.integer({ min: 1, max: 50 }),
      initialDelaySeconds: fc.double({ min: 0, max: 86_400, noNaN: true }),
      maxDelaySeconds: fc.double({ min: 0, max: 86_400, noNaN: true }),
      exponentialBackoff: fc.boolean(),
      patientDelaysSeconds: fc.array(fc.integer({ min: 0, max: 86_400 }), { maxLength: 5 }),
    });
    fc.assert(
      fc.property(policies, fc.integer({ min: 1, max: 60 }), (policy, attempt) => {
        const step = decideNext(failed(), attempt, policy, now, null);
        const isLast = attempt >= policy.maxAttempts + policy.patientDelaysSeconds.length;
        expect(step.kind).toBe(isLast ? "dead" : "retry");
        if (step.kind === "retry") expect(step.at.getTime()).toBeGreaterThanOrEqual(now.getTime());
      }),
    );
  });
});
