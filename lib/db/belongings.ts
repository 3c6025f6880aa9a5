import { query, type Tx } from "./database";
import { dropOwnedSecrets } from "./owned-secrets";

/** Messages that wait for the person are never sent: in all organisations, or the one that is named. Gives how many. */
export async function cancelMessagesTo(
  tx: Tx,
  userId: string,
  organisationId: string | null,
): Promise<number> {
  const rows = await query(
    `
UPDATE notifications SET state = 'cancelled', reason = 'by_hand', next_attempt_at = NULL, held_until = NULL,
  updated_at = now()
WHERE user_id = $1::uuid AND ($2::uuid IS NULL OR organisation_id = $2::uuid)
  AND state IN ('queued', 'retrying', 'held')
RETURNING id`,
    [userId, organisationId],
    tx,
  );
  return rows.length;
}

/** Revokes the keys that act as the person in the organisation. Gives how many. */
export async function revokeKeysOf(tx: Tx, organisationId: string, userId: string): Promise<number> {
  const { count } = await tx.apiKey.updateMany({
    where: { organisationId, userId, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  return count;
}

/** Drops what only the person could see in the organisation: wishes, own addresses with their secrets, muted jobs. */
export async function dropWishesOf(tx: Tx, organisationId: string, userId: string): Promise<void> {
  const preference = await tx.preference.findUnique({
    where: { organisationId_userId: { organisationId, userId } },
    select: { id: true },
  });
  if (preference) {
    await dropOwnedSecrets(tx, organisationId, preference.id);
    await tx.preference.delete({ where: { id: preference.id } });
  }
  await tx.mute.deleteMany({ where: { organisationId, userId } });
}

/** Ends the person's sessions that look at the organisation. */
export async function endSessionsIn(tx: Tx, organisationId: string, userId: string): Promise<void> {
  await tx.session.deleteMany({ where: { organisationId, userId } });
}
