import { describe, expect, test } from "vitest";
import { hasRole, requireAccess, type Actor, type Role, type Scope } from "./actor";
import { ForbiddenError } from "./errors";

function actor(role: Role, scopes: Scope[] | null = null): Actor {
  return {
    kind: scopes ? "api_key" : "user",
    organisationId: "o",
    userId: "u",
    role,
    scopes,
    isRoot: false,
    label: "Test",
  };
}

describe("roles", () => {
  test.each([
    ["admin", "admin", true],
    ["admin", "member", true],
    ["author", "author", true],
    ["author", "admin", false],
    ["member", "author", false],
    ["member", "member", true],
  ] as const)("%s counts as %s: %s", (role, wanted, expected) => {
    expect(hasRole(actor(role), wanted)).toBe(expected);
  });

  test("a session needs the role only", () => {
    expect(() => requireAccess(actor("author"), "author", "jobs:write")).not.toThrow();
    expect(() => requireAccess(actor("member"), "author", "jobs:write")).toThrow(ForbiddenError);
  });

  test("a key needs the scope as well, and its scopes widen no role", () => {
    expect(() => requireAccess(actor("admin", ["read"]), "member", "read")).not.toThrow();
    expect(() => requireAccess(actor("admin", ["read"]), "member", "jobs:write")).toThrow(/scope jobs:write/);
    expect(() => requireAccess(actor("member", ["jobs:write"]), "author", "jobs:write")).toThrow(
      /role author/,
    );
  });
});
