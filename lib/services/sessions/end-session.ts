import { requireAccess, type Actor } from "@/lib/core/actor";
import { NotFoundError } from "@/lib/core/errors";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { endSession as endRow } from "@/lib/db/sessions";

/** Ends one of the person's own sessions at once. Throws NotFoundError when there is no such session of theirs. */
export async function endSession({ actor, id }: { actor: Actor; id: string }): Promise<void> {
  requireAccess(actor, "member", "preferences:write");
  const { userId } = actor;
  await withTransaction(async (tx) => {
    if (!userId || !(await endRow(tx, userId, id))) throw new NotFoundError("session", id);
    await recordAudit(tx, actor, { action: "session.end", subjectId: userId });
  });
}
