import { canSignIn } from "./can-sign-in";
import { query, type Db, type Tx } from "./database";
import { voidResets } from "./password-resets";
import { endSessionsOf } from "./sessions";

/** What signing in needs of a person. */
export interface Credentials {
  userId: string;
  name: string;
  email: string;
  passwordHash: string | null;
  sessionVersion: number;
  isDisabled: boolean;
  isRoot: boolean;
}

const credentialFields = {
  id: true,
  name: true,
  email: true,
  passwordHash: true,
  sessionVersion: true,
  disabledAt: true,
  isRoot: true,
} as const;

/** The person with that sign-in name, whatever its case, or null. */
export async function findCredentials(db: Db, email: string): Promise<Credentials | null> {
  const row = await db.user.findUnique({ where: { email: email.toLowerCase() }, select: credentialFields });
  if (!row) return null;
  const { id: userId, disabledAt, ...fields } = row;
  return { userId, ...fields, isDisabled: disabledAt !== null };
}

/** Lets nobody else change the person until the transaction ends. */
export async function lockUser(tx: Tx, userId: string): Promise<void> {
  await query(`SELECT id FROM users WHERE id = $1::uuid FOR UPDATE`, [userId], tx);
}

export async function findPasswordHash(db: Db, userId: string): Promise<string | null> {
  const row = await db.user.findUnique({ where: { id: userId }, select: { passwordHash: true } });
  return row?.passwordHash ?? null;
}

/**
 * Stores the password and ends all sessions, if the password is still the one that `replaces` is the hash of. False: it
 * was changed meanwhile.
 */
export async function replacePassword(
  tx: Tx,
  userId: string,
  { replaces, passwordHash }: { replaces: string; passwordHash: string },
): Promise<boolean> {
  const { count } = await tx.user.updateMany({
    where: { id: userId, passwordHash: replaces },
    data: { passwordHash, sessionVersion: { increment: 1 } },
  });
  if (count === 1) await endSessionsOf(tx, userId);
  return count === 1;
}

/** Ends all sessions of the person, also one that is beginning while this transaction is not over. */
export async function endSessions(tx: Tx, userId: string): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { sessionVersion: { increment: 1 } } });
  await endSessionsOf(tx, userId);
}

/** Whether anybody can sign in as an admin of any organisation. */
export async function hasUsableAdmin(db: Db): Promise<boolean> {
  const row = await db.membership.findFirst({
    where: { role: "admin", user: { disabledAt: null, ...canSignIn } },
    select: { id: true },
  });
  return row !== null;
}

/**
 * Makes a person, of no organisation yet. Throws a unique violation when the address is taken, and seldom one of the
 * username, which another transaction has taken meanwhile: trying again helps.
 */
export async function insertUser(
  tx: Tx,
  { email, ...fields }: { name: string; email: string; passwordHash: string | null; isRoot?: boolean },
): Promise<string> {
  const address = email.toLowerCase();
  const { id } = await tx.user.create({
    data: { ...fields, email: address, username: await findFreeUsername(tx, address) },
    select: { id: true },
  });
  return id;
}

/** Makes a person who may sign in and change root settings. Throws a unique violation when the address is taken. */
export function insertRootUser(
  tx: Tx,
  person: { name: string; email: string; passwordHash: string },
): Promise<string> {
  return insertUser(tx, { ...person, isRoot: true });
}

/** Stores a new password, whatever was there, and ends all sessions. */
export async function setPassword(tx: Tx, userId: string, passwordHash: string): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { passwordHash } });
  await endSessions(tx, userId);
}

/** Leaves the person no way in but a provider's: the password, the sessions and links for a new password end. */
export async function endOtherWays(tx: Tx, userId: string): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { passwordHash: null } });
  await voidResets(tx, userId);
  await endSessions(tx, userId);
}

/** Lets the person in no more, and ends all sessions; or lets them in again. */
export async function setDisabled(tx: Tx, userId: string, isDisabled: boolean): Promise<void> {
  const disabledAt = isDisabled ? new Date() : null;
  await tx.user.update({ where: { id: userId }, data: { disabledAt } });
  if (isDisabled) await endSessions(tx, userId);
}

/** What a person says of themselves. */
export interface Profile {
  name: string;
  locale: string | null;
  timezone: string | null;
  hasPassword: boolean;
}

export async function findProfile(db: Db, userId: string): Promise<Profile> {
  const { passwordHash, ...profile } = await db.user.findUniqueOrThrow({
    where: { id: userId },
    select: { name: true, locale: true, timezone: true, passwordHash: true },
  });
  return { ...profile, hasPassword: passwordHash !== null };
}

export async function updateProfile(
  tx: Tx,
  userId: string,
  fields: Partial<Omit<Profile, "hasPassword">>,
): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: fields });
}

/** What is known of the person of an address before they prove to be them. */
export interface Account {
  userId: string;
  passwordHash: string | null;
  isDisabled: boolean;
  /** Nothing is theirs yet: no way to sign in, no organisation, no rights above them. */
  isVacant: boolean;
  /** Of no organisation, and without rights above them. */
  isAlone: boolean;
}

/** Null: nobody has the address. */
export async function findAccount(db: Db, email: string): Promise<Account | null> {
  const row = await db.user.findUnique({
    where: { email: email.toLowerCase() },
    select: {
      id: true,
      passwordHash: true,
      disabledAt: true,
      isRoot: true,
      _count: { select: { memberships: true, identities: true } },
    },
  });
  if (!row) return null;
  const { passwordHash, isRoot, _count: has } = row;
  const isAlone = !isRoot && has.memberships === 0;
  const isVacant = isAlone && passwordHash === null && has.identities === 0;
  return { userId: row.id, passwordHash, isDisabled: row.disabledAt !== null, isVacant, isAlone };
}

/** Lets the person sign in and change root settings. A password that the person has stays. */
export async function promoteToRoot(tx: Tx, userId: string, passwordHash: string): Promise<void> {
  await tx.user.update({
    where: { id: userId },
    data: { isRoot: true, disabledAt: null, sessionVersion: { increment: 1 } },
  });
  await endSessionsOf(tx, userId);
  await tx.user.updateMany({ where: { id: userId, passwordHash: null }, data: { passwordHash } });
}

/** The part before the @, with a number behind it when that is taken. */
async function findFreeUsername(tx: Tx, email: string): Promise<string> {
  const base = email.slice(0, email.indexOf("@"));
  const taken = await tx.user.findMany({
    where: { username: { startsWith: base } },
    select: { username: true },
  });
  const names = new Set(taken.map(({ username }) => username));
  let name = base;
  for (let number = 2; names.has(name); number++) name = `${base}${number}`;
  return name;
}
