import type { Db, Tx } from "./database";

/** What signing in needs of a person. */
export interface Credentials {
  userId: string;
  name: string;
  email: string;
  passwordHash: string | null;
  sessionVersion: number;
  isDisabled: boolean;
}

const credentialFields = {
  id: true,
  name: true,
  email: true,
  passwordHash: true,
  sessionVersion: true,
  disabledAt: true,
} as const;

/** The person with that sign-in name, whatever its case, or null. */
export async function findCredentials(db: Db, email: string): Promise<Credentials | null> {
  const row = await db.user.findUnique({ where: { email: email.toLowerCase() }, select: credentialFields });
  if (!row) return null;
  const { id: userId, disabledAt, ...fields } = row;
  return { userId, ...fields, isDisabled: disabledAt !== null };
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
  return count === 1;
}

/** Every session token that was given to the person before is void. */
export async function endSessions(tx: Tx, userId: string): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { sessionVersion: { increment: 1 } } });
}

/** Whether anybody can sign in as an admin of any organisation. */
export async function hasUsableAdmin(db: Db): Promise<boolean> {
  const row = await db.membership.findFirst({
    where: { role: "admin", user: { disabledAt: null, passwordHash: { not: null } } },
    select: { id: true },
  });
  return row !== null;
}

/** Makes a person who may sign in and change root settings. Throws a unique violation when the address is taken. */
export async function insertRootUser(
  tx: Tx,
  { name, email, passwordHash }: { name: string; email: string; passwordHash: string },
): Promise<string> {
  const address = email.toLowerCase();
  const { id } = await tx.user.create({
    data: { name, email: address, username: await findFreeUsername(tx, address), passwordHash, isRoot: true },
    select: { id: true },
  });
  return id;
}

/** Lets the person sign in and change root settings. A password that the person has stays. */
export async function promoteToRoot(tx: Tx, userId: string, passwordHash: string): Promise<void> {
  await tx.user.update({
    where: { id: userId },
    data: { isRoot: true, disabledAt: null, sessionVersion: { increment: 1 } },
  });
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
