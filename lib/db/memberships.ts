import type { Role } from "@/lib/core/actor";
import type { Prisma } from "@/prisma/generated/client";
import { query, type Db, type Tx } from "./database";

/** A person in an organisation, as whoever acts in it. */
export interface ActingMember {
  organisationId: string;
  userId: string;
  name: string;
  email: string;
  role: Role;
  isRoot: boolean;
  sessionVersion: number;
}

const actingFields = {
  organisationId: true,
  role: true,
  user: { select: { id: true, name: true, email: true, isRoot: true, sessionVersion: true } },
} as const;

type ActingRow = Prisma.MembershipGetPayload<{ select: typeof actingFields }>;

/** The member as of now, or null: not of the organisation (any more), or disabled. */
export async function findActingMember(
  db: Db,
  organisationId: string,
  userId: string,
): Promise<ActingMember | null> {
  const row = await db.membership.findFirst({
    where: { organisationId, userId, user: { disabledAt: null } },
    select: actingFields,
  });
  return row && actingMember(row);
}

/** The organisation that the person came to first, or null. */
export async function findFirstMembership(
  db: Db,
  userId: string,
): Promise<{ organisationId: string } | null> {
  return db.membership.findFirst({
    where: { userId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { organisationId: true },
  });
}

/** The oldest admin who can sign in, or else the oldest admin: the person that keys without a person act as. */
export async function findFirstAdmin(db: Db, organisationId: string): Promise<ActingMember | null> {
  const findOldest = (passwordHash?: { not: null }) =>
    db.membership.findFirst({
      where: { organisationId, role: "admin", user: { disabledAt: null, passwordHash } },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      select: actingFields,
    });
  const row = (await findOldest({ not: null })) ?? (await findOldest());
  return row && actingMember(row);
}

export interface MemberRow {
  userId: string;
  name: string;
  email: string;
  role: Role;
  isDisabled: boolean;
  /** Can sign in. */
  hasPassword: boolean;
  createdAt: Date;
}

const memberFields = {
  role: true,
  createdAt: true,
  user: { select: { id: true, name: true, email: true, disabledAt: true, passwordHash: true } },
} as const;

type StoredMember = Prisma.MembershipGetPayload<{ select: typeof memberFields }>;

/** The organisation's people by name. */
export async function listMembers(db: Db, organisationId: string): Promise<MemberRow[]> {
  const rows = await db.membership.findMany({
    where: { organisationId },
    orderBy: [{ user: { name: "asc" } }, { id: "asc" }],
    select: memberFields,
  });
  return rows.map(memberRow);
}

/**
 * The organisation's admins and the member, locked until the transaction ends, so that two admins cannot take the role
 * from each other at once. Null when the person is no member.
 */
export async function lockAdminsAndMember(
  tx: Tx,
  organisationId: string,
  userId: string,
): Promise<{ member: MemberRow; otherAdmins: MemberRow[] } | null> {
  await query(
    `
SELECT id FROM memberships
WHERE organisation_id = $1::uuid AND (role = 'admin' OR user_id = $2::uuid)
ORDER BY id
FOR UPDATE`,
    [organisationId, userId],
    tx,
  );
  const rows = await tx.membership.findMany({
    where: { organisationId, OR: [{ role: "admin" }, { userId }] },
    select: memberFields,
  });
  const members = rows.map(memberRow);
  const member = members.find((candidate) => candidate.userId === userId);
  return member ? { member, otherAdmins: members.filter((candidate) => candidate !== member) } : null;
}

export async function setRole(tx: Tx, organisationId: string, userId: string, role: Role): Promise<void> {
  await tx.membership.update({
    where: { organisationId_userId: { organisationId, userId } },
    data: { role },
  });
}

/** Makes the person an admin of the organisation, whatever the person was before. */
export async function makeAdmin(tx: Tx, organisationId: string, userId: string): Promise<void> {
  await tx.membership.upsert({
    where: { organisationId_userId: { organisationId, userId } },
    create: { organisationId, userId, role: "admin" },
    update: { role: "admin" },
  });
}

export interface OrganisationFacts {
  id: string;
  slug: string;
  name: string;
}

export async function findOrganisation(db: Db, id: string): Promise<OrganisationFacts | null> {
  return db.organisation.findUnique({ where: { id }, select: { id: true, slug: true, name: true } });
}

/**
 * The oldest organisation, made when there is none: the one that a new installation's admin and boot key belong to.
 * Several processes at once make one; `isNew` is said to the one that made it.
 */
export async function ensureDefaultOrganisation(
  tx: Tx,
  made = { slug: "default", name: "My organisation" },
): Promise<OrganisationFacts & { isNew: boolean }> {
  const oldest = {
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, slug: true, name: true },
  } satisfies Prisma.OrganisationFindFirstArgs;
  const found = await tx.organisation.findFirst(oldest);
  if (found) return { ...found, isNew: false };
  const { count } = await tx.organisation.createMany({ data: [made], skipDuplicates: true });
  return { ...(await tx.organisation.findFirstOrThrow(oldest)), isNew: count === 1 };
}

function actingMember({ organisationId, role, user }: ActingRow): ActingMember {
  const { id: userId, ...fields } = user;
  return { organisationId, userId, ...fields, role: role as Role };
}

function memberRow({ role, createdAt, user }: StoredMember): MemberRow {
  return {
    userId: user.id,
    name: user.name,
    email: user.email,
    role: role as Role,
    isDisabled: user.disabledAt !== null,
    hasPassword: user.passwordHash !== null,
    createdAt,
  };
}
