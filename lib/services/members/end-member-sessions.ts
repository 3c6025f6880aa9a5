import { requireAccess, type Actor } from "@/lib/core/actor";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { endSessions } from "@/lib/db/users";
import { requireMember } from "./require-member";

/**
 * Signs a member out everywhere: a session that looks at another organisation could look at this one with one click. Throws
 * NotFoundError.
 */
export async function endMemberSessions({ actor, userId }: { actor: Actor; userId: string }): Promise<void> {
  requireAccess(actor, "admin", "settings:write");
  await withTransaction(async (tx) => {
    const { email } = await requireMember(tx, actor, userId);
    await endSessions(tx, userId);
    await recordAudit(tx, actor, { action: "member.end_sessions", subjectId: userId, after: { email } });
  });
}
