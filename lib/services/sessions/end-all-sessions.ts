import { requireAccess, type Actor } from "@/lib/core/actor";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { endSessions } from "@/lib/db/users";

/** Ends all of the person's own sessions, the one that asks as well. */
export async function endAllSessions({ actor }: { actor: Actor }): Promise<void> {
  requireAccess(actor, "member", "preferences:write");
  const { userId } = actor;
  if (!userId) return;
  await withTransaction(async (tx) => {
    await endSessions(tx, userId);
    await recordAudit(tx, actor, { action: "session.end_all", subjectId: userId });
  });
}
