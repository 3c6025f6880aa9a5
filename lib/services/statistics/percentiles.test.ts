import { describe, expect, it } from "vitest";
import { percentilesOf } from "./percentiles";

describe("percentiles of buckets", () => {
  it("are null without values", () => {
    expect(percentilesOf([])).toEqual({ p50_ms: null, p95_ms: null });
  });

  it("are exact where each bucket has one value", () => {
    const buckets = Array.from({ length: 20 }, (_, index) => ({
      bucket: index,
      count: 1,
      sumMs: (index + 1) * 10,
    }));
    expect(percentilesOf(buckets)).toEqual({ p50_ms: 100, p95_ms: 190 });
    expect(percentilesOf(buckets.slice(0, 1))).toEqual({ p50_ms: 10, p95_ms: 10 });
  });

  it("are the mean of the bucket that holds the rank, of whatever groups it came", () => {
    const buckets = [
      { bucket: 9, count: 1, sumMs: 5000 },
      { bucket: 3, count: 10, sumMs: 1000 },
      { bucket: 3, count: 8, sumMs: 1160 },
      { bucket: 8, count: 1, sumMs: 3000 },
    ];
    expect(percentilesOf(buckets)).toEqual({ p50_ms: 120, p95_ms: 3000 });
  });
});
