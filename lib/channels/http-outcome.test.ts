import { describe, expect, it } from "vitest";
import type { FailureClass, FailureReason } from "@/lib/core/outcome";
import type { HttpFailure, HttpResult } from "./http";
import { outcomeOf, readRetryAfter, type Verdict } from "./http-outcome";

const via = "hooks.example.org";
const DAY = 24 * 60 * 60 * 1000;

function answer(
  status: number,
  headers: Record<string, string> = {},
  body = "token=hunter2\nno",
): HttpResult {
  return { ok: true, status, headers, body, truncated: false };
}

describe("outcomeOf an answer", () => {
  it.each([200, 201, 202, 204, 299])("takes %i for accepted", (status) => {
    expect(outcomeOf(answer(status), { via })).toEqual({
      status: "accepted",
      responseCode: status,
      detail: `The server answered ${status}`,
      via,
    });
  });

  it.each<[number, FailureClass, FailureReason]>([
    [400, "permanent", "rejected_content"],
    [401, "configuration", "unauthorized"],
    [402, "configuration", "misconfigured"],
    [403, "configuration", "unauthorized"],
    [404, "configuration", "misconfigured"],
    [405, "configuration", "misconfigured"],
    [407, "configuration", "misconfigured"],
    [408, "transient", "timeout"],
    [409, "permanent", "rejected_content"],
    [410, "configuration", "gone"],
    [413, "permanent", "rejected_content"],
    [415, "configuration", "misconfigured"],
    [418, "permanent", "rejected_content"],
    [421, "configuration", "misconfigured"],
    [422, "permanent", "rejected_content"],
    [425, "transient", "rate_limited"],
    [429, "transient", "rate_limited"],
    [500, "transient", "server_error"],
    [502, "transient", "server_error"],
    [503, "transient", "server_error"],
    [504, "transient", "server_error"],
    [999, "transient", "server_error"],
  ])("takes %i for %s: %s, in words of ours", (status, failure, reason) => {
    const outcome = outcomeOf(answer(status), { via });

    expect(outcome).toMatchObject({ status: "failed", failure, reason, responseCode: status, via });
    expect(outcome.detail).toMatch(new RegExp(`^The server answered ${status}: [a-z ]+$`));
  });

  it("waits as long as it is asked to, where trying again helps", () => {
    const retryAfter = { "retry-after": "120" };

    expect(outcomeOf(answer(429, retryAfter), { via })).toMatchObject({ retryAfterMs: 120_000 });
    expect(outcomeOf(answer(503, retryAfter), { via })).toMatchObject({ retryAfterMs: 120_000 });
    expect(outcomeOf(answer(410, retryAfter), { via })).not.toHaveProperty("retryAfterMs");
    expect(outcomeOf(answer(429), { via })).not.toHaveProperty("retryAfterMs");
  });
});

describe("a kind that reads its provider's answer", () => {
  const judge = (status: number, verdict: Verdict | null, headers?: Record<string, string>) =>
    outcomeOf(answer(status, headers), { via, treat: () => verdict });

  it("is given the status and the body", () => {
    const seen: unknown[] = [];
    outcomeOf(answer(207, {}, "text"), { via, treat: (...args) => (seen.push(...args), null) });

    expect(seen).toEqual([207, "text"]);
  });

  it("can accept what the status would not, with the provider's id", () => {
    expect(judge(409, "accepted")).toMatchObject({ status: "accepted", responseCode: 409 });
    expect(judge(201, { accepted: true, providerId: "SM1", detail: "Queued" })).toMatchObject({
      status: "accepted",
      providerId: "SM1",
      detail: "Queued",
    });
  });

  it("can refuse, and leaves the rest to the status", () => {
    expect(judge(404, { reason: "gone" })).toMatchObject({ failure: "configuration", reason: "gone" });
    expect(judge(200, {})).toMatchObject({ failure: "configuration", reason: "misconfigured" });
    expect(judge(400, { detail: "a\r\nb" })).toMatchObject({ reason: "rejected_content", detail: "a b" });
    expect(judge(500, null)).toMatchObject({ reason: "server_error" });
  });

  it("can name a wait of its own, a day at most", () => {
    expect(judge(429, { retryAfterMs: 1_500 }, { "retry-after": "9" })).toMatchObject({
      retryAfterMs: 1_500,
    });
    expect(judge(429, { retryAfterMs: 1e15 })).toMatchObject({ retryAfterMs: DAY });
    expect(judge(429, { retryAfterMs: NaN })).not.toHaveProperty("retryAfterMs");
    expect(judge(429, { retryAfterMs: -5 })).not.toHaveProperty("retryAfterMs");
  });
});

describe("outcomeOf no answer", () => {
  it.each<[HttpFailure, boolean, FailureClass, FailureReason]>([
    ["blocked_address", false, "configuration", "blocked_address"],
    ["invalid_request", false, "configuration", "misconfigured"],
    ["redirect", true, "configuration", "misconfigured"],
    ["tls", false, "configuration", "misconfigured"],
    ["tls", true, "configuration", "misconfigured"],
    ["timeout", false, "transient", "timeout"],
    ["timeout", true, "ambiguous", "timeout"],
    ["aborted", false, "transient", "timeout"],
    ["aborted", true, "ambiguous", "timeout"],
    ["unreachable", false, "transient", "unreachable"],
    ["unreachable", true, "ambiguous", "unreachable"],
  ])("takes %s (handed over: %s) for %s: %s", (failure, handedOver, expected, reason) => {
    const outcome = outcomeOf({ ok: false, failure, detail: "No luck", handedOver }, { via });

    expect(outcome).toMatchObject({ status: "failed", failure: expected, reason, via });
    expect(outcome.detail).toMatch(expected === "ambiguous" ? /may have been accepted/ : /^No luck$/);
  });

  it("keeps the status of a redirect", () => {
    const detail = "The server answered 302: redirects are not followed";
    const result = { ok: false, failure: "redirect", status: 302, detail, handedOver: true } as const;

    expect(outcomeOf(result, { via })).toMatchObject({ responseCode: 302, detail });
  });
});

describe("Retry-After", () => {
  it.each([
    ["0", 0],
    ["7", 7_000],
    [" 7 ", 7_000],
    ["0.35", 350],
    ["86400", DAY],
    ["315360000", DAY],
    ["9".repeat(400), DAY],
    ["-7", undefined],
    ["+7", undefined],
    ["7s", undefined],
    ["soon", undefined],
    ["", undefined],
    ["1, 2", undefined],
    ["0x10", undefined],
    ["2026", 2_026_000],
    ["Sat, 21 Nov 2026 12:01:30 GMT", 90_000],
    ["Sat, 21 Nov 2036 12:00:00 GMT", DAY],
    ["Sat, 21 Nov 2026 11:59:59 GMT", undefined],
    ["Sat, 99 Nov 2026 12:00:00 GMT", undefined],
    ["2026-11-21T12:01:30Z", undefined],
  ])("reads “%s” as %s ms", (value, expected) => {
    expect(readRetryAfter(value, "Sat, 21 Nov 2026 12:00:00 GMT")).toBe(expected);
  });

  it("goes by our clock when the answer has no date", () => {
    const inAMinute = new Date(Date.now() + 60_000).toUTCString();

    expect(readRetryAfter(inAMinute)).toBeGreaterThan(55_000);
    expect(readRetryAfter(inAMinute, "yesterday")).toBeLessThanOrEqual(60_000);
    expect(readRetryAfter(undefined)).toBeUndefined();
  });
});
