import type { Tx } from "./database";
import { makeAdmin, type OrganisationFacts } from "./memberships";
import { closeSetup, lockSetup } from "./setup-token";
import { endSessions, findCredentials, insertUser } from "./users";

export interface AdminAccount {
  email: string;
  /** Of a new person. */
  name: string;
  passwordHash: string;
  /** May also change what is above all organisations; false takes that from nobody. */
  isRoot: boolean;
}

/** The organisation of that slug, or null. */
export function findOrganisationBySlug(tx: Tx, slug: string): Promise<OrganisationFacts | null> {
  return tx.organisation.findUnique({ where: { slug }, select: { id: true, slug: true, name: true } });
}

/**
 * Makes the person an admin of the organisation who can sign in with this password. One who is known gets it instead of
 * the one before, may sign in again, and all sessions end. An open set-up link is void. `isNew`: nobody had the address.
 */
export async function putAdmin(
  tx: Tx,
  organisationId: string,
  { email, name, passwordHash, isRoot }: AdminAccount,
): Promise<{ userId: string; isNew: boolean }> {
  await lockSetup(tx);
  const known = await findCredentials(tx, email);
  const userId = known?.userId ?? (await insertUser(tx, { name, email, passwordHash, isRoot }));
  if (known) {
    await tx.user.update({
      where: { id: userId },
      data: { passwordHash, disabledAt: null, ...(isRoot && { isRoot }) },
    });
    await endSessions(tx, userId);
  }
  await makeAdmin(tx, organisationId, userId);
  await closeSetup(tx);
  return { userId, isNew: !known };
}
