import { requireAccess, type Actor, type Role } from "@/lib/core/actor";
import { ConflictError } from "@/lib/core/errors";
import { withTransaction } from "@/lib/db/database";
import { findInvitation } from "@/lib/db/invitations";
import { lockOrganisation } from "@/lib/db/lock-organisation";
import { findMemberByEmail } from "@/lib/db/members";
import type { MadeInvitation } from "@/lib/schemas/invitation";
import { requireFullKey } from "../members/require-full-key";
import { offerInvitation, sendOffer } from "./offer-invitation";

/**
 * Invites somebody, and mails the link where there is a mail server; the answer is the only time that it is shown. An
 * address that is invited already gets a new link, and the role that is said now. Throws ConflictError for a member.
 */
export async function createInvitation({
  actor,
  input,
}: {
  actor: Actor;
  input: { email: string; role: Role };
}): Promise<MadeInvitation> {
  requireAccess(actor, "admin", "settings:write");
  requireFullKey(actor);
  const { organisationId } = actor;
  const email = input.email.toLowerCase();
  const offer = await withTransaction(async (tx) => {
    await lockOrganisation(tx, organisationId);
    const member = await findMemberByEmail(tx, organisationId, email);
    if (member)
      throw new ConflictError(`${member.name} is a member already.`, [
        { pointer: "/email", detail: "is a member’s already" },
      ]);
    const known = await findInvitation(tx, organisationId, { email });
    return offerInvitation(tx, actor, { known, email, role: input.role });
  });
  return sendOffer(offer);
}
