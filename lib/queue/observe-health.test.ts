import { describe, expect, it } from "vitest";
import type { SendOutcome, ServerAnswer } from "@/lib/core/outcome";
import { HealthNotes } from "./health-notes";
import { observeHealth, type HealthObservation } from "./observe-health";

const delivery = { organisationId: "o", lane: "o/webhook/c", isLaneHealthy: true };
const failed = (fields: Partial<SendOutcome & { status: "failed" }> = {}): SendOutcome => ({
  status: "failed",
  failure: "transient",
  reason: "timeout",
  detail: "No answer",
  ...fields,
});
const answer = (settingsId: string, fields: Partial<ServerAnswer> = {}): ServerAnswer => ({
  settingsId,
  ok: false,
  failure: "transient",
  reason: "timeout",
  detail: "No answer",
  durationMs: 5,
  ...fields,
});
const lane = { destination: "o/webhook/c", organisationId: "o", wasHealthy: true };

describe("observeHealth", () => {
  it("says how long an accepted message took", () => {
    expect(observeHealth(delivery, { status: "accepted" }, 120)).toEqual([
      { ...lane, failure: null, latencyMs: 120 },
    ]);
  });

  it("says what failed, and how long the destination wants to be left alone", () => {
    expect(observeHealth(delivery, failed({ reason: "rate_limited", retryAfterMs: 9_000 }), 5)).toEqual([
      {
        ...lane,
        failure: { failure: "transient", reason: "rate_limited", detail: "No answer", retryAfterMs: 9_000 },
        latencyMs: null,
      },
    ]);
  });

  it("takes whoever refuses the message for somebody who works", () => {
    const refused = failed({ failure: "permanent", reason: "rejected_content", responseCode: 413 });

    expect(observeHealth(delivery, refused, 5)).toEqual([{ ...lane, failure: null, latencyMs: null }]);
  });

  it("says nothing when the message was refused before anybody was asked", () => {
    expect(
      observeHealth(delivery, failed({ failure: "permanent", reason: "rejected_recipient" }), 5),
    ).toEqual([]);
  });

  it("says nothing about a bug of ours", () => {
    expect(observeHealth(delivery, failed({ reason: "unexpected" }), 5)).toEqual([]);
  });

  it("tells mail servers apart, and the lane fails when all of them do", () => {
    const refused = answer("1", { failure: "configuration", reason: "unauthorized", detail: "535" });
    const accepted: SendOutcome = {
      status: "accepted",
      servers: [refused, answer("2", { ok: true, failure: null, reason: null })],
    };

    expect(observeHealth(delivery, accepted, 30)).toMatchObject([
      { destination: "o/webhook/c", failure: null },
      { destination: "o/smtp/1", failure: { reason: "unauthorized", detail: "535" }, latencyMs: null },
      { destination: "o/smtp/2", failure: null, latencyMs: 5, wasHealthy: null },
    ]);
    expect(observeHealth(delivery, failed({ servers: [refused, answer("2")] }), 30)).toMatchObject([
      { failure: { reason: "timeout" } },
      { failure: { reason: "unauthorized" } },
      { failure: { reason: "timeout" } },
    ]);
  });

  it("takes the patience that one of several servers asks for as the message's own (greylisting)", () => {
    const outcome = failed({ reason: "rate_limited", retryAfterMs: 300_000, servers: [answer("1")] });

    expect(observeHealth(delivery, outcome, 5)[0]?.failure).not.toHaveProperty("retryAfterMs");
  });
});

describe("HealthNotes", () => {
  const seen = (fields: Partial<HealthObservation> = {}): HealthObservation => ({
    ...lane,
    failure: null,
    latencyMs: 10,
    ...fields,
  });
  const failure = { failure: "transient", reason: "timeout", detail: "" } as const;

  it("repeat that a destination works every five seconds only", () => {
    let now = 0;
    const notes = new HealthNotes(() => now);
    const chosen = () => notes.choose([seen(), seen(), seen({ destination: "b" })]).length;

    expect([chosen(), chosen()]).toEqual([2, 0]);
    now = 5_000;
    expect([chosen(), chosen()]).toEqual([2, 0]);
  });

  it("never keep a failure back, nor the success that ends it", () => {
    const notes = new HealthNotes(() => 0);
    notes.choose([seen()]);

    expect(notes.choose([seen({ failure }), seen({ failure }), seen(), seen()])).toHaveLength(3);
    // Another worker saw the failure.
    expect(notes.choose([seen({ wasHealthy: false })])).toHaveLength(1);
  });
});
