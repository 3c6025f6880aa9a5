import { describe, expect, it } from "vitest";
import { periodWords, readPeriod } from "./period";

describe("the period of a list", () => {
  it("reads days as whole days of the person's zone", () => {
    expect(readPeriod("2026-11-20", "2026-11-21", "Europe/Berlin")).toEqual({
      from: "2026-11-19T23:00:00.000Z",
      to: "2026-11-21T22:59:59.999Z",
    });
  });

  it("takes instants as they are and leaves out what is no time", () => {
    expect(readPeriod("2026-11-20T10:00:00Z", "yesterday", "Europe/Berlin")).toEqual({
      from: "2026-11-20T10:00:00.000Z",
    });
  });

  it.each([
    ["2026-11-20", "2026-11-21", "20 Nov – 21 Nov"],
    ["2026-11-20", "2026-11-20", "20 Nov"],
    ["2026-11-20", null, "since 20 Nov"],
    [null, "2026-11-21", "until 21 Nov"],
    [null, null, null],
  ])("says %s to %s as %s", (from, to, words) => {
    expect(periodWords(from, to, { zone: "UTC", locale: "en-GB" })).toBe(words);
  });
});
