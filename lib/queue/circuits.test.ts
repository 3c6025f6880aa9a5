import { beforeEach, describe, expect, it } from "vitest";
import type { SendOutcome } from "@/lib/core/outcome";
import { Circuits } from "./circuits";

const refused: SendOutcome = {
  status: "failed",
  failure: "configuration",
  reason: "unauthorized",
  detail: "535",
};
const accepted: SendOutcome = { status: "accepted" };
const transient: SendOutcome = { status: "failed", failure: "transient", reason: "timeout", detail: "" };
const permanent: SendOutcome = {
  status: "failed",
  failure: "permanent",
  reason: "rejected_recipient",
  detail: "",
};

describe("Circuits", () => {
  let now = 0;
  let circuits: Circuits;
  beforeEach(() => {
    now = 0;
    circuits = new Circuits(() => now);
  });

  it("let everything through where nothing was refused", () => {
    circuits.note("a", "1", transient);
    circuits.note("a", "1", permanent);

    expect(circuits.check("a", "1")).toBeNull();
    expect(circuits.open()).toEqual([]);
  });

  it("hold everything back where the settings were refused, and only there", () => {
    circuits.note("a", "1", refused);
    now = 20_000;

    expect(circuits.check("a", "1")).toEqual({ reason: "unauthorized", detail: "535", remainingMs: 40_000 });
    expect(circuits.check("b", "1")).toBeNull();
    expect(circuits.open()).toEqual(["a"]);
  });

  it("let one try again after a minute, and the others when it is let in", () => {
    circuits.note("a", "1", refused);
    now = 60_000;
    expect(circuits.open()).toEqual([]);
    expect(circuits.check("a", "1")).toBeNull();
    expect(circuits.check("a", "1")).toMatchObject({ remainingMs: 60_000 });

    circuits.note("a", "1", accepted);
    expect(circuits.check("a", "1")).toBeNull();
    expect(circuits.check("a", "1")).toBeNull();
  });

  it("stay open for another minute when the one is refused again", () => {
    circuits.note("a", "1", refused);
    now = 61_000;
    circuits.check("a", "1");
    circuits.note("a", "1", refused);

    now = 120_000;
    expect(circuits.check("a", "1")).toMatchObject({ remainingMs: 1_000 });
  });

  it("forget settings that were changed", () => {
    circuits.note("a", "1", refused);
    circuits.note("b", "1", refused);
    expect(circuits.check("a", "2")).toBeNull();

    circuits.note("a", "1", refused);
    circuits.forgetChanged((destination) => (destination === "a" ? "2" : "1"));
    expect(circuits.open()).toEqual(["b"]);
  });
});
