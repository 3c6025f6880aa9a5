import { hasRole, type Actor } from "@/lib/core/actor";
import { ForbiddenError, NotFoundError } from "@/lib/core/errors";
import { database } from "@/lib/db/database";
import { findMember } from "@/lib/db/members";

/** The member whose preferences are meant: one's own, for an admin anybody's of the organisation. */
export async function requirePerson(
  actor: Actor,
  userId: string,
): Promise<{ userId: string; email: string }> {
  const wanted = userId === "me" ? actor.userId : userId;
  const member = wanted && (await findMember(database().prisma, actor.organisationId, wanted));
  if (!member) throw new NotFoundError("member", userId);
  if (member.userId !== actor.userId && !hasRole(actor, "admin"))
    throw new ForbiddenError("Only an admin may see and change the preferences of others.");
  return { userId: member.userId, email: member.email };
}
