import { userActor } from "@/lib/auth/member-actor";
import type { Actor } from "@/lib/core/actor";
import { ForbiddenError, NotFoundError, UnauthenticatedError } from "@/lib/core/errors";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { findActingMember } from "@/lib/db/memberships";
import { setSessionOrganisation } from "@/lib/db/sessions";
import type { MeView } from "@/lib/schemas/account";
import { getMe } from "../account/get-me";

/**
 * Lets the session look at another organisation of its person, in all windows of the browser. Only for a session: an API
 * key is of one organisation. Throws NotFoundError for one that the person does not belong to.
 */
export async function switchOrganisation({
  actor,
  sessionId,
  organisationId,
}: {
  actor: Actor;
  /** Null: the caller is an API key. */
  sessionId: string | null;
  organisationId: string;
}): Promise<MeView> {
  const { kind, userId } = actor;
  if (kind !== "user" || !userId || !sessionId)
    throw new ForbiddenError("An API key belongs to one organisation. Use a key of the other one instead.");

  const there = await withTransaction(async (tx) => {
    const member = await findActingMember(tx, organisationId, userId);
    if (!member) throw new NotFoundError("organisation", organisationId);
    const moved = userActor(member);
    if (organisationId === actor.organisationId) return moved;
    if (!(await setSessionOrganisation(tx, { id: sessionId, userId, organisationId })))
      throw new UnauthenticatedError("This session has ended. Sign in again.");
    await recordAudit(tx, moved, { action: "session.switch", subjectId: userId });
    return moved;
  });
  return getMe({ actor: there });
}
