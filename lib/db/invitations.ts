import type { Role } from "@/lib/core/actor";
import type { Prisma } from "@/prisma/generated/client";
import type { Db, Tx } from "./database";

export interface InvitationRow {
  id: string;
  organisationId: string;
  organisation: { name: string };
  email: string;
  role: Role;
  invitedBy: { id: string; name: string } | null;
  expiresAt: Date;
  acceptedAt: Date | null;
  revokedAt: Date | null;
  createdAt: Date;
}

const select = {
  id: true,
  organisationId: true,
  organisation: { select: { name: true } },
  email: true,
  role: true,
  invitedBy: { select: { id: true, name: true } },
  expiresAt: true,
  acceptedAt: true,
  revokedAt: true,
  createdAt: true,
} as const;

type StoredInvitation = Prisma.InvitationGetPayload<{ select: typeof select }>;

/** Neither accepted nor taken back; it may have expired. One of an address at most: the index invitations_open. */
const unanswered = { acceptedAt: null, revokedAt: null } as const;

/** What is the same in a new invitation and in a renewed one. */
export interface InvitationTerms {
  role: Role;
  tokenHash: string;
  invitedById: string | null;
  expiresAt: Date;
}

/** The organisation's invitations that nobody has answered, the newest first. */
export async function listInvitations(db: Db, organisationId: string): Promise<InvitationRow[]> {
  const rows = await db.invitation.findMany({
    where: { organisationId, ...unanswered },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select,
  });
  return rows.map(invitationRow);
}

/** The organisation's invitation that nobody has answered, by its id or address; or null. */
export async function findInvitation(
  db: Db,
  organisationId: string,
  by: { id: string } | { email: string },
): Promise<InvitationRow | null> {
  const row = await db.invitation.findFirst({ where: { organisationId, ...by, ...unanswered }, select });
  return row && invitationRow(row);
}

/** The one that the link is of, in whatever state it is; or null. */
export async function findInvitationByToken(db: Db, tokenHash: string): Promise<InvitationRow | null> {
  const row = await db.invitation.findUnique({ where: { tokenHash }, select });
  return row && invitationRow(row);
}

/** Those of an address that can be accepted at `now`, in any organisation, the oldest first. */
export async function listInvitationsOf(db: Db, email: string, now: Date): Promise<InvitationRow[]> {
  const rows = await db.invitation.findMany({
    where: { email: email.toLowerCase(), ...unanswered, expiresAt: { gt: now } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select,
  });
  return rows.map(invitationRow);
}

/** The caller holds lockOrganisation and knows that the address has no unanswered one. */
export async function insertInvitation(
  tx: Tx,
  invitation: InvitationTerms & { organisationId: string; email: string },
): Promise<InvitationRow> {
  return invitationRow(await tx.invitation.create({ data: invitation, select }));
}

/** Its link so far is void. The caller holds lockOrganisation. */
export async function renewInvitationRow(tx: Tx, id: string, terms: InvitationTerms): Promise<InvitationRow> {
  return invitationRow(await tx.invitation.update({ where: { id }, data: terms, select }));
}

/** False: the organisation has no such invitation that nobody has answered. */
export async function revokeInvitationRow(tx: Tx, organisationId: string, id: string): Promise<boolean> {
  const { count } = await tx.invitation.updateMany({
    where: { id, organisationId, ...unanswered },
    data: { revokedAt: new Date() },
  });
  return count === 1;
}

/** Takes all unanswered ones back that the person has made here, who may know their links. Gives how many. */
export async function revokeInvitationsBy(
  tx: Tx,
  organisationId: string,
  invitedById: string,
): Promise<number> {
  const { count } = await tx.invitation.updateMany({
    where: { organisationId, invitedById, ...unanswered },
    data: { revokedAt: new Date() },
  });
  return count;
}

/** Uses it up. False: it was answered, taken back or expired meanwhile. Of many at once one gets true. */
export async function takeInvitation(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.invitation.updateMany({
    where: { id, ...unanswered, expiresAt: { gt: now } },
    data: { acceptedAt: now },
  });
  return count === 1;
}

function invitationRow({ role, ...row }: StoredInvitation): InvitationRow {
  return { ...row, role: role as Role };
}
