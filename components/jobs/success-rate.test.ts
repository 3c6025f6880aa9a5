import { describe, expect, it } from "vitest";
import type { RunStatus } from "@/lib/core/run";
import { successRate } from "./success-rate";

const runs = (counts: Partial<Record<RunStatus, number>>) =>
  Object.entries(counts).flatMap(([status, count]) =>
    Array.from({ length: count }, (_, index) => ({
      id: `${status}-${index}`,
      status: status as RunStatus,
      started_at: null,
      execution_time_ms: null,
    })),
  );

describe("the success rate of the last runs", () => {
  it.each([
    ["no runs", {}, null],
    ["only what does not count", { running: 1, cancelled: 2, pending: 1 }, null],
    ["all completed", { completed: 30 }, 100],
    ["every kind of failure", { completed: 1, failed: 1, timed_out: 1, lost: 1 }, 25],
    ["one failure among many never rounds to 100", { completed: 299, failed: 1 }, 99],
    ["one success among many never rounds to 0", { completed: 1, failed: 299 }, 1],
  ])("%s", (_, counts, percent) => {
    expect(successRate(runs(counts)).percent).toBe(percent);
  });
});
