import { query, type Db, type Tx } from "./database";

/** The person that a link for a new password is of, while it can be used. */
export interface ResetRow {
  id: string;
  userId: string;
  email: string;
}

/** Makes a link of this token the person's only one. */
export async function putReset(
  tx: Tx,
  reset: { userId: string; tokenHash: string; expiresAt: Date },
): Promise<void> {
  await voidResets(tx, reset.userId);
  await tx.passwordReset.create({ data: reset });
}

/** Null: there is no such link, or it was used, is too old or void, or its person is disabled. */
export async function findReset(db: Db, tokenHash: string): Promise<ResetRow | null> {
  const [row] = await query<ResetRow>(
    `
SELECT r.id, r.user_id AS "userId", u.email
FROM password_resets r
JOIN users u ON u.id = r.user_id
WHERE r.token_hash = $1 AND r.used_at IS NULL AND r.expires_at > now() AND u.disabled_at IS NULL`,
    [tokenHash],
    db,
  );
  return row ?? null;
}

/** Uses the link up. False: another request was faster, or it is void or too old by now. */
export async function takeReset(tx: Tx, id: string): Promise<boolean> {
  const rows = await query(
    `UPDATE password_resets SET used_at = now() WHERE id = $1::uuid AND used_at IS NULL AND expires_at > now() RETURNING id`,
    [id],
    tx,
  );
  return rows.length === 1;
}

/** No link of the person works any more. */
export async function voidResets(tx: Tx, userId: string): Promise<void> {
  await tx.passwordReset.deleteMany({ where: { userId, usedAt: null } });
}

/** No link of anybody of the organisation works any more. */
export async function voidResetsIn(tx: Tx, organisationId: string): Promise<void> {
  await tx.passwordReset.deleteMany({
    where: { usedAt: null, user: { memberships: { some: { organisationId } } } },
  });
}
