import type { z } from "zod";
import type { MemberRow } from "@/lib/db/memberships";
import type { MemberView } from "@/lib/schemas/account";

export function viewMember(row: MemberRow): z.infer<typeof MemberView> {
  return {
    user_id: row.userId,
    name: row.name,
    email: row.email,
    role: row.role,
    is_disabled: row.isDisabled,
    created_at: row.createdAt.toISOString(),
  };
}
