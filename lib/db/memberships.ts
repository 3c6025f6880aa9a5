import type { Role } from "@/lib/core/actor";
import { SESSION_MAX_AGE_S } from "@/lib/core/session";
import type { Prisma } from "@/prisma/generated/client";
import { canSignIn, canSignInSql } from "./can-sign-in";
import { query, type Db, type Tx } from "./database";
import { voidResets } from "./password-resets";
import { lockUser } from "./users";

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
  const findOldest = (who: Prisma.UserWhereInput) =>
    db.membership.findFirst({
      where: { organisationId, role: "admin", user: { disabledAt: null, ...who } },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      select: actingFields,
    });
  const row = (await findOldest(canSignIn)) ?? (await findOldest({}));
  return row && actingMember(row);
}

export interface MemberRow {
  userId: string;
  name: string;
  email: string;
  role: Role;
  isRoot: boolean;
  isDisabled: boolean;
  hasPassword: boolean;
  /** Of an OpenID Connect provider. */
  hasIdentity: boolean;
  /** Of other organisations as well. */
  isShared: boolean;
  /** Of the sessions here that are not over; null: there is none. */
  lastSeenAt: Date | null;
  createdAt: Date;
}

function findMembers(db: Db, organisationId: string, userId: string | null): Promise<MemberRow[]> {
  return query<MemberRow>(
    `
SELECT u.id AS "userId", u.name, u.email, m.role, u.is_root AS "isRoot", u.disabled_at IS NOT NULL AS "isDisabled",
  u.password_hash IS NOT NULL AS "hasPassword",
  EXISTS (SELECT FROM user_identities i WHERE i.user_id = u.id) AS "hasIdentity",
  EXISTS (
    SELECT FROM memberships other WHERE other.user_id = u.id AND other.organisation_id <> m.organisation_id
  ) AS "isShared",
  (
    SELECT max(s.last_seen_at) FROM sessions s
    WHERE s.user_id = u.id AND s.organisation_id = m.organisation_id
      AND s.last_seen_at > now() - make_interval(secs => $3::int)
  ) AS "lastSeenAt",
  m.created_at AS "createdAt"
FROM memberships m
JOIN users u ON u.id = m.user_id
WHERE m.organisation_id = $1::uuid AND ($2::uuid IS NULL OR m.user_id = $2::uuid)
ORDER BY u.name, m.id`,
    [organisationId, userId, SESSION_MAX_AGE_S],
    db,
  );
}

/** The organisation's people by name. */
export function listMembers(db: Db, organisationId: string): Promise<MemberRow[]> {
  return findMembers(db, organisationId, null);
}

/** One of them; null when the person is no member. */
export async function findMemberRow(
  db: Db,
  organisationId: string,
  userId: string,
): Promise<MemberRow | null> {
  const [row] = await findMembers(db, organisationId, userId);
  return row ?? null;
}

/**
 * The member, locked until the transaction ends together with the admins of every organisation that the person is of, so
 * that two admins cannot shut each other out at once. The person joins no other organisation meanwhile. Null when the
 * person is no member.
 */
export async function lockMember(tx: Tx, organisationId: string, userId: string): Promise<MemberRow | null> {
  // Nobody locks the rows of organisations that are not theirs.
  if (!(await findMemberRow(tx, organisationId, userId))) return null;
  await query(
    `
SELECT id FROM memberships
WHERE organisation_id IN (SELECT organisation_id FROM memberships WHERE user_id = $1::uuid)
  AND (role = 'admin' OR user_id = $1::uuid)
ORDER BY id
FOR UPDATE`,
    [userId],
    tx,
  );
  await lockUser(tx, userId);
  return findMemberRow(tx, organisationId, userId);
}

/**
 * The names of the organisations whose last admin the person is: all of theirs, or the one asked about. Somebody who can
 * sign in can only be followed by somebody who can as well. The caller holds lockMember.
 */
export async function listOrganisationsLeftAlone(
  tx: Tx,
  userId: string,
  organisationId: string | null,
): Promise<string[]> {
  const rows = await query<{ name: string }>(
    `
SELECT o.name
FROM memberships m
JOIN organisations o ON o.id = m.organisation_id
JOIN users leaving ON leaving.id = m.user_id
WHERE m.user_id = $1::uuid AND m.role = 'admin' AND ($2::uuid IS NULL OR m.organisation_id = $2::uuid)
  AND NOT EXISTS (
    SELECT FROM memberships other
    JOIN users u ON u.id = other.user_id
    WHERE other.organisation_id = m.organisation_id AND other.role = 'admin' AND other.user_id <> m.user_id
      AND u.disabled_at IS NULL AND (${canSignInSql("u")} OR NOT ${canSignInSql("leaving")})
  )
ORDER BY o.name`,
    [userId, organisationId],
    tx,
  );
  return rows.map(({ name }) => name);
}

/**
 * Makes the person a member. A membership that there is stays as it is. Links for a new password are void after it: an
 * admin of another organisation may have made one while the person was theirs alone.
 */
export async function insertMembership(
  tx: Tx,
  membership: { organisationId: string; userId: string; role: Role },
): Promise<void> {
  await tx.membership.createMany({ data: [membership], skipDuplicates: true });
  await voidResets(tx, membership.userId);
}

export async function deleteMembership(tx: Tx, organisationId: string, userId: string): Promise<void> {
  await tx.membership.delete({ where: { organisationId_userId: { organisationId, userId } } });
}

/** What the person belongs to, by name. */
export async function listOrganisationsOf(
  db: Db,
  userId: string,
): Promise<(OrganisationFacts & { role: Role })[]> {
  const rows = await db.membership.findMany({
    where: { userId },
    orderBy: [{ organisation: { name: "asc" } }, { id: "asc" }],
    select: { role: true, organisation: { select: { id: true, slug: true, name: true } } },
  });
  return rows.map(({ role, organisation }) => ({ ...organisation, role: role as Role }));
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
