import { describe, expect, it } from "vitest";
import { mailedWords, membersWords, memberState, onlyRoot, signsInWords } from "./member-words";

const person = (role: "admin" | "author" | "member", is_disabled = false) => ({ role, is_disabled });

describe("the sentence over the people", () => {
  it.each([
    ["1 person.", [person("admin")], []],
    ["2 people, 1 of them an admin.", [person("admin"), person("member")], undefined],
    [
      "3 people, 2 of them admins; 1 invitation is open.",
      [person("admin"), person("admin"), person("author")],
      [{ state: "open" as const }, { state: "expired" as const }],
    ],
    [
      "3 people, 1 of them an admin, 1 disabled; 2 invitations are open.",
      [person("admin"), person("admin", true), person("author")],
      [{ state: "open" as const }, { state: "open" as const }],
    ],
  ])("is “%s”", (words, members, invitations) => {
    expect(membersWords(members, invitations)).toBe(words);
  });
});

describe("what is said of a person", () => {
  it("tells how they sign in, or that they cannot", () => {
    expect(signsInWords({ signs_in_with: ["password", "oidc"] })).toBe("password, single sign-on");
    expect(signsInWords({ signs_in_with: [] })).toBe("not at all: only told");
  });

  it("puts being disabled before standing above the organisations", () => {
    expect(memberState({ is_disabled: true, is_root: true }).word).toBe("Disabled");
    expect(memberState({ is_disabled: false, is_root: true }).word).toBe("Root");
    expect(memberState({ is_disabled: false, is_root: false }).word).toBe("Active");
  });

  it("tells an admin what only root may, and root nothing", () => {
    const shared = { is_shared: true, is_root: false };

    expect(onlyRoot(shared, { is_root: false })).toContain("another organisation");
    expect(onlyRoot({ is_shared: false, is_root: true }, { is_root: false })).toContain("installation");
    expect(onlyRoot(shared, { is_root: true })).toBeNull();
    expect(onlyRoot({ is_shared: false, is_root: false }, { is_root: false })).toBeNull();
  });

  it("says whether the link is mailed, is not, or cannot be", () => {
    expect(mailedWords({ mailed: true }, "bob@example.org")).toContain("on its way to bob@example.org");
    expect(mailedWords({ mailed: false }, "bob@example.org")).toContain("could not be sent");
    expect(mailedWords({ mailed: null }, "bob@example.org")).toContain("No mail server");
  });
});
