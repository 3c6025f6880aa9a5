import type { Tx } from "@/lib/db/database";
import { revokeInvitationsBy } from "@/lib/db/invitations";
import { voidResetsIn } from "@/lib/db/password-resets";

/**
 * Voids the links that an admin may know: whoever is no admin any more could come back with one as somebody else. Links
 * for a new password do not say who made them, so those of the whole organisation go.
 */
export async function voidLinksMadeBy(tx: Tx, organisationId: string, userId: string): Promise<void> {
  await revokeInvitationsBy(tx, organisationId, userId);
  await voidResetsIn(tx, organisationId);
}
