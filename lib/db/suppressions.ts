import { newId } from "./new-id";
import { escapeLike } from "./jobs";
import { query, type Db, type Tx } from "./database";

export const suppressionReasons = ["unsubscribed", "address_refused"] as const;
export type SuppressionReason = (typeof suppressionReasons)[number];

/** An address that gets no mail: its owner said so, or its server does not know it. */
export interface Suppression {
  id: string;
  /** Lower case. */
  address: string;
  reason: SuppressionReason;
  detail: string | null;
  createdAt: Date;
}

/** Why mail to these addresses is not sent, by lower-case address; the others are missing. */
export async function findSuppressions(
  db: Db,
  organisationId: string,
  addresses: readonly string[],
): Promise<Map<string, SuppressionReason>> {
  if (addresses.length === 0) return new Map();
  const rows = await query<Pick<Suppression, "address" | "reason">>(
    `SELECT address, reason FROM suppressions WHERE organisation_id = $1::uuid AND address = ANY ($2::text[])`,
    [organisationId, addresses.map((address) => address.toLowerCase())],
    db,
  );
  return new Map(rows.map(({ address, reason }) => [address, reason]));
}

/** After it the address gets no mail. One that is suppressed already keeps its first reason. */
export async function addSuppression(
  db: Db,
  {
    organisationId,
    address,
    reason,
    detail,
  }: { organisationId: string; address: string; reason: SuppressionReason; detail: string | null },
): Promise<void> {
  await query(
    `
INSERT INTO suppressions (id, organisation_id, address, reason, detail)
VALUES ($1::uuid, $2::uuid, $3, $4, $5)
ON CONFLICT (organisation_id, address) DO NOTHING`,
    [newId(), organisationId, address.toLowerCase(), reason, detail],
    db,
  );
}

/** From the newest on; `text` is looked for in the addresses. */
export async function listSuppressions(
  db: Db,
  organisationId: string,
  { text, limit }: { text?: string; limit: number },
): Promise<Suppression[]> {
  const rows = await db.suppression.findMany({
    where: {
      organisationId,
      address: text ? { contains: escapeLike(text.toLowerCase()) } : undefined,
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
  });
  return rows.map(({ id, address, reason, detail, createdAt }) => {
    return { id, address, reason: reason as SuppressionReason, detail, createdAt };
  });
}

/** Lets the address get mail again. Null when the organisation has no such row. */
export async function deleteSuppression(
  tx: Tx,
  organisationId: string,
  id: string,
): Promise<Pick<Suppression, "address" | "reason"> | null> {
  const row = await tx.suppression.findFirst({ where: { id, organisationId } });
  if (!row) return null;
  const { count } = await tx.suppression.deleteMany({ where: { id, organisationId } });
  return count === 0 ? null : { address: row.address, reason: row.reason as SuppressionReason };
}
