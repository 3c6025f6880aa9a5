import { describe, expect, test } from "vitest";
import { changedPaths, changesTitle, outcomeWords, valueText } from "./audit-words";

describe("the words for changes", () => {
  test("name the first few fields, and count the others", () => {
    const changes = ["a", "b", "c", "d"].map((path) => ({ path }));

    expect(changedPaths(changes.slice(0, 2))).toBe("a, b");
    expect(changedPaths(changes.slice(0, 3))).toBe("a, b and 1 other");
    expect(changedPaths(changes)).toBe("a, b and 2 others");
    expect(changedPaths([])).toBe("");
  });

  test("do not say “changed” of what is new or gone", () => {
    expect(changesTitle([{ kind: "added" }, { kind: "added" }])).toBe("What was set");
    expect(changesTitle([{ kind: "removed" }])).toBe("What was there");
    expect(changesTitle([{ kind: "added" }, { kind: "removed" }])).toBe("What changed");
  });

  test("say whether a password ended when an account was linked", () => {
    const words = (after: boolean) => outcomeWords("identity.link", [{ path: "ends_password", after }]);

    expect(words(true)).toMatch(/^The password, the sessions and the links .* ended with it\.$/);
    expect(words(false)).toBe("The password, if there is one, works as before.");
    expect(outcomeWords("settings.update", [{ path: "ends_password", after: true }])).toBeNull();
  });

  test("tell an empty text from none, and a number from its text", () => {
    expect([valueText(""), valueText(null), valueText("5"), valueText(5), valueText(["a"])]).toEqual([
      '""',
      "null",
      "5",
      "5",
      '[\n  "a"\n]',
    ]);
  });
});
