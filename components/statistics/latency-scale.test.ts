import { describe, expect, it } from "vitest";
import { linePaths, topOf } from "./latency-scale";

const day = (p50_ms: number | null, p95_ms: number | null) => ({ p50_ms, p95_ms });

describe("the chart of latencies", () => {
  it("ends at a round value above the slowest day", () => {
    expect(topOf([day(120, 900), day(null, null)])).toBe(1_000);
    expect(topOf([day(60_001, 60_002)])).toBe(120_000);
    expect(topOf([day(null, null)])).toBe(1);
  });

  it("draws days side by side, and leaves out those without a value", () => {
    expect(linePaths([0, 50, null, 100], 100)).toEqual({ line: "M12.5 100L37.5 50", dots: "M87.5 0h0.01" });
    expect(linePaths([null, null], 100)).toEqual({ line: "", dots: "" });
  });
});
