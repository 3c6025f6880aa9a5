import { requireAccess, type Actor } from "@/lib/core/actor";
import { ForbiddenError } from "@/lib/core/errors";
import { recordAudit } from "@/lib/db/audit";
import { cancelMessagesTo, dropWishesOf, endSessionsIn, revokeKeysOf } from "@/lib/db/belongings";
import { withTransaction } from "@/lib/db/database";
import { deleteMembership } from "@/lib/db/memberships";
import { requireMember, requireSuccessor } from "./require-member";
import { voidLinksMadeBy } from "./void-links-made-by";

/**
 * Takes a person out of the organisation. What they made stays, such as jobs, templates and the history; what acts or
 * waits for them goes: sessions here, API keys, messages not sent yet, their preferences. Rotations and escalations pass
 * them over. Admins may leave themselves. Throws ConflictError for the last admin, ForbiddenError for root.
 */
export async function removeMember({ actor, userId }: { actor: Actor; userId: string }): Promise<void> {
  requireAccess(actor, "admin", "settings:write");
  const { organisationId } = actor;
  await withTransaction(async (tx) => {
    const member = await requireMember(tx, actor, userId);
    const { name, email, role } = member;
    if (member.isRoot && !actor.isRoot)
      throw new ForbiddenError(`${name} has rights above all organisations: only root may remove them.`);
    if (role === "admin") {
      await requireSuccessor(tx, member, organisationId);
      await voidLinksMadeBy(tx, organisationId, userId);
    }

    await deleteMembership(tx, organisationId, userId);
    await endSessionsIn(tx, organisationId, userId);
    await dropWishesOf(tx, organisationId, userId);
    const keys = await revokeKeysOf(tx, organisationId, userId);
    const messages = await cancelMessagesTo(tx, userId, organisationId);
    await recordAudit(tx, actor, {
      action: "member.remove",
      subjectId: userId,
      before: { name, email, role },
      after: { keys_revoked: keys, messages_cancelled: messages },
    });
  });
}
