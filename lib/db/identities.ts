import type { Db, Tx } from "./database";

/** Who a person is to an OpenID Connect provider. */
export interface Identity {
  issuer: string;
  /** The provider's name for the person, which it never gives to another. */
  subject: string;
}

/** The person who is known by that identity, or null. */
export async function findIdentityOwner(
  db: Db,
  { issuer, subject }: Identity,
): Promise<{ userId: string; isDisabled: boolean; isRoot: boolean } | null> {
  const row = await db.userIdentity.findUnique({
    where: { issuer_subject: { issuer, subject } },
    select: { user: { select: { id: true, disabledAt: true, isRoot: true } } },
  });
  if (!row) return null;
  const { id: userId, disabledAt, isRoot } = row.user;
  return { userId, isDisabled: disabledAt !== null, isRoot };
}

/** Throws a unique violation when the identity is somebody's. */
export async function insertIdentity(tx: Tx, userId: string, { issuer, subject }: Identity): Promise<void> {
  await tx.userIdentity.create({ data: { userId, issuer, subject } });
}

export async function noteIdentityUse(tx: Tx, { issuer, subject }: Identity): Promise<void> {
  await tx.userIdentity.update({
    where: { issuer_subject: { issuer, subject } },
    data: { lastUsedAt: new Date() },
  });
}
