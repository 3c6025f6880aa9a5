import type { Db, Tx } from "./database";
import { escapeLike } from "./jobs";

export interface TargetFields {
  name: string;
  hostname?: string;
  osType?: string;
  tags?: string[];
}

/** The organisation's target of that name, made when it is new. What is given replaces what is stored. */
export async function ensureTarget(
  tx: Tx,
  organisationId: string,
  { name, hostname, osType, tags }: TargetFields,
): Promise<{ id: string }> {
  await tx.target.createMany({
    data: [{ organisationId, name, hostname: hostname ?? name, osType, tags: tags ?? [] }],
    skipDuplicates: true,
  });
  const target = await tx.target.findUniqueOrThrow({
    where: { organisationId_name: { organisationId, name } },
  });
  const isAsGiven =
    (hostname === undefined || hostname === target.hostname) &&
    (osType === undefined || osType === target.osType) &&
    (tags === undefined || tags.join("\n") === target.tags.join("\n"));
  if (!isAsGiven) await tx.target.update({ where: { id: target.id }, data: { hostname, osType, tags } });
  return { id: target.id };
}

/** The id of the organisation's target of that name, or null. */
export async function findTargetId(db: Db, organisationId: string, name: string): Promise<string | null> {
  const target = await db.target.findUnique({
    where: { organisationId_name: { organisationId, name } },
    select: { id: true },
  });
  return target?.id ?? null;
}

export interface TargetRow {
  id: string;
  name: string;
  hostname: string;
}

/** Targets by name, then id. `text` is looked for in name and host name. */
export function listTargets(
  db: Db,
  organisationId: string,
  { text, limit }: { text?: string; limit: number },
): Promise<TargetRow[]> {
  const contains = { contains: escapeLike(text ?? ""), mode: "insensitive" as const };
  return db.target.findMany({
    where: { organisationId, OR: text ? [{ name: contains }, { hostname: contains }] : undefined },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: limit,
    select: { id: true, name: true, hostname: true },
  });
}
