import { describe, expect, it } from "vitest";
import type { MemberView } from "@/lib/schemas/member";
import { memberItems } from "./member-actions";

const bob: MemberView = {
  user_id: "b",
  name: "Bob",
  email: "bob@example.org",
  role: "member",
  is_root: false,
  is_disabled: false,
  signs_in_with: ["password"],
  is_shared: false,
  last_seen_at: "2026-11-20T10:00:00Z",
  created_at: "2026-11-01T10:00:00Z",
};
const admin = { userId: "a", is_root: false };
const labels = (member: MemberView, viewer = admin) =>
  memberItems(member, viewer, () => {}).map(({ label, disabled }) => (disabled ? `(${label})` : label));

describe("the menu of a member", () => {
  it("offers what fits the person's state", () => {
    expect(labels(bob)).toEqual([
      "Make a link for a new password",
      "Sign out everywhere",
      "Disable",
      "Remove",
    ]);
    expect(labels({ ...bob, is_disabled: true, last_seen_at: null })).toEqual(["Enable", "Remove"]);
  });

  it("keeps what is only root's, and says why it cannot be chosen", () => {
    const shared = { ...bob, is_shared: true };

    expect(labels(shared)).toEqual([
      "(Make a link for a new password)",
      "Sign out everywhere",
      "(Disable)",
      "Remove",
    ]);
    expect(memberItems(shared, admin, () => {})[0]?.hint).toContain("another organisation");
    expect(labels({ ...bob, is_root: true })).toContain("(Remove)");
    expect(labels(shared, { ...admin, is_root: true })).not.toContain("(Disable)");
  });

  it("offers oneself nothing but one's own account and to leave", () => {
    expect(labels({ ...bob, user_id: "a" })).toEqual(["Your account", "Leave the organisation"]);
  });

  it("begins what is chosen", () => {
    const begun: string[] = [];
    for (const item of memberItems(bob, admin, (deed) => begun.push(deed))) item.onSelect?.();

    expect(begun).toEqual(["link", "sign out", "disable", "remove"]);
  });
});
