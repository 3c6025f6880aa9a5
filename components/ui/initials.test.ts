import { describe, expect, it } from "vitest";
import { initials, tintOf } from "./initials";

describe("the picture of a person", () => {
  it.each([
    ["Ada Lovelace", "ada@example.org", "AL"],
    ["Ada King Lovelace", "ada@example.org", "AL"],
    ["Ada", "ada@example.org", "A"],
    ["", "ada.lovelace@example.org", "AL"],
    [null, "ops@example.org", "O"],
    ["𝒜da Öztürk", "ada@example.org", "𝒜Ö"],
  ])("of %j (%s) shows %s", (name, email, letters) => {
    expect(initials(name, email)).toBe(letters);
  });

  it("has the same colour however the address is written, and not one colour for all", () => {
    const addresses = Array.from({ length: 60 }, (_, index) => `person${index}@example.org`);

    expect(tintOf("Ada@Example.org")).toBe(tintOf("ada@example.org"));
    expect(new Set(addresses.map(tintOf)).size).toBe(6);
  });
});
