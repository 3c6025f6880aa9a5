import { describe, expect, it } from "vitest";
import { limitWords } from "./limit-words";

const job = {
  kind: "builtin",
  timeout_seconds: null,
  slow_after_seconds: null,
  silent_after_seconds: null,
  max_parallel_runs: 1,
  max_attempts: 1,
  retry_initial_seconds: 60,
  retry_max_seconds: 3600,
  anomalies: [],
} as const;

describe("the limits of a job in words", () => {
  it("say what holds without any", () => {
    expect(limitWords({ ...job, anomalies: [] })).toEqual([
      "One run at a time; further ones wait.",
      "A run that failed is not tried again.",
    ]);
    expect(limitWords({ ...job, kind: "reported", anomalies: [] })).toEqual([]);
  });

  it("say each limit, as it is meant for the kind of job", () => {
    const limits = { timeout_seconds: 3600, slow_after_seconds: 60, silent_after_seconds: 120 };
    expect(limitWords({ ...job, ...limits, max_parallel_runs: 3, max_attempts: 2, anomalies: [] })).toEqual([
      "Stopped after 1 hour.",
      "Told as slow after 1 minute.",
      "3 runs at a time; further ones wait.",
      "2 attempts at most: tried again after 1 minute.",
    ]);
    expect(limitWords({ ...job, ...limits, kind: "reported", anomalies: ["duration", "output"] })).toEqual([
      "Given up after 1 hour.",
      "Told as slow after 1 minute.",
      "Lost after 2 minutes of silence.",
      "Compared with the runs before: how long it takes and how much it writes.",
    ]);
  });
});
