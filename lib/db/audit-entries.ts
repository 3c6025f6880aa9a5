import type { Json } from "@/lib/core/diff";
import type { Prisma } from "@/prisma/generated/client";
import { query, type Db } from "./database";

/** One entry of the audit trail as it is stored. */
export interface AuditRow {
  id: string;
  actorKind: string;
  actorId: string | null;
  actorLabel: string;
  action: string;
  subjectId: string | null;
  before: Json;
  after: Json;
  createdAt: Date;
}

const select = {
  id: true,
  actorKind: true,
  actorId: true,
  actorLabel: true,
  action: true,
  subjectId: true,
  before: true,
  after: true,
  createdAt: true,
} satisfies Prisma.AuditEntrySelect;

export interface AuditSearch {
  /** Nouns, and whole actions. */
  actions?: readonly string[];
  actorId?: string;
  subjectId?: string;
  /** Both inclusive. */
  from?: Date;
  to?: Date;
  after: { createdAt: Date; id: string } | null;
  limit: number;
}

/** The organisation's entries from the newest on, after `after`. */
export async function listAuditEntries(
  db: Db,
  organisationId: string,
  { actions, actorId, subjectId, from, to, after, limit }: AuditSearch,
): Promise<AuditRow[]> {
  const conditions: Prisma.AuditEntryWhereInput[] = [
    { actorId, subjectId, createdAt: { gte: from, lte: to } },
  ];
  if (actions) conditions.push({ OR: actions.map(fitting) });
  if (after)
    conditions.push({
      createdAt: { lte: after.createdAt },
      OR: [{ createdAt: { lt: after.createdAt } }, { id: { lt: after.id } }],
    });
  const rows = await db.auditEntry.findMany({
    where: { organisationId, AND: conditions },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
    select,
  });
  return rows.map(rowOf);
}

/** The organisation's entry, or null. */
export async function findAuditEntry(db: Db, organisationId: string, id: string): Promise<AuditRow | null> {
  const row = await db.auditEntry.findFirst({ where: { id, organisationId }, select });
  return row && rowOf(row);
}

export interface AuditCounts {
  entries: number;
  people: number;
  byPrograms: number;
}

/** The organisation's entries of the last `days` days by the database's clock, and by how many people they are. */
export async function countAuditEntries(db: Db, organisationId: string, days: number): Promise<AuditCounts> {
  const [row] = await query<AuditCounts>(
    `
SELECT count(*)::int AS entries,
  (count(DISTINCT actor_id) FILTER (WHERE actor_kind = 'user'))::int AS people,
  (count(*) FILTER (WHERE actor_kind <> 'user'))::int AS "byPrograms"
FROM audit_entries
WHERE organisation_id = $1::uuid AND created_at > now() - $2::int * interval '1 day'`,
    [organisationId, days],
    db,
  );
  return row ?? { entries: 0, people: 0, byPrograms: 0 };
}

function fitting(action: string): Prisma.AuditEntryWhereInput {
  return action.includes(".") ? { action } : { action: { startsWith: `${action}.` } };
}

/** What was stored is JSON: the types of the client allow more. */
function rowOf(row: Prisma.AuditEntryGetPayload<{ select: typeof select }>): AuditRow {
  return { ...row, before: row.before as Json, after: row.after as Json };
}
