import { query, type Db, type Tx } from "./database";

const ID = 1;

/**
 * Locks the installation's one set-up row until the transaction ends, and makes it when it is missing: whoever holds it
 * decides alone whether there is a first admin. A row made here is closed.
 */
export async function lockSetup(tx: Tx): Promise<void> {
  await query(
    `
INSERT INTO setup_tokens (id, token_hash, used_at) VALUES (1, '', now())
ON CONFLICT (id) DO UPDATE SET id = excluded.id
RETURNING id`,
    [],
    tx,
  );
}

/** Makes this token the open one; the one before it is void. */
export async function openSetup(tx: Tx, tokenHash: string): Promise<void> {
  await tx.setupToken.update({
    where: { id: ID },
    data: { tokenHash, usedAt: null, createdAt: new Date() },
  });
}

/** No token is open any more. */
export async function closeSetup(tx: Tx): Promise<void> {
  await tx.setupToken.updateMany({ where: { id: ID, usedAt: null }, data: { usedAt: new Date() } });
}

export async function isSetupOpen(db: Db, tokenHash: string): Promise<boolean> {
  const row = await db.setupToken.findFirst({
    where: { id: ID, tokenHash, usedAt: null },
    select: { id: true },
  });
  return row !== null;
}

/** Uses the token up. False: it is not the open one, or another request was faster. */
export async function consumeSetupToken(tx: Tx, tokenHash: string): Promise<boolean> {
  const { count } = await tx.setupToken.updateMany({
    where: { id: ID, tokenHash, usedAt: null },
    data: { usedAt: new Date() },
  });
  return count === 1;
}
