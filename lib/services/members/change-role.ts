import type { z } from "zod";
import { requireAccess, type Actor, type Role } from "@/lib/core/actor";
import { ConflictError, NotFoundError } from "@/lib/core/errors";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { lockAdminsAndMember, setRole, type MemberRow } from "@/lib/db/memberships";
import { endSessions } from "@/lib/db/users";
import type { MemberView } from "@/lib/schemas/account";
import { viewMember } from "./member-view";

/** Changes a member's role and ends their sessions. Throws ConflictError when the organisation would have no admin. */
export async function changeRole({
  actor,
  userId,
  role,
}: {
  actor: Actor;
  userId: string;
  role: Role;
}): Promise<z.infer<typeof MemberView>> {
  requireAccess(actor, "admin", "settings:write");
  const { organisationId } = actor;
  return withTransaction(async (tx) => {
    const found = await lockAdminsAndMember(tx, organisationId, userId);
    if (!found) throw new NotFoundError("member", userId);
    const { member, otherAdmins } = found;
    if (member.role === role) return viewMember(member);
    if (member.role === "admin") requireSuccessor(member, otherAdmins);

    await setRole(tx, organisationId, userId, role);
    await endSessions(tx, userId);
    await recordAudit(tx, actor, {
      action: "member.change_role",
      subjectId: userId,
      before: { email: member.email, role: member.role },
      after: { email: member.email, role },
    });
    return viewMember({ ...member, role });
  });
}

/** An admin who can sign in can only be followed by one who can as well. */
function requireSuccessor(member: MemberRow, otherAdmins: readonly MemberRow[]): void {
  const isLeft = otherAdmins.some(
    ({ isDisabled, hasPassword }) => !isDisabled && (hasPassword || !member.hasPassword),
  );
  if (!isLeft)
    throw new ConflictError(`${member.name} is the last admin. Make somebody else an admin first.`, [
      { pointer: "/role", detail: "would leave the organisation without an admin" },
    ]);
}
