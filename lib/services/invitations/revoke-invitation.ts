import { requireAccess, type Actor } from "@/lib/core/actor";
import { NotFoundError } from "@/lib/core/errors";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { findInvitation, revokeInvitationRow } from "@/lib/db/invitations";

/** From now on the link is void. Throws NotFoundError for one that was answered or taken back before. */
export async function revokeInvitation({ actor, id }: { actor: Actor; id: string }): Promise<void> {
  requireAccess(actor, "admin", "settings:write");
  const { organisationId } = actor;
  await withTransaction(async (tx) => {
    const known = await findInvitation(tx, organisationId, { id });
    if (!known || !(await revokeInvitationRow(tx, organisationId, id)))
      throw new NotFoundError("invitation", id);
    const { email, role } = known;
    await recordAudit(tx, actor, { action: "invitation.revoke", subjectId: id, before: { email, role } });
  });
}
