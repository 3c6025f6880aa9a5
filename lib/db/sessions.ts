import { SESSION_MAX_AGE_S } from "@/lib/core/session";
import type { Role } from "@/lib/core/actor";
import type { SignInMethod } from "@/lib/schemas/session";
import { query, type Db, type Tx } from "./database";
import type { ActingMember } from "./memberships";

/** What a browser says of itself, at most so much of it. */
const MAX_USER_AGENT_LENGTH = 300;

/** Where a session is used from: both may be empty, and neither is to be trusted. */
export interface SessionPlace {
  userAgent: string;
  address: string;
}

export interface SessionRow extends SessionPlace {
  id: string;
  method: SignInMethod;
  createdAt: Date;
  lastSeenAt: Date;
}

/** Stores a session that begins now. Gives its id, which nobody could have brought along. */
export async function insertSession(
  tx: Tx,
  session: { userId: string; organisationId: string; method: SignInMethod } & SessionPlace,
): Promise<string> {
  const userAgent = session.userAgent.slice(0, MAX_USER_AGENT_LENGTH);
  const { id } = await tx.session.create({ data: { ...session, userAgent }, select: { id: true } });
  return id;
}

type FoundRow = Omit<ActingMember, "role"> & { role: string; isTouchDue: boolean };

/**
 * The person that the session is of, in the organisation that it looks at, by the database's clock. Null: there is no
 * such session, it was unused for too long, or the person is disabled or no member any more.
 */
export async function findSessionMember(
  db: Db,
  id: string,
): Promise<{ member: ActingMember; isTouchDue: boolean } | null> {
  const [row] = await query<FoundRow>(
    `
SELECT s.organisation_id AS "organisationId", u.id AS "userId", u.name, u.email, m.role, u.is_root AS "isRoot",
  u.session_version AS "sessionVersion", s.last_seen_at < now() - interval '1 minute' AS "isTouchDue"
FROM sessions s
JOIN users u ON u.id = s.user_id
JOIN memberships m ON m.user_id = s.user_id AND m.organisation_id = s.organisation_id
WHERE s.id = $1::uuid AND s.last_seen_at > now() - make_interval(secs => $2::int) AND u.disabled_at IS NULL`,
    [id, SESSION_MAX_AGE_S],
    db,
  );
  if (!row) return null;
  const { role, isTouchDue, ...member } = row;
  return { member: { ...member, role: role as Role }, isTouchDue };
}

/** Notes the use, at most once a minute whatever the number of requests and processes. */
export async function touchSession(db: Db, id: string, { userAgent, address }: SessionPlace): Promise<void> {
  await query(
    `
UPDATE sessions SET last_seen_at = now(), user_agent = $2, address = $3
WHERE id = $1::uuid AND last_seen_at < now() - interval '1 minute'
RETURNING id`,
    [id, userAgent.slice(0, MAX_USER_AGENT_LENGTH), address],
    db,
  );
}

/** The person's sessions that are not over, the latest used first. */
export async function listSessionsOf(db: Db, userId: string): Promise<SessionRow[]> {
  return query<SessionRow>(
    `
SELECT id, method, user_agent AS "userAgent", address, created_at AS "createdAt", last_seen_at AS "lastSeenAt"
FROM sessions
WHERE user_id = $1::uuid AND last_seen_at > now() - make_interval(secs => $2::int)
ORDER BY last_seen_at DESC, id DESC`,
    [userId, SESSION_MAX_AGE_S],
    db,
  );
}

/** From now on the session looks at this organisation, in all its windows. False: the person has no such session. */
export async function setSessionOrganisation(
  tx: Tx,
  { id, userId, organisationId }: { id: string; userId: string; organisationId: string },
): Promise<boolean> {
  const { count } = await tx.session.updateMany({ where: { id, userId }, data: { organisationId } });
  return count === 1;
}

/** Ends one session. False: the person has no such session. */
export async function endSession(tx: Tx, userId: string, id: string): Promise<boolean> {
  const { count } = await tx.session.deleteMany({ where: { id, userId } });
  return count === 1;
}

/** Ends the session, whoever it is of: for one that the browser itself brings along. */
export async function endSessionById(tx: Tx, id: string): Promise<void> {
  await tx.session.deleteMany({ where: { id } });
}

/** Ends all sessions of the person. One that is beginning meanwhile ends by the session version: lib/db/users.ts. */
export async function endSessionsOf(tx: Tx, userId: string): Promise<void> {
  await tx.session.deleteMany({ where: { userId } });
}

/**
 * Keeps what ends sessions away from the person until the transaction ends, so that none begins on a password or role
 * that is being changed.
 */
export async function lockPerson(tx: Tx, userId: string): Promise<void> {
  await query(`SELECT id FROM users WHERE id = $1::uuid FOR SHARE`, [userId], tx);
}
