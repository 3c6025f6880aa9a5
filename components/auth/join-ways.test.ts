import { describe, expect, it } from "vitest";
import { wayIn, waySentence } from "./join-ways";

const opened = {
  email: "dora@example.org",
  role: "author",
  has_account: true,
  has_password: true,
  is_signed_in: false,
} as const;

describe("how the person of an invitation shows who they are", () => {
  it.each([
    [{ has_account: false, has_password: false }, "new"],
    [{}, "password"],
    [{ has_password: false }, "provider"],
    [{ is_signed_in: true }, "session"],
    [{ is_signed_in: true, has_password: false }, "session"],
  ] as const)("of what is known, %j, it is %s", (known, way) => {
    expect(wayIn({ ...opened, ...known })).toBe(way);
  });

  it("says what comes first to somebody without a password", () => {
    expect(waySentence("provider", opened, "Example ID")).toMatch(/Sign in first, then join\.$/);
    expect(waySentence("provider", opened, null)).toMatch(/Set one first, then open this link again\.$/);
  });
});
