import { describe, expect, it } from "vitest";
import { muteUntil } from "./mute-length";

const now = new Date("2026-11-20T22:30:00Z");

describe("muteUntil", () => {
  it("counts an hour and a week, and knows no end of forever", () => {
    expect(muteUntil("hour", now, "UTC")).toEqual(new Date("2026-11-20T23:30:00Z"));
    expect(muteUntil("week", now, "UTC")).toEqual(new Date("2026-11-27T22:30:00Z"));
    expect(muteUntil("forever", now, "UTC")).toBeNull();
  });

  it.each([
    ["UTC", "2026-11-21T08:00:00Z"],
    // It is the 21st there already.
    ["Asia/Tokyo", "2026-11-21T23:00:00Z"],
    ["America/Los_Angeles", "2026-11-21T16:00:00Z"],
    ["Nowhere/Land", "2026-11-21T08:00:00Z"],
  ])("ends tomorrow at eight on the clock of %s", (zone, until) => {
    expect(muteUntil("tomorrow", now, zone)).toEqual(new Date(until));
  });

  it("keeps the time of the clock when the clocks change", () => {
    const friday = new Date("2026-10-23T16:00:00Z");
    const saturday = new Date("2026-10-24T16:00:00Z");

    expect(muteUntil("week", friday, "Europe/Berlin")).toEqual(new Date("2026-10-30T17:00:00Z"));
    expect(muteUntil("tomorrow", saturday, "Europe/Berlin")).toEqual(new Date("2026-10-25T07:00:00Z"));
  });
});
