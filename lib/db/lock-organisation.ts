import { query, type Tx } from "./database";

/** Lets what is the organisation's own be written one after the other: the lock holds until the transaction ends. */
export async function lockOrganisation(tx: Tx, organisationId: string): Promise<void> {
  await query(`SELECT id FROM organisations WHERE id = $1::uuid FOR NO KEY UPDATE`, [organisationId], tx);
}
