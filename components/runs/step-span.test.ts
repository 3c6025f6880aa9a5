import { describe, expect, it } from "vitest";
import { stepSpan } from "./step-span";

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 21) + seconds * 1000).toISOString();
const now = Date.parse(at(100));
const run = { started_at: at(0), completed_at: at(50) };
const step = (from: number | null, to: number | null, status: "completed" | "running" = "completed") => ({
  started_at: from === null ? null : at(from),
  completed_at: to === null ? null : at(to),
  execution_time_ms: null,
  status,
});

describe("where a step lies in its run", () => {
  it("is its part of the whole", () => {
    expect(stepSpan(run, step(10, 35), now)).toEqual({ left: 20, width: 50 });
  });

  it("grows with the clock while both run", () => {
    expect(stepSpan({ ...run, completed_at: null }, step(60, null, "running"), now)).toEqual({
      left: 60,
      width: 40,
    });
  });

  it("never leaves the run, whatever a program reports", () => {
    expect(stepSpan(run, step(-10, 90), now)).toEqual({ left: 0, width: 100 });
    expect(stepSpan({ started_at: at(0), completed_at: at(0) }, step(0, 0), now)).toEqual({
      left: 0,
      width: 0,
    });
  });

  it("is unknown before it begins", () => {
    expect(stepSpan(run, step(null, null), now)).toBeNull();
    expect(stepSpan({ started_at: null, completed_at: null }, step(1, 2), now)).toBeNull();
  });
});
