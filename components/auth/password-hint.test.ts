import { describe, expect, it } from "vitest";
import { passwordHint } from "./password-hint";

const known = ["Ada Lovelace", "ada.l@example.org"];

describe("the hint about a password", () => {
  it.each([
    ["", "weak", /^At least 10 characters/],
    ["abcdefghi", "weak", /^1 more character\./],
    ["lovelace-1815", "weak", /contains “lovelace”/],
    ["aaaabbbbaaaabbbb", "weak", /repeats/],
    ["my-Password-2026", "weak", /everybody tries first/],
    ["vex cobalt 7 n", "fair", /Good enough/],
    ["vex cobalt grain umbra", "strong", /^Strong/],
  ])("%j is %s", (password, strength, words) => {
    const hint = passwordHint(password, known);

    expect(hint.strength).toBe(strength);
    expect(hint.words).toMatch(words);
  });
});
