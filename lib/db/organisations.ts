import { query, type Db, type Tx } from "./database";

export interface OrganisationRow {
  id: string;
  slug: string;
  name: string;
  memberCount: number;
  createdAt: Date;
}

const select = {
  id: true,
  slug: true,
  name: true,
  createdAt: true,
  _count: { select: { memberships: true } },
} as const;

/** All of them by name. */
export async function listOrganisations(db: Db): Promise<OrganisationRow[]> {
  const rows = await db.organisation.findMany({ orderBy: [{ name: "asc" }, { id: "asc" }], select });
  return rows.map(({ _count, ...row }) => ({ ...row, memberCount: _count.memberships }));
}

/** One that the caller knows to be there. */
export async function readOrganisation(db: Db, id: string): Promise<OrganisationRow> {
  const { _count, ...row } = await db.organisation.findUniqueOrThrow({ where: { id }, select });
  return { ...row, memberCount: _count.memberships };
}

/** Gives its id; null when another one has the slug. */
export async function insertOrganisation(
  tx: Tx,
  organisation: { slug: string; name: string },
): Promise<string | null> {
  const [row] = await tx.organisation.createManyAndReturn({
    data: [organisation],
    skipDuplicates: true,
    select: { id: true },
  });
  return row?.id ?? null;
}

/** updated_at stays: it is the version of the settings. */
export async function renameOrganisation(tx: Tx, id: string, name: string): Promise<void> {
  await query(`UPDATE organisations SET name = $2 WHERE id = $1::uuid RETURNING id`, [id, name], tx);
}
