import { makeOneTimeToken } from "@/lib/auth/one-time-token";
import { config } from "@/lib/config";
import type { Actor, Role } from "@/lib/core/actor";
import { recordAudit } from "@/lib/db/audit";
import { transactionTime } from "@/lib/db/clock";
import type { Tx } from "@/lib/db/database";
import { insertInvitation, renewInvitationRow, type InvitationRow } from "@/lib/db/invitations";
import type { MadeInvitation } from "@/lib/schemas/invitation";
import { nameInWords, sendAccountMail } from "../account-mail/send-account-mail";
import { viewInvitation } from "./invitation-view";

const VALID_MS = 7 * 24 * 60 * 60 * 1000;

/** An invitation with its link, which is not stored. */
export interface Offer {
  invitation: InvitationRow;
  now: Date;
  token: string;
}

/**
 * Writes a new invitation, or a new link over the one that there is, whose own is void from then on. The caller holds
 * lockOrganisation.
 */
export async function offerInvitation(
  tx: Tx,
  actor: Actor,
  { known, email, role }: { known: InvitationRow | null; email: string; role: Role },
): Promise<Offer> {
  const { organisationId } = actor;
  const { token, tokenHash } = makeOneTimeToken();
  const now = await transactionTime(tx);
  const expiresAt = new Date(now.getTime() + VALID_MS);
  const terms = { role, tokenHash, invitedById: actor.userId, expiresAt };
  const invitation = known
    ? await renewInvitationRow(tx, known.id, terms)
    : await insertInvitation(tx, { organisationId, email, ...terms });
  await recordAudit(tx, actor, {
    action: known ? "invitation.renew" : "invitation.create",
    subjectId: invitation.id,
    ...(known && { before: { email, role: known.role, expires_at: known.expiresAt } }),
    after: { email, role, expires_at: expiresAt },
  });
  return { invitation, now, token };
}

/** Mails the link once the invitation is stored, and answers whoever invites with it. */
export async function sendOffer({ invitation, now, token }: Offer): Promise<MadeInvitation> {
  const { organisationId, email, invitedBy, expiresAt } = invitation;
  // In the fragment, which no log and no Referer has.
  const url = `${config().appUrl}/invitation#token=${token}`;
  const organisation = nameInWords(invitation.organisation.name);
  const inviter = invitedBy ? nameInWords(invitedBy.name) : "Somebody";
  const mailed = await sendAccountMail({
    organisationId,
    to: email,
    title: `${inviter} invites you to ${organisation} on Runbell`,
    message: `Runbell tells people how their jobs ran. Open the link within seven days to join ${organisation}; it is good once.`,
    action: "Join",
    url,
    reason:
      "You get this because somebody entered this address in Runbell. If you do not know them, do nothing.",
  });
  return {
    invitation: viewInvitation(invitation, now),
    link: { url, expires_at: expiresAt.toISOString(), mailed },
  };
}
