import type { MemberRow } from "@/lib/db/memberships";
import type { MemberView } from "@/lib/schemas/member";

export function viewMember(row: MemberRow): MemberView {
  return {
    user_id: row.userId,
    name: row.name,
    email: row.email,
    role: row.role,
    is_root: row.isRoot,
    is_disabled: row.isDisabled,
    signs_in_with: [
      ...(row.hasPassword ? ["password" as const] : []),
      ...(row.hasIdentity ? ["oidc" as const] : []),
    ],
    is_shared: row.isShared,
    last_seen_at: row.lastSeenAt?.toISOString() ?? null,
    created_at: row.createdAt.toISOString(),
  };
}
