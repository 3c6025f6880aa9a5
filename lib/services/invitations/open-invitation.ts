import { hashOneTimeToken } from "@/lib/auth/one-time-token";
import type { Role } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { readClock } from "@/lib/db/clock";
import { database, type Db } from "@/lib/db/database";
import { findInvitationByToken, type InvitationRow } from "@/lib/db/invitations";
import { findAccount } from "@/lib/db/users";
import { stateOf } from "./invitation-view";

interface OpenedInvitation {
  organisation: string;
  email: string;
  role: Role;
  has_account: boolean;
  has_password: boolean;
  is_signed_in: boolean;
  expires_at: string;
}

/** What a link is about, for whoever holds it. Throws AppError `not_found` with the reason for one that is not good. */
export async function openInvitation({
  token,
  signedInAs,
}: {
  token: string;
  /** Whose session the request brings along, or null. */
  signedInAs: string | null;
}): Promise<OpenedInvitation> {
  const { prisma } = database();
  const { organisation, email, role, expiresAt } = await requireInvitation(prisma, token);
  const account = await findAccount(prisma, email);
  return {
    organisation: organisation.name,
    email,
    role,
    has_account: account !== null && !account.isVacant,
    has_password: account !== null && account.passwordHash !== null,
    is_signed_in: account !== null && account.userId === signedInAs,
    expires_at: expiresAt.toISOString(),
  };
}

/** The invitation that the link is of, while it can be accepted. */
export async function requireInvitation(db: Db, token: string): Promise<InvitationRow> {
  const invitation = await findInvitationByToken(db, hashOneTimeToken(token));
  const state = invitation ? stateOf(invitation, await readClock(db)) : "unknown";
  if (invitation && state === "open") return invitation;
  throw new AppError("not_found", refusals[state]);
}

const refusals = {
  unknown: "This link is not good: it is not whole, or there is a newer one. Look for the latest invitation.",
  open: "",
  expired: "This invitation has expired. Ask whoever invited you for a new link.",
  accepted: "This invitation was accepted already. Sign in.",
  revoked: "This invitation was taken back. Ask whoever invited you.",
} as const;
