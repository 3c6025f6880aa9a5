import { requireAccess, type Actor } from "@/lib/core/actor";
import { NotFoundError } from "@/lib/core/errors";
import { withTransaction } from "@/lib/db/database";
import { findInvitation } from "@/lib/db/invitations";
import { lockOrganisation } from "@/lib/db/lock-organisation";
import type { MadeInvitation } from "@/lib/schemas/invitation";
import { requireFullKey } from "../members/require-full-key";
import { offerInvitation, sendOffer } from "./offer-invitation";

/** Makes a new link, which voids the one before, and mails it. Throws NotFoundError for one that was answered or taken back. */
export async function renewInvitation({ actor, id }: { actor: Actor; id: string }): Promise<MadeInvitation> {
  requireAccess(actor, "admin", "settings:write");
  requireFullKey(actor);
  const { organisationId } = actor;
  const offer = await withTransaction(async (tx) => {
    await lockOrganisation(tx, organisationId);
    const known = await findInvitation(tx, organisationId, { id });
    if (!known) throw new NotFoundError("invitation", id);
    return offerInvitation(tx, actor, { known, email: known.email, role: known.role });
  });
  return sendOffer(offer);
}
